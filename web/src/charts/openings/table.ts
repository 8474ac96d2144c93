import type { TableData } from "../../figure/types.ts";
import { words } from "../../words.ts";
import type { OpeningBars } from "./series.ts";

export function openings_table(bars: OpeningBars): TableData {
  return {
    columns: [words.table.year, ...bars.rows.map((row) => words.bloc(row.bloc))],
    numeric: [false, ...bars.rows.map(() => true)],
    rows: bars.years.map((year, index) => [String(year), ...bars.rows.map((row) => {
      const value = row.values[index];
      return value == null ? null : value * bars.factor;
    })]),
  };
}
