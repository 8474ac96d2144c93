import type { Answers } from "../../answers.ts";
import type { Description } from "../../figure/types.ts";
import { quantity } from "../../format.ts";
import { month_name } from "../../months.ts";
import { words } from "../../words.ts";
import { build_name } from "./draw.ts";
import type { Builds } from "./series.ts";

export function describe_builds(answers: Answers, builds: Builds): Description {
  return {
    name: words.plan.builds_name(builds.rows.length),
    long: builds.rows.map((row) => words.plan.build_row(build_name(row, answers), month_name(row.start), month_name(row.ready), quantity(row.cost))).join(" "),
  };
}
