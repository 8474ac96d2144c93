import type { Description } from "../../figure/types.ts";
import { words } from "../../words.ts";
import { range_text } from "./draw.ts";
import type { Learned } from "./series.ts";

export function describe_posterior(rows: Learned[]): Description {
  return {
    name: words.posterior.name(rows.length),
    long: rows.slice(0, 10).map((row) => words.posterior.row(row.name, range_text(row.prior, row.unit), range_text(row.posterior, row.unit))).join(" "),
  };
}
