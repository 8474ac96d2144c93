import type { Answers } from "../../answers.ts";
import type { Description } from "../../figure/types.ts";
import { chance } from "../../format.ts";
import { month_name } from "../../months.ts";
import { words } from "../../words.ts";
import type { ReadingRow } from "./series.ts";

export function describe_readings(answers: Answers, rows: ReadingRow[]): Description {
  return {
    name: words.readings.name(rows.length),
    long: rows.map((row) => words.describe.side(row.comparison.text,
      month_name(answers.as_of), chance(row.now, answers.replications),
      month_name(answers.end), chance(row.end, answers.replications))).join(" "),
  };
}
