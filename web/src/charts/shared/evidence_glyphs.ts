// Kinds of evidence by shape: actual ●, estimate ○, capacity △, target ◇, claim ×.
import { svg } from "../../dom.ts";
import type { Shape } from "./shapes.ts";

export type Kind = "actual" | "estimate" | "capacity" | "target" | "claim";
export const KINDS: readonly Kind[] = ["actual", "estimate", "capacity", "target", "claim"];

export function kind_of(text: string): Kind {
  return (KINDS as readonly string[]).includes(text) ? (text as Kind) : "estimate";
}

const PATHS: Record<Kind, string> = {
  actual: "M-5,0 a5,5 0 1,0 10,0 a5,5 0 1,0 -10,0 Z",
  estimate: "M-4.5,0 a4.5,4.5 0 1,0 9,0 a4.5,4.5 0 1,0 -9,0 Z",
  capacity: "M0,-5.5 L5.5,4.5 L-5.5,4.5 Z",
  target: "M0,-6 L6,0 L0,6 L-6,0 Z",
  claim: "M-4.5,-4.5 L4.5,4.5 M-4.5,4.5 L4.5,-4.5",
};

interface Style { fill: string; stroke: string; width: number }

function style_of(kind: Kind, colour: string, ground: string): Style {
  if (kind === "actual") return { fill: colour, stroke: ground, width: 1.5 };
  if (kind === "claim") return { fill: "none", stroke: colour, width: 2.2 };
  return { fill: ground, stroke: colour, width: 2 };
}

export function glyph_shape(kind: Kind, x: number, y: number, colour: string, ground: string): Shape {
  const style = style_of(kind, colour, ground);
  return {
    type: "path",
    x, y,
    shape: { pathData: PATHS[kind] },
    style: { fill: style.fill === "none" ? null : style.fill, stroke: style.stroke, lineWidth: style.width },
  };
}

export function glyph_svg(kind: Kind, colour: string, ground: string): SVGElement {
  const style = style_of(kind, colour, ground);
  return svg("svg", { width: 16, height: 16, viewBox: "-8 -8 16 16", "aria-hidden": "true" },
    svg("path", { d: PATHS[kind], fill: style.fill, stroke: style.stroke, "stroke-width": style.width }));
}

export function line_svg(colour: string, dash: number[] | "solid"): SVGElement {
  return svg("svg", { width: 28, height: 16, viewBox: "0 0 28 16", "aria-hidden": "true" },
    svg("line", { x1: 1, x2: 27, y1: 8, y2: 8, stroke: colour, "stroke-width": 2.5, "stroke-dasharray": dash === "solid" ? null : dash.join(" ") }));
}
