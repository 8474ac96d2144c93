// What binds: for each year and cause, the part of the wish that the cause takes away.
import type { Waterfall } from "../../data.ts";
import { stack_series, type Term } from "../waterfall/series.ts";

export interface Binding {
  row: Waterfall;
  years: number[];
  terms: Term[];
  // shares[term][year], fractions of the wished rate; null where nothing was wished.
  shares: (number | null)[][];
}

export const STEPS: readonly number[] = [0.02, 0.08, 0.18, 0.32];

export function binding_series(row: Waterfall, months: number[]): Binding {
  const stack = stack_series(row, months, "year");
  const terms = [...stack.terms].reverse().filter((term) => term.kind !== "made" && term.kind !== "backlog");
  return {
    row,
    years: stack.labels,
    terms,
    shares: terms.map((term) => stack.labels.map((_, index) => {
      const wished = stack.wished[index];
      const lost = term.values[index];
      return wished && lost != null ? lost / wished : null;
    })),
  };
}

export function heat_step(share: number): number {
  return STEPS.filter((edge) => share >= edge).length;
}

export function worst(binding: Binding, year: number): number | null {
  let best: number | null = null;
  binding.shares.forEach((row, term) => {
    const value = row[year];
    if (value != null && value > 0 && (best === null || value > binding.shares[best]![year]!)) best = term;
  });
  return best;
}
