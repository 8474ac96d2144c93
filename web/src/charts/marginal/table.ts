import type { TableData } from "../../figure/types.ts";
import { month_short } from "../../months.ts";
import { words } from "../../words.ts";
import type { Marginal } from "./series.ts";

export function marginal_table(marginal: Marginal): TableData {
  return {
    columns: [words.table.month, ...marginal.rows.map((row) => row.name)],
    numeric: [false, ...marginal.rows.map(() => true)],
    rows: marginal.months.map((month, index) => [month_short(month), ...marginal.rows.map((row) => row.values[index] ?? null)]),
  };
}
