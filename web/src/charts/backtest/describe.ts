import type { Description } from "../../figure/types.ts";
import { quantity } from "../../format.ts";
import { named } from "../../months.ts";
import { words } from "../../words.ts";
import type { Checks } from "./series.ts";

export function describe_backtest(checks: Checks): Description {
  return {
    name: words.backtest.name(checks.rows.length),
    long: checks.shown.slice(0, 10).map((row) => words.backtest.point(row.label, named(row.month), quantity(row.observed), quantity(row.forecast[2]))).join(" "),
  };
}
