// Bands between two quantiles and median lines, broken where there is no value.
import type { Maybe } from "../../data.ts";
import type { Look } from "../../figure/types.ts";
import { is_number } from "../../format.ts";
import { polygon_shape, type Place, type Shape } from "./shapes.ts";

export interface Run {
  x: number[];
  low: number[];
  high: number[];
}

export function band_runs(x: number[], low: Maybe[], high: Maybe[]): Run[] {
  const runs: Run[] = [];
  let run: Run | null = null;
  x.forEach((at, index) => {
    const bottom = low[index];
    const top = high[index];
    if (!is_number(bottom) || !is_number(top)) {
      run = null;
      return;
    }
    if (!run) {
      run = { x: [], low: [], high: [] };
      runs.push(run);
    }
    run.x.push(at);
    run.low.push(bottom);
    run.high.push(top);
  });
  return runs;
}

export function band_shapes(place: Place, x: number[], low: Maybe[], high: Maybe[], ceiling: number, fill: string): Shape[] {
  return band_runs(x, low, high)
    .filter((run) => run.x.length > 1)
    .map((run) => polygon_shape([
      ...run.x.map((at, index) => place(at, Math.min(run.high[index]!, ceiling))),
      ...run.x.map((at, index) => place(at, Math.min(run.low[index]!, ceiling))).reverse(),
    ], fill));
}

// What the same futures gave before the change: thin, grey, dashed, under everything else.
export function ghost_line(x: number[], y: Maybe[], look: Look): Record<string, unknown>[] {
  return [{
    type: "line", showSymbol: false, silent: true, connectNulls: false, clip: true, z: 2,
    data: x.map((at, index) => [at, is_number(y[index]) ? y[index] : null]),
    lineStyle: { color: look.palette.axis, width: 1.6, type: [3, 4], cap: "butt" },
  }];
}

// A line with a casing in the colour of the ground, so that it stays apart from the bands under it.
export function cased_line(
  x: number[], y: Maybe[],
  style: { colour: string; casing: string; width: number; dash: number[] | "solid" },
): Record<string, unknown>[] {
  const data = x.map((at, index) => {
    const value = y[index];
    return [at, is_number(value) ? value : null];
  });
  const common = { type: "line", data, showSymbol: false, silent: true, connectNulls: false, clip: true };
  return [
    { ...common, z: 3, lineStyle: { color: style.casing, width: style.width + 3, type: "solid" } },
    { ...common, z: 4, lineStyle: { color: style.colour, width: style.width, type: style.dash, cap: "butt" } },
  ];
}
