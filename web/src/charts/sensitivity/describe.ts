import type { Description } from "../../figure/types.ts";
import { share } from "../../format.ts";
import { words } from "../../words.ts";
import type { Bars } from "./series.ts";

export function describe_sensitivity({ bars }: Bars): Description {
  return { name: words.sensitivity.name(bars.length), long: bars.map((bar) => words.sensitivity.row(bar.name, share(bar.first))).join(" ") };
}
