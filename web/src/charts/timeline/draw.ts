// Rows drawn only where they can be seen: a scroller of the full height, one sheet for the visible part.
import type { Answers } from "../../answers.ts";
import { element } from "../../dom.ts";
import type { Drawn, Look } from "../../figure/types.ts";
import { words } from "../../words.ts";
import { year_ticks } from "../shared/axes.ts";
import { ground, type Ground } from "../shared/canvas.ts";
import { draw_heading, draw_line } from "./glyph.ts";
import { line_inspection, line_reading } from "./reading.ts";
import type { Row } from "./series.ts";

const WINDOW = 520;
const PRINT_ROWS = 60;

export interface Geometry {
  left: number;
  right: number;
  row: number;
  place: (index: number) => number;
}

export function geometry(look: Look, answers: Answers): Geometry {
  const left = look.narrow ? 10 : 216;
  // Room at the right: for the scroll bar, and on a wide sheet for "n in 100".
  const right = look.width - (look.print ? 8 : 22) - (look.narrow ? 0 : 64);
  const count = Math.max(1, answers.months.length);
  return {
    left, right,
    row: look.narrow ? 42 : 26,
    place: (index) => left + (Math.max(0, Math.min(count, index)) / count) * (right - left),
  };
}

export function timeline_height(rows: Row[], look: { narrow: boolean; print: boolean }): number {
  const row = look.narrow ? 42 : 26;
  const shown = look.print ? Math.min(rows.length, PRINT_ROWS) : rows.length;
  return look.print ? shown * row + 34 : Math.min(WINDOW, shown * row + 34);
}

export function draw_timeline(
  host: HTMLElement, look: Look, answers: Answers, rows: Row[],
  toggle: (item: string) => void, scrolled: { top: number } = { top: 0 },
): Drawn {
  const shape = geometry(look, answers);
  const shown = look.print ? rows.slice(0, PRINT_ROWS) : rows;
  const height = timeline_height(rows, look);
  const head = ground(look.width, 30);
  const first = answers.months[0] ?? 0;
  const x_of_year = (year: number) => shape.place(year * 12 - first);
  const ticks = year_ticks(first / 12, (answers.end + 1) / 12, shape.right - shape.left);
  for (const year of ticks) head.text(String(year), x_of_year(year), 18, look.palette.muted, { anchor: year === ticks[0] ? "start" : "middle" });
  head.line(0, 29, look.width, 29, look.palette.axis);
  const filler = element("div", { style: `height:${shown.length * shape.row}px;position:relative` });
  const scroller = element("div", { class: "timeline-window", tabindex: 0, role: "group", "aria-label": words.timeline.window, style: `height:${height - 30}px` }, filler);
  host.append(head.root, scroller);

  let sheet: SVGSVGElement | null = null;
  const paint = () => {
    const from = Math.max(0, Math.floor(scroller.scrollTop / shape.row) - 4);
    const to = Math.min(shown.length, Math.ceil((scroller.scrollTop + height) / shape.row) + 4);
    const part = ground(look.width, Math.max(0, to - from) * shape.row);
    part.root.style.cssText = `position:absolute;left:0;top:${from * shape.row}px`;
    const tall = (to - from) * shape.row;
    for (const year of ticks) part.line(x_of_year(year), 0, x_of_year(year), tall, look.palette.hairline);
    const now = shape.place(answers.as_of + 1 - first);
    part.line(now, 0, now, tall, look.palette.axis, 1.2, "2 3");
    for (let index = from; index < to; index += 1) paint_row(part, shown[index]!, (index - from) * shape.row);
    sheet?.remove();
    sheet = part.root;
    filler.append(sheet);
  };
  const paint_row = (part: Ground, row: Row, top: number) => {
    if (row.kind === "heading") draw_heading(part, row, top, look, shape);
    else draw_line(part, row, top, look, shape, answers);
  };
  const row_at = (y: number) => shown[Math.floor((y - 30 + scroller.scrollTop) / shape.row)];

  let waiting = false;
  scroller.addEventListener("scroll", () => {
    scrolled.top = scroller.scrollTop;
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; paint(); });
  });
  scroller.addEventListener("click", (event) => {
    const row = row_at(event.clientY - host.getBoundingClientRect().top);
    if (row?.kind === "heading") toggle(row.item);
  });
  scroller.scrollTop = scrolled.top;
  paint();
  return {
    dispose: () => host.replaceChildren(),
    mark_at: (x, y) => {
      const row = row_at(y);
      return y > 30 && row?.kind === "line" ? { reading: line_reading(answers, row.line), x, y, inspection: line_inspection(answers, row.line) } : null;
    },
  };
}
