import type { Description } from "../../figure/types.ts";
import { words } from "../../words.ts";
import { cause_name } from "./draw.ts";
import { usual, type Binds } from "./series.ts";

export function describe_binds(binds: Binds): Description {
  return {
    name: words.binds.name(binds.rows.length),
    long: binds.rows.map(({ row, cells }) => {
      const cause = usual(cells);
      return words.binds.item(row.item_name, cause ? cause_name(cause) : words.binds.nothing);
    }).join(" "),
  };
}
