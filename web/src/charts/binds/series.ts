// What binds, for every item of a bloc: in each quarter the cause that takes most of the wish, and how much of it.
import type { Answers } from "../../answers.ts";
import type { Waterfall } from "../../data.ts";
import { is_number } from "../../format.ts";
import type { TermKind } from "../waterfall/series.ts";

export type Cause = Exclude<TermKind, "made" | "backlog">;
export const CAUSES: readonly Cause[] = ["money", "capacity", "cooperation", "ramp", "inputs"];

export interface Cell {
  cause: Cause;
  // Part of the wish, 0 to 1.
  part: number;
}

export interface Binds {
  bloc: string;
  // Year · 4 + quarter (0 to 3).
  quarters: number[];
  rows: { row: Waterfall; cells: (Cell | null)[] }[];
}

// Below this part of the wish nothing binds.
const LEAST = 0.01;

export function binds_series(answers: Answers, bloc: string): Binds {
  const groups = new Map<number, number[]>();
  answers.months.forEach((month, index) => {
    const quarter = Math.floor(month / 3);
    const members = groups.get(quarter);
    if (members) members.push(index);
    else groups.set(quarter, [index]);
  });
  const quarters = [...groups.keys()];
  const rows = answers.data.waterfall.filter((row) => row.bloc === bloc)
    .map((row) => ({ row, cells: quarters.map((quarter) => cell_of(row, groups.get(quarter)!)) }));
  return { bloc, quarters, rows };
}

function cell_of(row: Waterfall, members: number[]): Cell | null {
  const sum = (values: (number | null)[] | undefined) => members.reduce((total, index) => total + (is_number(values?.[index]) ? values[index]! : 0), 0);
  const wished = sum(row.wished);
  if (!(wished > 0)) return null;
  let best: Cell | null = null;
  for (const cause of CAUSES) {
    const lost = cause === "inputs" ? Object.values(row.inputs).reduce((total, values) => total + sum(values), 0) : sum(row[cause]);
    const part = lost / wished;
    if (part >= LEAST && (!best || part > best.part)) best = { cause, part };
  }
  return best;
}

// The cause that binds most items in a quarter.
export function commonest(binds: Binds, column: number): { cause: Cause; count: number } | null {
  let best: { cause: Cause; count: number } | null = null;
  for (const cause of CAUSES) {
    const count = binds.rows.filter((row) => row.cells[column]?.cause === cause).length;
    if (count > 0 && (!best || count > best.count)) best = { cause, count };
  }
  return best;
}

// The cause that binds an item in most quarters.
export function usual(cells: (Cell | null)[]): Cause | null {
  let best: Cause | null = null;
  let most = 0;
  for (const cause of CAUSES) {
    const count = cells.filter((cell) => cell?.cause === cause).length;
    if (count > most) [best, most] = [cause, count];
  }
  return best;
}

// Neighbouring cells of one cause, so that each gets its name once.
export function runs_of(cells: (Cell | null)[]): { cause: Cause; from: number; to: number }[] {
  const runs: { cause: Cause; from: number; to: number }[] = [];
  cells.forEach((cell, column) => {
    const last = runs[runs.length - 1];
    if (!cell) return;
    if (last && last.cause === cell.cause && last.to === column) last.to = column + 1;
    else runs.push({ cause: cell.cause, from: column, to: column + 1 });
  });
  return runs;
}
