import type { Description } from "../../figure/types.ts";
import { in_hundred, share } from "../../format.ts";
import { words } from "../../words.ts";
import type { Tiles } from "./series.ts";

export function describe_tiles(tiles: Tiles): Description {
  return {
    name: words.tiles.name(tiles.tiles.length, words.tiles.mark_text(tiles.mark, share(Number(tiles.mark) / 100)), tiles.year),
    long: tiles.tiles.map((tile) => words.tiles.member(tile.row.name, in_hundred(tile.chance))).join(" "),
  };
}
