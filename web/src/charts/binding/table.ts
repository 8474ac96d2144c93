import type { Answers } from "../../answers.ts";
import type { TableData } from "../../figure/types.ts";
import { share } from "../../format.ts";
import { words } from "../../words.ts";
import type { Binding } from "./series.ts";

export function binding_table(answers: Answers, binding: Binding): TableData {
  return {
    columns: [words.table.year, ...binding.terms.map((term) => words.waterfall.term(term, answers.item_name))],
    numeric: [false, ...binding.terms.map(() => true)],
    rows: binding.years.map((year, column) => [String(year), ...binding.shares.map((row) => share(row[column], 1))]),
  };
}
