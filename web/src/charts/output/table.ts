import type { TableData } from "../../figure/types.ts";
import { words } from "../../words.ts";
import type { OutputBars } from "./series.ts";

export function output_table(bars: OutputBars): TableData {
  const changed = bars.rows.some((row) => row.before !== null);
  return {
    columns: [words.controls.party, `${words.output.median} (${bars.unit})`, words.table.q05, words.table.q95, ...(changed ? [words.spending.before] : [])],
    numeric: [false, true, true, true, ...(changed ? [true] : [])],
    rows: bars.rows.map((row) => [row.name, row.median, row.low, row.high, ...(changed ? [row.before] : [])]),
  };
}
