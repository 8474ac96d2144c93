// Chance that a comparison holds, month by month, for the few comparisons that the reader picked.
import type { Answers } from "../../answers.ts";
import type { Comparison, Maybe } from "../../data.ts";
import { is_number } from "../../format.ts";
import { middle } from "../../months.ts";

export const MOST_CHANCES = 4;

export interface ChanceLine {
  comparison: Comparison;
  values: Maybe[];
  ghost: Maybe[] | null;
  last: number | null;
}

export interface Chances {
  x: number[];
  lines: ChanceLine[];
}

export function chances_series(answers: Answers, chosen: readonly string[], base: Answers | null = null): Chances {
  const lines: ChanceLine[] = [];
  for (const id of chosen.slice(0, MOST_CHANCES)) {
    const comparison = answers.comparisons.get(id);
    if (!comparison) continue;
    const values = in_hundreds(comparison.probability);
    const before = base?.comparisons.get(id);
    if (!values.some(is_number)) continue;
    lines.push({ comparison, values, ghost: before ? in_hundreds(before.probability) : null, last: [...values].reverse().find(is_number) ?? null });
  }
  return { x: answers.months.map(middle), lines };
}

function in_hundreds(series: Maybe[] | undefined): Maybe[] {
  return (series ?? []).map((value) => (is_number(value) ? value * 100 : null));
}
