// Free drawing inside a chart's coordinates: one custom series whose single item draws a list of shapes.
import { FONT } from "./echarts.ts";

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export type Shape = Record<string, unknown>;
export type Place = (x: number, y: number) => [number, number];

interface RenderParameters { coordSys: Box }
interface RenderApi { coord: (value: number[]) => [number, number] }

// `anchor` must lie inside the axes, else the item would be left out.
export function drawing(
  anchor: [number, number],
  shapes: (place: Place, box: Box) => Shape[],
  extra: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    type: "custom",
    silent: true,
    clip: false,
    data: [anchor],
    renderItem: (parameters: RenderParameters, api: RenderApi) => ({
      type: "group",
      children: shapes((x, y) => api.coord([x, y]), parameters.coordSys),
    }),
    ...extra,
  };
}

export function text_shape(
  text: string, x: number, y: number, fill: string,
  options: { align?: string; vertical?: string; size?: number; weight?: number; casing?: string } = {},
): Shape {
  return {
    type: "text",
    style: {
      text, x, y, fill,
      align: options.align ?? "left",
      verticalAlign: options.vertical ?? "middle",
      fontFamily: FONT,
      fontSize: options.size ?? 13,
      fontWeight: options.weight ?? 400,
      ...(options.casing ? { stroke: options.casing, lineWidth: 3 } : {}),
    },
  };
}

export function line_shape(x1: number, y1: number, x2: number, y2: number, stroke: string, width = 1, dash?: number[]): Shape {
  return { type: "line", shape: { x1, y1, x2, y2 }, style: { stroke, lineWidth: width, lineDash: dash, fill: null } };
}

export function polygon_shape(points: [number, number][], fill: string): Shape {
  return { type: "polygon", shape: { points }, style: { fill, stroke: null } };
}

// Labels that want the heights `wanted`, pushed apart so that each has its `size`, kept within [low, high].
export function spread(wanted: number[], sizes: number[], low: number, high: number): number[] {
  const order = wanted.map((_, index) => index).sort((one, other) => wanted[one]! - wanted[other]!);
  const placed = [...wanted];
  let edge = low;
  for (const index of order) {
    const half = sizes[index]! / 2;
    placed[index] = Math.max(placed[index]!, edge + half);
    edge = placed[index]! + half;
  }
  let ceiling = high;
  for (const index of [...order].reverse()) {
    const half = sizes[index]! / 2;
    placed[index] = Math.min(placed[index]!, ceiling - half);
    ceiling = placed[index]! - half;
  }
  return placed;
}
