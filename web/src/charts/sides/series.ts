// Two sides of a comparison over time, or one measure alone, with what was observed of each; and the same futures
// before the change as ghosts.
import { evidence_of, is_yearly_sum, type Answers, type SideName } from "../../answers.ts";
import type { Comparison, Evidence, Maybe, Measure } from "../../data.ts";
import { axis_unit, is_number, is_share, scale_for, type Scale } from "../../format.ts";
import { middle, parse_month } from "../../months.ts";
import { say } from "../../words/say.ts";
import { round_ceiling } from "../shared/axes.ts";

export interface SideLine {
  side: SideName;
  measure: Measure;
  p05: Maybe[];
  p25: Maybe[];
  p50: Maybe[];
  p75: Maybe[];
  p95: Maybe[];
}

export interface Mark {
  observation: Evidence;
  side: SideName;
  x: number;
  x_from: number;
  low: number;
  high: number;
  value: number;
  beyond: boolean;
}

export interface Ghost {
  side: SideName;
  p50: Maybe[];
}

export interface Sides {
  // Null where one measure is shown alone.
  comparison: Comparison | null;
  x: number[];
  lines: SideLine[];
  ghosts: Ghost[];
  marks: Mark[];
  beyond: number;
  factor: number;
  axis_name: string;
  max: number;
  step: number;
}

export function sides_series(answers: Answers, comparison: Comparison | null, base: Answers | null = null): Sides | null {
  const left = comparison && answers.measures.get(comparison.left);
  const right = comparison && answers.measures.get(comparison.right);
  if (!comparison || !left || !right) return null;
  return series_of(answers, comparison, [{ measure: left, side: "a" }, { measure: right, side: "b" }], base);
}

export function measure_series(answers: Answers, measure: Measure, base: Answers | null = null): Sides {
  const side = measure.bloc ? answers.side_of_bloc(measure.bloc) : "a";
  return series_of(answers, null, [{ measure, side }], base);
}

function series_of(answers: Answers, comparison: Comparison | null, shown: { measure: Measure; side: SideName }[], base: Answers | null): Sides {
  const before = shown.map(({ measure, side }) => ({ side, measure: base?.measures.get(measure.id) }));
  const tallest = largest([...shown.flatMap(({ measure }) => [measure.p95, measure.p75]), ...before.map((one) => one.measure?.p50)]);
  const observed = shown.flatMap(({ measure }) => evidence_of(answers, measure.id))
    .map((observation) => observation.scaled_value ?? observation.scaled_high ?? observation.scaled_low ?? 0);
  const reach = Math.max(tallest, Math.min(1.4 * tallest, Math.max(0, ...observed)));
  const first = shown[0]!.measure;
  const percent = is_share(first);
  const scale: Scale = percent ? { factor: 0.01, word: null } : scale_for(reach);
  const { max, step } = round_ceiling((reach / scale.factor) * 1.02);
  const scaled = (series: Maybe[] | undefined) => (series ?? []).map((value) => (is_number(value) ? value / scale.factor : null));
  const line = ({ measure, side }: { measure: Measure; side: SideName }): SideLine => {
    return { side, measure, p05: scaled(measure.p05), p25: scaled(measure.p25), p50: scaled(measure.p50), p75: scaled(measure.p75), p95: scaled(measure.p95) };
  };
  const marks = shown.flatMap(({ measure, side }) => evidence_marks(answers, measure, side, scale.factor, max));
  return {
    comparison,
    x: answers.months.map(middle),
    lines: shown.map(line),
    ghosts: before.flatMap((one) => (one.measure ? [{ side: one.side, p50: scaled(one.measure.p50) }] : [])),
    marks,
    beyond: marks.filter((mark) => mark.beyond).length,
    factor: scale.factor,
    axis_name: percent ? say("chart.of_gdp") : axis_unit(scale, first.unit),
    max, step,
  };
}

// A sum over twelve months belongs to its last month, a rate of a window to the window's middle.
export function evidence_marks(answers: Answers, measure: Measure, side: SideName, factor: number, max: number): Mark[] {
  const marks: Mark[] = [];
  for (const observation of evidence_of(answers, measure.id)) {
    const from = parse_month(observation.from);
    const to = parse_month(observation.to) ?? from;
    const known = [observation.scaled_low, observation.scaled_value, observation.scaled_high].filter(is_number);
    if (from === null || to === null || known.length === 0) continue;
    const low = observation.scaled_low ?? known[0]!;
    const high = observation.scaled_high ?? known[known.length - 1]!;
    const value = observation.scaled_value ?? (low + high) / 2;
    const x = is_yearly_sum(measure) ? middle(to) : (middle(from) + middle(to)) / 2;
    marks.push({
      observation, side, x,
      x_from: is_yearly_sum(measure) ? x : middle(from),
      low: Math.min(low, high) / factor,
      high: Math.max(low, high) / factor,
      value: value / factor,
      beyond: value / factor > max,
    });
  }
  const first = middle(answers.months[0] ?? 0);
  return marks.filter((mark) => mark.x >= first - 0.1 && mark.x <= middle(answers.end) + 0.1);
}

function largest(lists: (Maybe[] | undefined)[]): number {
  let most = 0;
  for (const list of lists) for (const value of list ?? []) if (is_number(value) && value > most) most = value;
  return most;
}
