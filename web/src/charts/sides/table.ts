import type { Answers } from "../../answers.ts";
import type { TableData } from "../../figure/types.ts";
import { month_short } from "../../months.ts";
import { words } from "../../words.ts";
import type { Sides } from "./series.ts";

export function sides_table(answers: Answers, sides: Sides): TableData {
  const columns = [words.table.month];
  for (const line of sides.lines) {
    for (const quantile of words.table.quantiles()) columns.push(words.table.column(line.measure.text, quantile));
  }
  sides.ghosts.forEach((_, index) => columns.push(words.table.column(sides.lines[index]!.measure.text, words.figure.ghost)));
  const back = (value: number | null | undefined) => (value == null ? null : value * sides.factor);
  return {
    columns,
    numeric: columns.map((_, index) => index > 0),
    rows: answers.months.map((month, index) => [
      month_short(month),
      ...sides.lines.flatMap((line) =>
        [line.p05, line.p25, line.p50, line.p75, line.p95].map((series) => back(series[index]))),
      ...sides.ghosts.map((ghost) => back(ghost.p50[index])),
    ]),
  };
}
