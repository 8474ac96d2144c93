import type { TableData } from "../../figure/types.ts";
import { share } from "../../format.ts";
import { words } from "../../words.ts";
import { cause_name, quarter_name } from "./draw.ts";
import type { Binds } from "./series.ts";

export function binds_table(binds: Binds): TableData {
  return {
    columns: [words.controls.month, ...binds.rows.map(({ row }) => row.item_name)],
    numeric: [false, ...binds.rows.map(() => false)],
    rows: binds.quarters.map((quarter, column) => [quarter_name(quarter), ...binds.rows.map(({ cells }) => {
      const cell = cells[column];
      return cell ? words.binds.cell(cause_name(cell.cause), share(cell.part, 0)) : words.binds.nothing;
    })]),
  };
}
