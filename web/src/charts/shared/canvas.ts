// A plain SVG ground with the three marks that most small drawings need.
import { svg } from "../../dom.ts";
import { FONT } from "./echarts.ts";

export interface TextStyle {
  anchor?: "start" | "middle" | "end";
  size?: number;
  weight?: number;
  casing?: string;
}

export interface Ground {
  root: SVGSVGElement;
  add: (node: SVGElement) => void;
  text: (content: string, x: number, y: number, fill: string, style?: TextStyle) => void;
  line: (x1: number, y1: number, x2: number, y2: number, stroke: string, width?: number, dash?: string) => void;
  rect: (x: number, y: number, width: number, height: number, fill: string, extra?: Record<string, string | number>) => void;
  path: (d: string, style: Record<string, string | number | null>) => void;
}

export function ground(width: number, height: number): Ground {
  const root = svg("svg", { width, height, viewBox: `0 0 ${width} ${height}`, "font-family": FONT });
  return {
    root,
    add: (node) => root.append(node),
    text: (content, x, y, fill, style = {}) => root.append(svg("text", {
      x, y, fill,
      "text-anchor": style.anchor ?? "start",
      "font-size": style.size ?? 13,
      "font-weight": style.weight ?? 400,
      ...(style.casing ? { stroke: style.casing, "stroke-width": 3, "paint-order": "stroke", "stroke-linejoin": "round" } : {}),
    }, content)),
    line: (x1, y1, x2, y2, stroke, width = 1, dash) => root.append(svg("line", { x1, y1, x2, y2, stroke, "stroke-width": width, "stroke-dasharray": dash ?? null })),
    rect: (x, y, width_, height_, fill, extra = {}) => root.append(svg("rect", { x, y, width: Math.max(0, width_), height: Math.max(0, height_), fill, ...extra })),
    path: (d, style) => root.append(svg("path", { d, fill: "none", ...style })),
  };
}

export function path_of(points: [number, number][], closed = false): string {
  return points.map(([x, y], index) => `${index === 0 ? "M" : "L"}${x.toFixed(1)},${y.toFixed(1)}`).join("") + (closed ? "Z" : "");
}

function luminance(colour: string): number {
  return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
    .reduce((sum, value, index) => sum + value * [0.2126, 0.7152, 0.0722][index]!, 0);
}

// Black or white, whichever is told better from the ground.
export function ink(colour: string): string {
  return luminance(colour) > 0.18 ? "#14181d" : "#ffffff";
}

// Mix of two colours: used for steps of one hue.
export function mixed(colour: string, ground_colour: string, part: number): string {
  const one = parseInt(colour.slice(1), 16);
  const other = parseInt(ground_colour.slice(1), 16);
  const channel = (shift: number) => Math.round(((one >> shift) & 255) * part + ((other >> shift) & 255) * (1 - part));
  return `#${[16, 8, 0].map((shift) => channel(shift).toString(16).padStart(2, "0")).join("")}`;
}
