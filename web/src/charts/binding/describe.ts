import type { Answers } from "../../answers.ts";
import type { Description } from "../../figure/types.ts";
import { words } from "../../words.ts";
import { worst, type Binding } from "./series.ts";

export function describe_binding(answers: Answers, binding: Binding): Description {
  const rows = binding.years.map((year, column) => {
    const term = worst(binding, column);
    return term === null ? null : words.binding.year(year, words.waterfall.term(binding.terms[term]!, answers.item_name));
  });
  return { name: words.binding.name(binding.row.item_name), long: rows.filter((row) => row !== null).join(" ") };
}
