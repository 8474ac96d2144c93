// The alliance as tiles: each member's chance to reach a share of GDP in the last year.
import type { Spending } from "../../data.ts";
import { meets_at_end, type SpendingPanels } from "../spending/series.ts";
import { PLACES } from "./places.ts";

export interface Tile {
  row: Spending;
  code: string;
  column: number;
  line: number;
  chance: number | null;
  before: number | null;
}

export interface Tiles {
  mark: string;
  year: number;
  tiles: Tile[];
  columns: number;
  lines: number;
}

export function tiles_series(panels: SpendingPanels, mark: string, before: SpendingPanels | null = null): Tiles {
  const taken = panels.members.map((row) => PLACES[row.party ?? ""]).filter((place) => place !== undefined);
  const columns = Math.max(9, ...taken.map((place) => place[0] + 1));
  const last = Math.max(-1, ...taken.map((place) => place[1]));
  let spare = 0;
  const tiles = panels.members.map((row): Tile => {
    const place = PLACES[row.party ?? ""];
    const [column, line] = place ?? [spare % columns, last + 1 + Math.floor(spare / columns)];
    if (!place) spare += 1;
    const old = before?.members.find((one) => one.party === row.party);
    return { row, code: row.party ?? "", column, line, chance: meets_at_end(row, mark), before: old ? meets_at_end(old, mark) : null };
  });
  tiles.sort((one, other) => one.line - other.line || one.column - other.column);
  return { mark, year: panels.years[panels.years.length - 1] ?? 0, tiles, columns, lines: Math.max(0, ...tiles.map((tile) => tile.line + 1)) };
}

export function over_half(tiles: Tiles): number {
  return tiles.tiles.filter((tile) => (tile.chance ?? 0) >= 0.5).length;
}
