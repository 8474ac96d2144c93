// The plan's investments: when each is begun and ready, earliest first.
import type { PlanData } from "../../data.ts";
import { parse_month } from "../../months.ts";

export interface Build {
  name: string;
  party: string;
  start: number;
  ready: number;
  copies: number;
  cost: number;
}

export interface Builds {
  rows: Build[];
  from: number;
  to: number;
  total: number;
}

export function builds_series(plan: PlanData): Builds {
  const rows = plan.builds.map((one) => {
    const start = parse_month(one.start);
    return { name: one.name || one.candidate, party: one.party, start: start ?? 0, ready: parse_month(one.ready) ?? start ?? 0, copies: one.copies, cost: one.cost };
  }).filter((one) => one.start > 0).sort((one, other) => one.start - other.start || one.ready - other.ready || one.name.localeCompare(other.name));
  const from = Math.min(...rows.map((row) => row.start));
  const to = Math.max(...rows.map((row) => row.ready));
  return { rows, from: Math.floor(from / 12) * 12, to: Math.ceil((to + 1) / 12) * 12, total: rows.reduce((sum, row) => sum + row.cost, 0) };
}
