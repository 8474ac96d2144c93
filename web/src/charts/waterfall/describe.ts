import type { Answers } from "../../answers.ts";
import type { Description } from "../../figure/types.ts";
import { month_name } from "../../months.ts";
import { words } from "../../words.ts";
import { now_index } from "./draw.ts";
import { largest_cause, type Stack } from "./series.ts";
import { quantity } from "../../format.ts";

export function describe_waterfall(answers: Answers, stack: Stack): Description {
  const name = (index: number) => (stack.by === "year" ? String(stack.labels[index]) : month_name(stack.labels[index]!));
  const points = [now_index(stack, answers), stack.x.length - 1].map((index) => {
    const cause = largest_cause(stack, index);
    const made = stack.terms.find((term) => term.kind === "made")?.values[index];
    return words.waterfall.point(
      name(index),
      quantity(stack.wished[index] == null ? null : stack.wished[index]! * stack.factor),
      quantity(made == null ? null : made * stack.factor),
      cause ? words.waterfall.term(cause, answers.item_name) : null);
  });
  return { name: words.waterfall.name(stack.row.item_name, words.bloc(stack.row.bloc)), long: points.join(" ") };
}
