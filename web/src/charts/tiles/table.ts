import type { TableData } from "../../figure/types.ts";
import { in_hundred } from "../../format.ts";
import { words } from "../../words.ts";
import type { Tiles } from "./series.ts";

export function tiles_table(tiles: Tiles): TableData {
  const changed = tiles.tiles.some((tile) => tile.before !== null);
  return {
    columns: [words.spending.member, words.tiles.chance, ...(changed ? [words.spending.before] : [])],
    numeric: [false, true, ...(changed ? [true] : [])],
    rows: tiles.tiles.map((tile) => [tile.row.name, in_hundred(tile.chance), ...(changed ? [in_hundred(tile.before)] : [])]),
  };
}
