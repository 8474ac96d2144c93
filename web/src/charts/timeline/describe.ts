import type { Answers } from "../../answers.ts";
import type { Line } from "../../data.ts";
import type { Description } from "../../figure/types.ts";
import { month_name } from "../../months.ts";
import { words } from "../../words.ts";
import { has_started } from "./series.ts";

export function describe_timeline(answers: Answers, lines: Line[]): Description {
  const running = lines.filter((line) => has_started(answers, line)).length;
  return {
    name: words.timeline.name(lines.length),
    long: words.timeline.long(running, lines.length - running, month_name(answers.as_of)),
  };
}
