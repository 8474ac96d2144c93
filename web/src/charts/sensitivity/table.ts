import type { TableData } from "../../figure/types.ts";
import { share } from "../../format.ts";
import { words } from "../../words.ts";
import type { Bars } from "./series.ts";

export function sensitivity_table({ bars }: Bars): TableData {
  return {
    columns: [words.sensitivity.parameter, words.sensitivity.first, words.sensitivity.interval, words.sensitivity.total],
    numeric: [false, true, true, true],
    rows: bars.map((bar) => [bar.name, share(bar.first), words.spending.from_to(share(bar.low), share(bar.high)), bar.total === null ? null : share(bar.total)]),
  };
}
