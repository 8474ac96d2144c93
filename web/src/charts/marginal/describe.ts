import type { Description } from "../../figure/types.ts";
import { quantity } from "../../format.ts";
import { month_name } from "../../months.ts";
import { words } from "../../words.ts";
import type { Marginal } from "./series.ts";

export function describe_marginal(marginal: Marginal): Description {
  return {
    name: words.plan.marginal_name,
    long: marginal.rows.slice(0, 12).map((row) => words.plan.marginal_row(row.name, month_name(marginal.months[row.best]!), quantity(row.values[row.best]))).join(" "),
  };
}
