import type { TableData } from "../../figure/types.ts";
import { share } from "../../format.ts";
import { words } from "../../words.ts";
import { range_text } from "./draw.ts";
import type { Learned } from "./series.ts";

export function posterior_table(rows: Learned[]): TableData {
  return {
    columns: [words.posterior.parameter, words.posterior.prior, words.posterior.posterior, words.posterior.contraction],
    numeric: [false, false, false, true],
    rows: rows.map((row) => [row.name, range_text(row.prior, row.unit), range_text(row.posterior, row.unit), share(row.contraction, 0)]),
  };
}
