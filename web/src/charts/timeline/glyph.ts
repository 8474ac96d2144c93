// One line as a glyph: decision tick, thin build bar, start as an interval with caps (5 to 95 in 100),
// wedge of the ramp-up, then a bar as thick as the line is large.
import type { Answers } from "../../answers.ts";
import type { Look } from "../../figure/types.ts";
import { in_hundred, is_number } from "../../format.ts";
import { shortened } from "../../figure/measure.ts";
import { side_of, with_alpha } from "../../palette.ts";
import { words } from "../../words.ts";
import { path_of, type Ground } from "../shared/canvas.ts";
import type { Geometry } from "./draw.ts";
import { until_index, type HeadingRow, type LineRow } from "./series.ts";

export function draw_heading(part: Ground, row: HeadingRow, top: number, look: Look, shape: Geometry): void {
  const y = top + shape.row / 2;
  part.rect(0, top + 1, look.width, shape.row - 2, look.palette.page);
  part.path(row.open ? `M4,${y - 3} l10,0 l-5,7 Z` : `M6,${y - 5} l7,5 l-7,5 Z`, { fill: look.palette.muted });
  part.text(shortened(words.timeline.heading(row), look.width - 40, { size: 13, weight: 600 }), 20, y + 4, look.palette.text, { weight: 600, casing: look.palette.page });
}

export function draw_line(part: Ground, row: LineRow, top: number, look: Look, shape: Geometry, answers: Answers): void {
  const { line } = row;
  const { palette } = look;
  const y = look.narrow ? top + 28 : top + shape.row / 2;
  const label = shortened(words.timeline.label(line), look.narrow ? look.width - 100 : shape.left - 30, { size: 12 });
  if (look.narrow) part.text(label, shape.left, top + 14, palette.text, { size: 12, casing: palette.surface });
  else part.text(label, 20, y + 4, palette.text, { size: 12 });
  const { colour } = side_of(palette, row.side);
  const thick = 3 + 10 * Math.sqrt(Math.max(0, Math.min(1, row.weight)));
  const end = shape.place(until_index(answers, line) ?? answers.months.length);
  const come = line.come ?? line.chance ?? 1;
  const start = line.start?.p50;
  if (!is_number(start)) {
    if (line.status === "operating" && !((line.never_starts ?? 0) > 0.5)) bar(part, shape.left, end, y, thick, colour, 1);
    else part.text(words.timeline.seldom, shape.right - 4, y + 4, palette.muted, { anchor: "end", size: 12 });
    return;
  }
  const x = shape.place(start);
  const decided = line.decision?.p50;
  if (is_number(decided)) {
    const at = shape.place(decided);
    if (decided >= 0) part.line(at, y - 6, at, y + 6, colour, 1.6);
    part.line(at, y, x, y, colour, 1.6);
  }
  const full = Math.max(x, shape.place(line.full?.p50 ?? start));
  // What comes in few futures is drawn paler and outlined.
  const strength = 0.35 + 0.65 * come;
  part.path(path_of([[x, y - 0.8], [full, y - thick / 2], [full, y + thick / 2], [x, y + 0.8]], true), { fill: with_alpha(colour, strength * 0.75) });
  bar(part, full, end, y, thick, colour, strength);
  const early = line.start?.p05;
  const late = line.start?.p95;
  if (is_number(early) && is_number(late) && late - early > 0.4) {
    const low = shape.place(early);
    const high = shape.place(late);
    part.path(`M${low},${y - 5} l0,10 M${low},${y} L${high},${y} M${high},${y - 5} l0,10`, { stroke: palette.surface, "stroke-width": 4 });
    part.path(`M${low},${y - 5} l0,10 M${low},${y} L${high},${y} M${high},${y - 5} l0,10`, { stroke: palette.text, "stroke-width": 1.4 });
  }
  if (come < 0.995) part.text(in_hundred(come), look.narrow ? shape.right - 2 : shape.right + 8, look.narrow ? top + 14 : y + 4, palette.text, { anchor: look.narrow ? "end" : "start", size: 12 });
}

function bar(part: Ground, from: number, to: number, y: number, thick: number, colour: string, strength: number): void {
  if (to <= from) return;
  part.rect(from, y - thick / 2, to - from, thick, with_alpha(colour, strength * 0.75), strength < 0.75 ? { stroke: colour, "stroke-width": 1, "stroke-dasharray": "3 2" } : {});
}
