import type { Answers } from "../../answers.ts";
import type { TableData } from "../../figure/types.ts";
import { month_short } from "../../months.ts";
import { words } from "../../words.ts";
import { mean, years_of, type Stack } from "./series.ts";

export function waterfall_table(answers: Answers, stack: Stack): TableData {
  const terms = [...stack.terms].reverse();
  const groups = stack.by === "year" ? years_of(answers.months) : answers.months.map((month, index) => ({ label: month, members: [index] }));
  const beside = [stack.row.idle, stack.row.imported, stack.row.exported].map((values) => values ?? []);
  const columns = [
    stack.by === "year" ? words.table.year : words.table.month,
    words.waterfall.wished,
    ...terms.map((term) => words.waterfall.term(term, answers.item_name)),
    words.waterfall.idle, words.waterfall.imported, words.waterfall.exported,
  ];
  const back = (value: number | null | undefined) => (value == null ? null : value * stack.factor);
  return {
    columns,
    numeric: columns.map((_, index) => index > 0),
    rows: stack.labels.map((label, index) => [
      stack.by === "year" ? String(label) : month_short(label),
      back(stack.wished[index]),
      ...terms.map((term) => back(term.values[index])),
      ...beside.map((values) => mean(groups[index]!.members.map((month) => values[month] ?? null))),
    ]),
  };
}
