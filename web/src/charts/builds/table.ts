import type { Answers } from "../../answers.ts";
import type { TableData } from "../../figure/types.ts";
import { month_short } from "../../months.ts";
import { words } from "../../words.ts";
import type { Builds } from "./series.ts";

export function builds_table(answers: Answers, builds: Builds): TableData {
  return {
    columns: [words.plan.candidate, words.timeline.party, words.plan.start, words.plan.ready, words.plan.copies, words.plan.cost],
    numeric: [false, false, false, false, true, true],
    rows: builds.rows.map((row) => [row.name, answers.party_name(row.party), month_short(row.start), month_short(row.ready), row.copies, row.cost]),
  };
}
