import type { Drawn, Look } from "../../figure/types.ts";
import { in_hundred } from "../../format.ts";
import type { Palette } from "../../palette.ts";
import { words } from "../../words.ts";
import { ground, ink, mixed } from "../shared/canvas.ts";
import type { Tile, Tiles } from "./series.ts";

const GAP = 4;

function size_of(tiles: Tiles, width: number): number {
  return Math.min(72, Math.floor(width / tiles.columns));
}

export function tiles_height(tiles: Tiles, width: number): number {
  return tiles.lines * size_of(tiles, width) + 4;
}

// Sure tiles take a colour, unsure ones (near 50 in 100) merge to grey: the map must not look surer than it is.
export function tile_colour(palette: Palette, chance: number | null): string {
  if (chance === null) return palette.surface;
  const sure = Math.abs(chance - 0.5) * 2;
  return mixed(chance >= 0.5 ? palette.side_a : palette.side_b, palette.hairline, 0.08 + 0.78 * sure ** 1.2);
}

export function draw_tiles(host: HTMLElement, look: Look, tiles: Tiles): Drawn {
  const { palette } = look;
  const size = size_of(tiles, look.width);
  const left = Math.max(0, (look.width - size * tiles.columns) / 2);
  const sheet = ground(look.width, tiles_height(tiles, look.width));
  const corner = (tile: Tile) => ({ x: left + tile.column * size, y: tile.line * size + 2 });
  for (const tile of tiles.tiles) {
    const { x, y } = corner(tile);
    const fill = tile_colour(palette, tile.chance);
    sheet.rect(x + GAP / 2, y + GAP / 2, size - GAP, size - GAP, fill, { rx: 4, stroke: palette.axis, "stroke-width": 0.75 });
    const colour = ink(fill);
    sheet.text(tile.code, x + size / 2, y + size / 2 + (size < 44 ? 0 : -2), colour, { anchor: "middle", size: size < 44 ? 12 : 14, weight: 600 });
    const number = tile.chance === null ? "\u2013" : tile.chance < 0.01 ? "<1" : tile.chance > 0.99 ? ">99" : String(Math.round(tile.chance * 100));
    sheet.text(number, x + size / 2, y + size / 2 + 14, colour, { anchor: "middle", size: 12 });
  }
  host.append(sheet.root);
  const at = (x: number, y: number) => tiles.tiles.findIndex((tile) => {
    const place = corner(tile);
    return x >= place.x && x < place.x + size && y >= place.y && y < place.y + size;
  });
  return {
    dispose: () => sheet.root.remove(),
    steps: {
      count: tiles.tiles.length,
      page: tiles.columns,
      initial: 0,
      position: (step) => {
        const place = corner(tiles.tiles[step]!);
        return { x: place.x + size / 2, top: place.y, bottom: place.y + size };
      },
      nearest: (x, y) => {
        const found = at(x, y);
        return found < 0 ? null : found;
      },
      reading: (step) => {
        const tile = tiles.tiles[step]!;
        return {
          title: tile.row.name,
          rows: [
            { label: words.tiles.chance, value: in_hundred(tile.chance), colour: tile_colour(palette, tile.chance) },
            ...(tile.before === null ? [] : [{ label: words.spending.before, value: in_hundred(tile.before) }]),
          ],
        };
      },
    },
  };
}
