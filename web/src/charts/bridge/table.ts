import type { Answers } from "../../answers.ts";
import type { TableData } from "../../figure/types.ts";
import { share } from "../../format.ts";
import { words } from "../../words.ts";
import { step_name } from "./draw.ts";
import type { Bridge } from "./series.ts";

export function bridge_table(answers: Answers, bridge: Bridge): TableData {
  return {
    columns: [words.bridge.term, words.bridge.amount, words.bridge.part],
    numeric: [false, true, true],
    rows: bridge.steps.map((step) => [step_name(step, answers), step.amount, bridge.wished > 0 ? share(Math.abs(step.amount) / bridge.wished, 1) : null]),
  };
}
