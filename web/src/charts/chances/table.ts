import type { Answers } from "../../answers.ts";
import type { TableData } from "../../figure/types.ts";
import { in_hundred, is_number } from "../../format.ts";
import { month_short } from "../../months.ts";
import { words } from "../../words.ts";
import type { Chances } from "./series.ts";

export function chances_table(answers: Answers, chances: Chances): TableData {
  return {
    columns: [words.table.month, ...chances.lines.map((line) => line.comparison.text)],
    numeric: [false, ...chances.lines.map(() => true)],
    rows: answers.months.map((month, index) => [month_short(month), ...chances.lines.map((line) => {
      const value = line.values[index];
      return is_number(value) ? in_hundred(value / 100) : null;
    })]),
  };
}
