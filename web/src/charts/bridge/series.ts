// One year as a waterfall from what was wished to what was made: what each cause takes away, in the model's fixed order.
import type { Answers } from "../../answers.ts";
import type { Waterfall } from "../../data.ts";
import { axis_unit, scale_for } from "../../format.ts";
import { round_ceiling } from "../shared/axes.ts";
import { mean, waterfall_terms, years_of, type Term } from "../waterfall/series.ts";

export interface Step {
  // Null for the two ends, which are levels; a term for what is taken away between them.
  term: Term | null;
  end: "wished" | "made" | null;
  // From and to on the axis; equal ends stand on 0.
  from: number;
  to: number;
  amount: number;
  // The level at which the same step ended before the change.
  ghost: number | null;
}

export interface Bridge {
  row: Waterfall;
  year: number;
  steps: Step[];
  wished: number;
  made: number;
  factor: number;
  axis_name: string;
  max: number;
  step: number;
}

// Terms in the order in which the model takes them away.
const ORDER = ["money", "capacity", "cooperation", "ramp", "inputs"];

export function bridge_series(answers: Answers, row: Waterfall, year: number, before: Waterfall | null = null): Bridge {
  const members = years_of(answers.months).find((group) => group.label === year)?.members ?? [];
  const of = (values: (number | null)[] | undefined) => mean(members.map((index) => values?.[index] ?? null)) ?? 0;
  const wished = of(row.wished);
  const made = of(row.made);
  const scale = scale_for(Math.max(wished, before ? of(before.wished) : 0));
  const terms = waterfall_terms(row).filter((term) => ORDER.includes(term.kind))
    .sort((one, other) => ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind));
  const old_terms = before ? waterfall_terms(before) : [];
  const old_amount = (term: Term) => of(old_terms.find((one) => one.kind === term.kind && one.input === term.input)?.values);
  const scaled = (value: number) => value / scale.factor;
  const steps: Step[] = [{ term: null, end: "wished", from: 0, to: scaled(wished), amount: wished, ghost: before ? scaled(of(before.wished)) : null }];
  let level = wished;
  let old_level = before ? of(before.wished) : 0;
  for (const term of terms) {
    const amount = of(term.values);
    old_level -= old_amount(term);
    steps.push({ term, end: null, from: scaled(level), to: scaled(level - amount), amount: -amount, ghost: before ? scaled(old_level) : null });
    level -= amount;
  }
  steps.push({ term: null, end: "made", from: 0, to: scaled(made), amount: made, ghost: before ? scaled(of(before.made)) : null });
  const { max, step } = round_ceiling(Math.max(scaled(wished), ...steps.map((one) => one.ghost ?? 0)), 5);
  return { row, year, steps, wished, made, factor: scale.factor, axis_name: axis_unit(scale, row.unit), max, step };
}

// The step that takes most.
export function largest_step(bridge: Bridge): Step | null {
  const losses = bridge.steps.filter((step) => step.term && step.amount < 0);
  return losses.length === 0 ? null : losses.reduce((most, step) => (step.amount < most.amount ? step : most));
}
