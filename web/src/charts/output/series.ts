// What each party makes of one item in a year: the median with 9 in 10 futures, the largest first.
import type { Answers, SideName } from "../../answers.ts";
import type { Output } from "../../data.ts";
import { axis_unit, is_number, scale_for } from "../../format.ts";
import { round_ceiling } from "../shared/axes.ts";

export interface OutputRow {
  party: string;
  name: string;
  side: SideName;
  low: number;
  median: number;
  high: number;
  // The median of the same futures without the levers.
  before: number | null;
}

export interface OutputBars {
  item: string;
  name: string;
  unit: string;
  year: number;
  rows: OutputRow[];
  // How many smaller makers are not shown.
  others: number;
  factor: number;
  axis_name: string;
  max: number;
  step: number;
}

const MOST_ROWS = 20;

export function output_years(answers: Answers): number[] {
  return [...new Set(answers.months.map((month) => Math.floor(month / 12)))];
}

// Items that anybody makes, in the order of the scenario.
export function output_items(answers: Answers): string[] {
  const made = new Set(answers.data.output.map((row) => row.item));
  return answers.data.items.map((item) => item.item).filter((item) => made.has(item));
}

export function output_series(answers: Answers, base: Answers | null, item: string, year: number): OutputBars | null {
  const index = output_years(answers).indexOf(year);
  const sides = new Map(answers.data.parties.map((party) => [party.party, answers.side_of_bloc(party.bloc)]));
  const before = new Map((base?.data.output ?? []).filter((row) => row.item === item).map((row) => [row.party, row.p50[index]]));
  const rows = answers.data.output.filter((row) => row.item === item && (number_at(row, "p95", index) > 0 || (before.get(row.party) ?? 0) > 0))
    .map((row): OutputRow => {
      const was = before.get(row.party);
      return {
        party: row.party, name: answers.party_name(row.party), side: sides.get(row.party) ?? "other",
        low: number_at(row, "p05", index), median: number_at(row, "p50", index), high: number_at(row, "p95", index),
        before: is_number(was) ? was : null,
      };
    })
    .sort((one, other) => other.median - one.median || other.high - one.high || one.name.localeCompare(other.name));
  if (index < 0 || rows.length === 0) return null;
  const scale = scale_for(Math.max(...rows.map((row) => row.high)));
  const { max, step } = round_ceiling(Math.max(...rows.flatMap((row) => [row.high, row.before ?? 0])) / scale.factor);
  const unit = answers.data.items.find((one) => one.item === item)?.unit ?? "";
  return {
    item, name: answers.item_name(item), unit, year, rows: rows.slice(0, MOST_ROWS), others: Math.max(0, rows.length - MOST_ROWS),
    factor: scale.factor, axis_name: axis_unit(scale, unit), max, step,
  };
}

function number_at(row: Output, field: "p05" | "p50" | "p95", index: number): number {
  const value = row[field][index];
  return is_number(value) ? value : 0;
}
