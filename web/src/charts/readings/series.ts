// The answer by definition: each comparison's chance now and at the end of the horizon.
import type { Answers } from "../../answers.ts";
import type { Comparison } from "../../data.ts";
import { is_number } from "../../format.ts";

export interface ReadingRow {
  comparison: Comparison;
  now: number | null;
  end: number | null;
  // The chance at the end in the same futures before the change.
  before: number | null;
}

export const FIRST_READINGS = 8;

export function readings_series(answers: Answers, all: boolean, base: Answers | null = null): ReadingRow[] {
  const ordered = [...answers.data.comparisons].sort((one, other) =>
    Number(other.id === answers.headline?.id) - Number(one.id === answers.headline?.id));
  const rows = ordered.map((comparison) => ({
    comparison,
    now: number_at(comparison, answers.as_of_index),
    end: number_at(comparison, answers.months.length - 1),
    before: old_end(comparison.id, base, answers.months.length - 1),
  })).filter((row) => row.now !== null || row.end !== null);
  return all ? rows : rows.slice(0, FIRST_READINGS);
}

function old_end(id: string, base: Answers | null, index: number): number | null {
  const comparison = base?.comparisons.get(id);
  return comparison ? number_at(comparison, index) : null;
}

function number_at(comparison: Comparison, index: number): number | null {
  const value = comparison.probability?.[index];
  return is_number(value) ? value : null;
}
