// Shares of GDP by member: what is known, the path after it, and the chances to meet the marks.
import type { Answers } from "../../answers.ts";
import type { Maybe, Spending } from "../../data.ts";
import { is_number } from "../../format.ts";

export const MARKS: readonly { key: string; share: number }[] = [
  { key: "2", share: 0.02 },
  { key: "3.5", share: 0.035 },
  { key: "5", share: 0.05 },
];

export type Sorting = "chance" | "gap" | "name";

export interface SpendingPanels {
  // Groups and members of the side whose pledge it is, then all others (the other side, for comparison).
  groups: Spending[];
  members: Spending[];
  others: Spending[];
  years: number[];
  max: number;
}

// Groups that readers of the flagship look for first; others follow as they came.
const FIRST_GROUPS = ["united_states", "europe", "canada"];

export function spending_panels(answers: Answers, sorting: Sorting): SpendingPanels | null {
  const rows = answers.data.spending.filter((row) => row.years.length > 0 && row.core?.p50);
  if (rows.length === 0) return null;
  const ours = rows.filter((row) => answers.side_of_bloc(bloc_of(answers, row)) === "a");
  const chosen = ours.length > 0 ? ours : rows;
  const rank = (row: Spending) => (FIRST_GROUPS.indexOf(row.group) + 1) || FIRST_GROUPS.length + 1;
  const highest = Math.max(0.055, ...rows.flatMap((row) => [...(row.total?.p95 ?? []), ...row.core.p95].filter(is_number)));
  return {
    groups: chosen.filter((row) => row.party === null).sort((one, other) => rank(one) - rank(other)),
    members: chosen.filter((row) => row.party !== null).sort(comparator(sorting)),
    others: rows.filter((row) => !chosen.includes(row)).filter((row, _, all) => row.party !== null || all.every((one) => one.party === null || one.name !== row.name)),
    years: [...new Set(rows.flatMap((row) => row.years))].sort((one, other) => one - other),
    max: Math.ceil(highest * 100) / 100,
  };
}

// A group's row may name no bloc: its members do.
function bloc_of(answers: Answers, row: Spending): string {
  return row.bloc || answers.data.parties.find((party) => party.group === row.group)?.bloc || "";
}

function comparator(sorting: Sorting): (one: Spending, other: Spending) => number {
  const by_name = (one: Spending, other: Spending) => one.name.localeCompare(other.name);
  if (sorting === "name") return by_name;
  const value = (row: Spending) => (sorting === "chance" ? meets_at_end(row, "3.5") ?? -1 : gap_at_end(row) ?? -1);
  return (one, other) => value(other) - value(one) || by_name(one, other);
}

export function meets_at_end(row: Spending, mark: string): number | null {
  return last_number(row.meets[mark] ?? []);
}

// What is missing to 3.5 % core in the last year, as a share of GDP (0 where the median reaches it).
export function gap_at_end(row: Spending): number | null {
  const last = last_number(row.core.p50);
  return last === null ? null : Math.max(0, 0.035 - last);
}

export function last_number(values: Maybe[]): number | null {
  return [...values].reverse().find(is_number) ?? null;
}

export function sum_of(values: Maybe[]): number {
  return values.reduce<number>((sum, value) => sum + (is_number(value) ? value : 0), 0);
}
