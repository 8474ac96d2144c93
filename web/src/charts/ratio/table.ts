import type { Answers } from "../../answers.ts";
import type { TableData } from "../../figure/types.ts";
import { month_short } from "../../months.ts";
import { words } from "../../words.ts";
import type { Ratio } from "./series.ts";

export function ratio_table(answers: Answers, ratio: Ratio): TableData {
  const { p05, p25, p50, p75, p95 } = ratio.quantiles;
  return {
    columns: [words.table.month, ...words.table.quantiles()],
    numeric: [false, true, true, true, true, true],
    rows: answers.months.map((month, index) =>
      [month_short(month), ...[p05, p25, p50, p75, p95].map((series) => series[index] ?? null)]),
  };
}
