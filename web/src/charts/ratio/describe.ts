import type { Answers } from "../../answers.ts";
import type { Description } from "../../figure/types.ts";
import { times } from "../../format.ts";
import { month_name } from "../../months.ts";
import { words } from "../../words.ts";
import type { Ratio } from "./series.ts";

export function describe_ratio(answers: Answers, ratio: Ratio): Description {
  const { p05, p50, p95 } = ratio.quantiles;
  const at = (index: number) => words.chart.median_and_range(times(p50[index]), times(p05[index]), times(p95[index]));
  return {
    name: words.describe.ratio_name(ratio.comparison.text),
    long: [
      words.describe.time_scale(month_name(answers.months[0] ?? 0), month_name(answers.end), words.chart.times_axis),
      words.describe.side(words.chart.ratio, month_name(answers.as_of), at(answers.as_of_index), month_name(answers.end), at(answers.months.length - 1)),
      words.describe.theta(ratio.comparison.ratio),
    ].join(" "),
  };
}
