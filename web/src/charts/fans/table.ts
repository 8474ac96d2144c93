import type { TableData } from "../../figure/types.ts";
import { month_short } from "../../months.ts";
import { words } from "../../words.ts";
import type { Fans } from "./series.ts";

export function fans_table(fans: Fans): TableData {
  const quantiles = words.table.quantiles();
  const columns = [words.table.month, ...quantiles.map((one) => words.table.column(words.plan.with, one)), ...quantiles.map((one) => words.table.column(words.plan.without, one)),
    ...(fans.promise ? [words.plan.promise] : [])];
  const back = (value: number | null | undefined) => (value == null ? null : value * fans.factor);
  return {
    columns,
    numeric: columns.map((_, index) => index > 0),
    rows: fans.months.map((month, index) => [month_short(month),
      ...[fans.with, fans.without].flatMap((fan) => [fan.p05, fan.p25, fan.p50, fan.p75, fan.p95].map((series) => back(series[index]))),
      ...(fans.promise ? [back(fans.promise[index])] : [])]),
  };
}
