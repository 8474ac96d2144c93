import type { Description } from "../../figure/types.ts";
import { quantity } from "../../format.ts";
import { words } from "../../words.ts";
import type { OutputBars } from "./series.ts";

export function describe_output(bars: OutputBars): Description {
  return {
    name: words.output.name(bars.rows.length, bars.name, bars.year),
    long: bars.rows.map((row) => words.output.point(row.name, quantity(row.median), quantity(row.low), quantity(row.high))).join(" "),
  };
}
