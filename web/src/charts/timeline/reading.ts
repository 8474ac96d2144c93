// What is told of one line, by pointer and in the table.
import type { Answers } from "../../answers.ts";
import type { Line, Maybe, MonthRange } from "../../data.ts";
import type { Inspection, Reading } from "../../figure/types.ts";
import { in_hundred, is_number, quantity } from "../../format.ts";
import { month_short } from "../../months.ts";
import { side_of, LIGHT } from "../../palette.ts";
import { words } from "../../words.ts";

export function month_of_index(answers: Answers, index: Maybe | undefined): string {
  return is_number(index) ? month_short((answers.months[0] ?? 0) + Math.floor(index)) : "\u2013";
}

export function range_text(answers: Answers, range: MonthRange | null): string {
  if (!range || !is_number(range.p50)) return "\u2013";
  const median = month_of_index(answers, range.p50);
  const early = month_of_index(answers, range.p05);
  const late = month_of_index(answers, range.p95);
  return early === late ? median : words.timeline.range(median, early, late);
}

export function line_reading(answers: Answers, line: Line): Reading {
  const rows = [
    { label: words.timeline.capacity, value: words.timeline.amount(quantity(line.capacity), line.unit) },
    { label: words.timeline.status, value: words.timeline.status_name(line.status) },
    { label: words.timeline.decision, value: range_text(answers, line.decision) },
    { label: words.timeline.start, value: range_text(answers, line.start) },
    { label: words.timeline.full, value: month_of_index(answers, line.full?.p50) },
    { label: words.timeline.come, value: in_hundred(line.come ?? line.chance) },
  ];
  return {
    title: words.timeline.title(line),
    rows: rows.filter((row) => row.value !== "\u2013"),
    note: line.note || undefined,
  };
}

// What the page knows of a line: its dates as distributions, its sources, and its row of the scenario.
export function line_inspection(answers: Answers, line: Line): Inspection {
  const reading = line_reading(answers, line);
  const dates = (label: string, range: MonthRange | null) => (!range || !is_number(range.p50) || range.p05 === range.p95 ? [] : [{
    label, unit: "", colour: side_of(LIGHT, answers.side_of_bloc(line.bloc)).colour,
    quantiles: [range.p05, null, range.p50, null, range.p95],
    text: (value: number | null | undefined) => month_of_index(answers, value),
  }]);
  return {
    title: reading.title,
    distributions: [...dates(words.timeline.decision, line.decision), ...dates(words.timeline.start, line.start)],
    rows: [...(line.company ? [{ label: words.timeline.company, value: line.company }] : []), ...reading.rows],
    note: reading.note,
    sources: line.sources,
    observations: [],
    cells: { file: "lines.csv", column: "line", value: line.line },
    trace: `sinews trace FOLDER ${line.line}`,
  };
}
