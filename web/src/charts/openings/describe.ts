import type { Description } from "../../figure/types.ts";
import { quantity } from "../../format.ts";
import { words } from "../../words.ts";
import type { OpeningBars } from "./series.ts";

export function describe_openings(bars: OpeningBars, name: string): Description {
  const rows = bars.rows.map((row) => {
    let most = 0;
    row.values.forEach((value, index) => { if ((value ?? 0) > (row.values[most] ?? 0)) most = index; });
    return words.openings.most(words.bloc(row.bloc), bars.years[most]!, words.openings.amount(quantity((row.values[most] ?? 0) * bars.factor), bars.unit));
  });
  return { name, long: rows.join(" ") };
}
