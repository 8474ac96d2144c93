// What one more unit of an input would be worth, by month: rows by their largest value.
import type { Maybe, PlanData } from "../../data.ts";
import { is_number } from "../../format.ts";
import { parse_month } from "../../months.ts";

export interface MarginalRow {
  name: string;
  values: Maybe[];
  best: number;
}

export interface Marginal {
  rows: MarginalRow[];
  months: number[];
  unit: string;
  largest: number;
}

const MOST_ROWS = 24;

export function marginal_series(plan: PlanData): Marginal | null {
  const given = plan.marginal;
  if (!given || given.rows.length === 0 || given.months.length === 0) return null;
  const rows = given.rows.map((name, index): MarginalRow => {
    const values = given.values[index] ?? [];
    let best = 0;
    values.forEach((value, at) => { if ((value ?? 0) > (values[best] ?? 0)) best = at; });
    return { name, values, best };
  }).filter((row) => row.values.some((value) => is_number(value) && value > 0))
    .sort((one, other) => (other.values[other.best] ?? 0) - (one.values[one.best] ?? 0)).slice(0, MOST_ROWS);
  if (rows.length === 0) return null;
  return { rows, months: given.months.map((month) => parse_month(month) ?? 0), unit: given.unit, largest: rows[0]!.values[rows[0]!.best] ?? 1 };
}

// Five steps of the scale, by square root: small values stay apart from none.
export function marginal_step(value: number, largest: number): number {
  return Math.min(4, Math.floor(Math.sqrt(Math.max(0, value) / Math.max(largest, 1e-300)) * 5));
}
