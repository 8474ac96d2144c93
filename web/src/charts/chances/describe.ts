import type { Answers } from "../../answers.ts";
import type { Description } from "../../figure/types.ts";
import { chance } from "../../format.ts";
import { month_name } from "../../months.ts";
import { words } from "../../words.ts";
import type { Chances } from "./series.ts";

export function describe_chances(answers: Answers, chances: Chances): Description {
  const at = (value: number | null | undefined) => chance(value == null ? null : value / 100, answers.replications);
  return {
    name: words.describe.chances_name(chances.lines.length),
    long: [
      words.describe.time_scale(month_name(answers.months[0] ?? 0), month_name(answers.end), words.chart.in_hundred_axis),
      ...chances.lines.map((line) => words.describe.side(line.comparison.text,
        month_name(answers.as_of), at(line.values[answers.as_of_index]), month_name(answers.end), at(line.last))),
    ].join(" "),
  };
}
