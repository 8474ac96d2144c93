// The ratio left/right with its own fan: bands of two sides that overlap say nothing about which is larger.
import type { Answers } from "../../answers.ts";
import type { Comparison, Maybe, Quantiles } from "../../data.ts";
import { is_number } from "../../format.ts";
import { middle } from "../../months.ts";
import { round_ceiling } from "../shared/axes.ts";

export interface Ratio {
  comparison: Comparison;
  x: number[];
  quantiles: Required<Quantiles>;
  ghost: Maybe[] | null;
  max: number;
  step: number;
  cut: boolean;
}

export function ratio_series(answers: Answers, comparison: Comparison | null, base: Answers | null = null): Ratio | null {
  const given = comparison?.ratio_quantiles;
  if (!comparison || !given || !given.p50?.some(is_number)) return null;
  const none = answers.months.map((): Maybe => null);
  const quantiles = { p05: given.p05 ?? none, p25: given.p25 ?? none, p50: given.p50, p75: given.p75 ?? none, p95: given.p95 ?? none };
  const highest = top(quantiles.p95);
  // A side near nothing sends the ratio to the sky for a while: the axis is made for the months from two
  // years before the as-of month on, and there for most of the futures.
  const recent = (series: Maybe[]) => series.slice(Math.max(0, answers.as_of_index - 24)).filter(is_number);
  const settled = quantile_of([...recent(quantiles.p75), ...recent(quantiles.p50)], 0.95);
  const reach = Math.max(comparison.ratio * 1.5, Math.min(highest, Math.max(0, ...recent(quantiles.p95)), settled * 1.6));
  const { max, step } = round_ceiling(reach, 4);
  return { comparison, x: answers.months.map(middle), quantiles, ghost: base?.comparisons.get(comparison.id)?.ratio_quantiles?.p50 ?? null, max, step, cut: highest > max };
}

function top(series: Maybe[]): number {
  return Math.max(0, ...series.filter(is_number));
}

export function quantile_of(values: number[], probability: number): number {
  if (values.length === 0) return 0;
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(probability * sorted.length))]!;
}
