import type { TableData } from "../../figure/types.ts";
import { named } from "../../months.ts";
import { words } from "../../words.ts";
import type { Checks } from "./series.ts";

export function backtest_table(checks: Checks): TableData {
  return {
    columns: [words.backtest.observation, words.controls.month, words.backtest.observed, ...words.table.quantiles().map((part) => words.table.column(words.backtest.forecast, part)), words.backtest.inside],
    numeric: [false, false, true, true, true, true, true, true, false],
    rows: checks.rows.map((row) => [row.label, named(row.month), row.observed, ...row.forecast, row.inside ? words.backtest.yes : words.backtest.no]),
  };
}
