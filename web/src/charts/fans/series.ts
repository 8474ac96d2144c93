// A measure with and without the plan, as the model simulates both; and what the plan itself promised.
import type { Answers } from "../../answers.ts";
import type { Maybe, Measure, PlanData } from "../../data.ts";
import { axis_unit, is_number, scale_for } from "../../format.ts";
import { middle, parse_month } from "../../months.ts";
import { round_ceiling } from "../shared/axes.ts";

export interface Fan { p05: Maybe[]; p25: Maybe[]; p50: Maybe[]; p75: Maybe[]; p95: Maybe[] }

export interface Fans {
  text: string;
  measure: Measure | null;
  months: number[];
  x: number[];
  with: Fan;
  without: Fan;
  promise: Maybe[] | null;
  factor: number;
  axis_name: string;
  max: number;
  step: number;
}

export function fans_series(answers: Answers, plan: PlanData): Fans | null {
  const given = plan.simulated;
  if (!given || given.months.length === 0) return null;
  const measure = answers.measures.get(given.measure) ?? null;
  const promised = plan.promise?.measure === given.measure ? plan.promise : null;
  const at = new Map((promised?.months ?? []).map((month, index) => [month, promised!.with[index] ?? null]));
  const promise = promised ? given.months.map((month) => at.get(month) ?? null) : null;
  const reach = Math.max(0, ...[given.with.p95, given.without.p95, promise ?? []].flat().filter(is_number));
  const scale = scale_for(reach);
  const { max, step } = round_ceiling((reach / scale.factor) * 1.02);
  const scaled = (values: Maybe[] | undefined) => (values ?? []).map((value) => (is_number(value) ? value / scale.factor : null));
  const fan = (one: typeof given.with): Fan => ({ p05: scaled(one.p05), p25: scaled(one.p25), p50: scaled(one.p50), p75: scaled(one.p75), p95: scaled(one.p95) });
  const months = given.months.map((month) => parse_month(month) ?? 0);
  return {
    text: measure?.text ?? given.measure, measure, months, x: months.map(middle), with: fan(given.with), without: fan(given.without),
    promise: promise ? scaled(promise) : null, factor: scale.factor, axis_name: axis_unit(scale, measure?.unit ?? ""), max, step,
  };
}
