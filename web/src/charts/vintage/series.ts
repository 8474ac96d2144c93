// Sources by the year in which they appeared.
import type { Source } from "../../data.ts";

export interface Vintage {
  years: number[];
  counts: number[];
  undated: number;
}

export function vintage_series(sources: Source[]): Vintage {
  const counted = new Map<number, number>();
  let undated = 0;
  for (const source of sources) {
    const match = /^(\d{4})/.exec(source.date ?? "");
    if (!match) undated += 1;
    else counted.set(Number(match[1]), (counted.get(Number(match[1])) ?? 0) + 1);
  }
  const known = [...counted.keys()].sort((one, other) => one - other);
  const years: number[] = [];
  // A lone old source would stretch the axis: years are listed from the first of the last forty on.
  const last = known[known.length - 1] ?? 0;
  for (let year = Math.max(known[0] ?? 0, last - 40); known.length > 0 && year <= last; year += 1) years.push(year);
  return { years, counts: years.map((year) => counted.get(year) ?? 0), undated };
}
