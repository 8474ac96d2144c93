import type { Description } from "../../figure/types.ts";
import { words } from "../../words.ts";
import type { Vintage } from "./series.ts";

export function describe_vintage(vintage: Vintage): Description {
  return {
    name: words.sources.vintage_name,
    long: vintage.years.map((year, index) => words.sources.vintage_point(year, vintage.counts[index]!)).join(" "),
  };
}
