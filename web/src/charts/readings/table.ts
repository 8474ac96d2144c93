import type { Answers } from "../../answers.ts";
import type { TableData } from "../../figure/types.ts";
import { chance, is_number, significant } from "../../format.ts";
import { month_name, named } from "../../months.ts";
import { words } from "../../words.ts";
import type { ReadingRow } from "./series.ts";

export function readings_table(answers: Answers, rows: ReadingRow[]): TableData {
  const text = (measure: string) => answers.measures.get(measure)?.text ?? measure;
  return {
    columns: [
      words.readings.comparison, words.readings.left, words.readings.right, words.readings.ratio, words.readings.hold,
      month_name(answers.as_of), month_name(answers.end), words.readings.median_crossover, words.readings.never,
    ],
    numeric: [false, false, false, true, true, false, false, false, true],
    rows: rows.map((row) => {
      const crossover = row.comparison.crossover;
      return [
        row.comparison.text, text(row.comparison.left), text(row.comparison.right), significant(row.comparison.ratio), row.comparison.hold_months,
        chance(row.now, answers.replications), chance(row.end, answers.replications),
        crossover ? (crossover.p50 ? named(crossover.p50) : words.readings.not_before) : null,
        crossover && is_number(crossover.never) ? words.in_hundred(crossover.never) : null,
      ];
    }),
  };
}
