import type { Answers } from "../../answers.ts";
import type { Line } from "../../data.ts";
import type { TableData } from "../../figure/types.ts";
import { in_hundred } from "../../format.ts";
import { words } from "../../words.ts";
import { month_of_index, range_text } from "./reading.ts";

export function timeline_table(answers: Answers, lines: Line[]): TableData {
  return {
    columns: [
      words.timeline.line, words.timeline.item, words.timeline.party, words.timeline.company, words.timeline.status,
      words.timeline.capacity_month, words.timeline.unit, words.timeline.decision, words.timeline.start, words.timeline.full, words.timeline.come,
    ],
    numeric: [false, false, false, false, false, true, false, false, false, false, true],
    rows: lines.map((line) => [
      line.line, line.item_name, line.party_name, line.company ?? "", words.timeline.status_name(line.status), line.capacity, line.unit,
      range_text(answers, line.decision), range_text(answers, line.start), month_of_index(answers, line.full?.p50), in_hundred(line.come ?? line.chance),
    ]),
  };
}
