// Why not more: what was wished, month by month, split into what each cause takes away and what is made.
// The terms are means over the futures, because means add up and medians do not.
import type { Maybe, Waterfall } from "../../data.ts";
import { axis_unit, is_number, scale_for } from "../../format.ts";
import { round_ceiling } from "../shared/axes.ts";

export type TermKind = "backlog" | "made" | "inputs" | "ramp" | "cooperation" | "capacity" | "money";

export interface Term {
  kind: TermKind;
  // The input's item, or "other" for those folded together.
  input?: string;
  folded?: number;
  values: Maybe[];
}

export interface Stack {
  row: Waterfall;
  by: "year" | "month";
  // Positions in years: the middle of the month, or the middle of the year.
  x: number[];
  labels: number[];
  terms: Term[];
  wished: Maybe[];
  factor: number;
  axis_name: string;
  max: number;
  step: number;
}

const NAMED_INPUTS = 4;

export function waterfall_key(row: Waterfall): string {
  return `${row.bloc}|${row.item}`;
}

export function waterfall_terms(row: Waterfall): Term[] {
  const inputs = Object.entries(row.inputs)
    .map(([input, values]) => ({ input, values, sum: total(values) }))
    .filter((one) => one.sum > 0)
    .sort((one, other) => other.sum - one.sum || one.input.localeCompare(other.input));
  // One left over is named too: a fold of one would hide a name and save nothing.
  const named = inputs.length <= NAMED_INPUTS + 1 ? inputs : inputs.slice(0, NAMED_INPUTS);
  const rest = inputs.slice(named.length);
  const terms: Term[] = [];
  if (total(row.backlog) > 0) terms.push({ kind: "backlog", values: row.backlog });
  terms.push({ kind: "made", values: row.made });
  for (const one of named) terms.push({ kind: "inputs", input: one.input, values: one.values });
  if (rest.length > 0) {
    terms.push({ kind: "inputs", input: "other", folded: rest.length, values: row.made.map((_, month) => sum_at(rest.map((one) => one.values), month)) });
  }
  terms.push({ kind: "ramp", values: row.ramp }, { kind: "cooperation", values: row.cooperation }, { kind: "capacity", values: row.capacity }, { kind: "money", values: row.money });
  return terms.map((term) => ({ ...term, values: term.values ?? [] }));
}

export function stack_series(row: Waterfall, months: number[], by: "year" | "month"): Stack {
  const terms = waterfall_terms(row);
  const groups = by === "month" ? months.map((month, index) => ({ label: month, members: [index] })) : years_of(months);
  const reduce = (values: Maybe[]) => groups.map((group) => mean(group.members.map((index) => values[index] ?? null)));
  const reduced = terms.map((term) => ({ ...term, values: reduce(term.values) }));
  const heights = groups.map((_, index) => reduced.reduce((sum, term) => sum + (term.values[index] ?? 0), 0));
  const scale = scale_for(Math.max(...heights, 0));
  const { max, step } = round_ceiling((Math.max(...heights, 0) / scale.factor) * 1.01);
  const scaled = (values: Maybe[]) => values.map((value) => (is_number(value) ? value / scale.factor : null));
  return {
    row, by,
    x: groups.map((group) => (by === "month" ? (group.label + 0.5) / 12 : group.label + 0.5)),
    labels: groups.map((group) => group.label),
    terms: reduced.map((term) => ({ ...term, values: scaled(term.values) })),
    wished: scaled(reduce(row.wished ?? [])),
    factor: scale.factor,
    axis_name: axis_unit(scale, row.unit),
    max, step,
  };
}

export function years_of(months: number[]): { label: number; members: number[] }[] {
  const groups: { label: number; members: number[] }[] = [];
  months.forEach((month, index) => {
    const year = Math.floor(month / 12);
    const last = groups[groups.length - 1];
    if (last && last.label === year) last.members.push(index);
    else groups.push({ label: year, members: [index] });
  });
  return groups;
}

export function mean(values: Maybe[]): Maybe {
  const known = values.filter(is_number);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}

function total(values: Maybe[] | undefined): number {
  return (values ?? []).reduce<number>((sum, value) => sum + (is_number(value) ? value : 0), 0);
}

function sum_at(lists: Maybe[][], index: number): Maybe {
  return lists.reduce<number>((sum, list) => sum + (list[index] ?? 0), 0);
}

// The largest cause of one year, for the sentence above the figure.
export function largest_cause(stack: Stack, at: number): Term | null {
  let best: Term | null = null;
  for (const term of stack.terms) {
    if (term.kind === "made" || term.kind === "backlog") continue;
    if (!best || (term.values[at] ?? 0) > (best.values[at] ?? 0)) best = term;
  }
  return best && (best.values[at] ?? 0) > 0 ? best : null;
}
