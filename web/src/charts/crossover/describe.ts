import type { Description } from "../../figure/types.ts";
import { month_name } from "../../months.ts";
import { words } from "../../words.ts";
import type { Dots } from "./series.ts";

export function describe_crossover(dots: Dots): Description {
  return {
    name: words.crossover.name(dots.comparison.text),
    long: `${words.crossover.counts(dots.before, dots.months.length, dots.never, month_name(dots.from), month_name(dots.to))} ${words.crossover.finding(dots.comparison, month_name(dots.to))}`,
  };
}
