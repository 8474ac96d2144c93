import type { Answers } from "../../answers.ts";
import type { TableData } from "../../figure/types.ts";
import { in_hundred } from "../../format.ts";
import { month_name } from "../../months.ts";
import { words } from "../../words.ts";
import { share_by, type Dots } from "./series.ts";

export function crossover_table(answers: Answers, dots: Dots): TableData {
  const rows: (string | number)[][] = [[words.crossover.already, in_hundred(dots.crossover.at_or_before), dots.before]];
  for (let year = Math.floor(dots.from / 12); year <= Math.floor(dots.to / 12); year += 1) {
    const last = Math.min(dots.to, year * 12 + 11);
    rows.push([
      words.crossover.by(month_name(last)),
      in_hundred(share_by(dots, last, answers.replications)),
      dots.before + dots.months.filter((month) => month <= last).length,
    ]);
  }
  rows.push([words.crossover.never(month_name(dots.to)), in_hundred(dots.crossover.never), dots.never]);
  return { columns: [words.crossover.crossed, words.crossover.all_futures, words.crossover.dots], numeric: [false, true, true], rows };
}
