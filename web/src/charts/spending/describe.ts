import type { Description } from "../../figure/types.ts";
import { in_hundred, share } from "../../format.ts";
import { words } from "../../words.ts";
import { last_number, meets_at_end, type SpendingPanels } from "./series.ts";

export function describe_spending(panels: SpendingPanels): Description {
  const end = panels.years[panels.years.length - 1] ?? 0;
  const rows = [...panels.groups, ...panels.members, ...panels.others].map((row) =>
    words.spending.point(row.name, share(last_number(row.core.p50)), end, in_hundred(meets_at_end(row, "3.5"))));
  return { name: words.spending.name(panels.members.length), long: rows.join(" ") };
}
