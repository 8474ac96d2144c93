// The key to the fan charts: invented shapes, no data.
import { element, svg } from "../dom.ts";
import { words } from "../words.ts";

export function key_figure(): HTMLElement {
  const x = (part: number) => 20 + part * 330;
  const curve = (offset: number) => Array.from({ length: 23 }, (_, index): [number, number] => {
    const part = index / 22;
    return [x(part), 140 - 62 * part ** 1.4 + offset * (0.12 + part) * 52];
  });
  const area = (offset: number) => [...curve(-offset), ...curve(offset).reverse()].map((point) => point.map((one) => one.toFixed(1)).join(",")).join(" ");
  const text = (content: string, at_x: number, at_y: number, extra = {}) =>
    svg("text", { x: at_x, y: at_y, fill: "var(--text)", "font-size": 13, ...extra }, content);
  const drawing = svg("svg", { viewBox: "0 0 560 190", width: 560, role: "img", "aria-label": words.method.key_name },
    svg("polygon", { points: area(0.95), fill: "var(--band-a)", "fill-opacity": 0.12 }),
    svg("polygon", { points: area(0.42), fill: "var(--band-a)", "fill-opacity": 0.22 }),
    svg("polyline", { points: curve(0).map((point) => point.join(",")).join(" "), fill: "none", stroke: "var(--side-a)", "stroke-width": 2.5 }),
    svg("line", { x1: 20, x2: 350, y1: 182, y2: 182, stroke: "var(--axis)" }),
    text(words.method.key_outer, 358, 40), text(words.method.key_inner, 358, 62), text(words.method.key_median, 358, 82),
    svg("circle", { cx: 96, cy: 124, r: 5, fill: "var(--text)" }), svg("line", { x1: 96, x2: 96, y1: 110, y2: 138, stroke: "var(--text)", "stroke-width": 1.4 }),
    text(words.method.key_observation, 108, 166));
  return element("div", { class: "key-figure" }, drawing);
}
