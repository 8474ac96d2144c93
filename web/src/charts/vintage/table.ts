import type { TableData } from "../../figure/types.ts";
import { words } from "../../words.ts";
import type { Vintage } from "./series.ts";

export function vintage_table(vintage: Vintage): TableData {
  return {
    columns: [words.table.year, words.sources.count],
    numeric: [false, true],
    rows: vintage.years.map((year, index) => [String(year), vintage.counts[index]!]),
  };
}
