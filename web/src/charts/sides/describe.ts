import type { Answers } from "../../answers.ts";
import type { Description } from "../../figure/types.ts";
import { measured } from "../../format.ts";
import { month_name } from "../../months.ts";
import { words } from "../../words.ts";
import type { SideLine, Sides } from "./series.ts";

export function describe_sides(answers: Answers, sides: Sides): Description {
  const at = (line: SideLine, index: number) => {
    const back = (value: number | null | undefined) => measured(line.measure, value == null ? null : value * sides.factor);
    return words.chart.median_and_range(back(line.p50[index]), back(line.p05[index]), back(line.p95[index]));
  };
  const last = answers.months.length - 1;
  const side = (line: SideLine) => words.describe.side(
    line.measure.text,
    month_name(answers.as_of), at(line, answers.as_of_index),
    month_name(answers.end), at(line, last));
  const [left, right] = sides.lines;
  return {
    name: right ? words.describe.sides_name(left!.measure.text, right.measure.text) : words.describe.single_name(left!.measure.text),
    long: [
      words.describe.time_scale(month_name(answers.months[0] ?? 0), month_name(answers.end), sides.axis_name),
      ...sides.lines.map(side), ...(sides.ghosts.length > 0 ? [words.describe.ghost] : []), words.describe.observations(sides.marks.length),
    ].join(" "),
  };
}
