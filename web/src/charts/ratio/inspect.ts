import type { Answers } from "../../answers.ts";
import type { Quantiles } from "../../data.ts";
import type { Inspection, Quintet } from "../../figure/types.ts";
import { times } from "../../format.ts";
import { month_name } from "../../months.ts";
import { LIGHT } from "../../palette.ts";
import { words } from "../../words.ts";
import type { Ratio } from "./series.ts";

export function quintet_of(quantiles: Quantiles | null | undefined, index: number): Quintet | null {
  if (!quantiles) return null;
  return [quantiles.p05[index], quantiles.p25?.[index], quantiles.p50[index], quantiles.p75?.[index], quantiles.p95[index]];
}

export function ratio_inspection(answers: Answers, base: Answers | null, ratio: Ratio, index: number): Inspection {
  return {
    title: words.inspect.name(month_name(answers.months[index]!)),
    distributions: [{
      label: `${words.chart.ratio}: ${ratio.comparison.text}`, unit: words.chart.times_axis, colour: LIGHT.accent,
      quantiles: quintet_of(ratio.quantiles, index)!,
      before: quintet_of(base?.comparisons.get(ratio.comparison.id)?.ratio_quantiles, index),
      text: times,
    }],
    rows: [words.chart.chance_row(ratio.comparison, index, answers.replications)],
    sources: [], observations: [],
  };
}
