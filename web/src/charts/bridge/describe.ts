import type { Answers } from "../../answers.ts";
import type { Description } from "../../figure/types.ts";
import { quantity } from "../../format.ts";
import { words } from "../../words.ts";
import { step_name } from "./draw.ts";
import type { Bridge } from "./series.ts";

export function describe_bridge(answers: Answers, bridge: Bridge): Description {
  return {
    name: words.bridge.name(bridge.row.item_name, bridge.year),
    long: bridge.steps.map((step) => words.bridge.row(step_name(step, answers), quantity(Math.abs(step.amount)))).join(" "),
  };
}
