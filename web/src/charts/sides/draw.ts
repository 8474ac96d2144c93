// Fan chart of both sides: medians (solid, dashed), half of futures as a band for each, nine in ten for the
// side in focus, observations by shape with their intervals.
import type { Answers } from "../../answers.ts";
import type { Drawn, Look, Reading } from "../../figure/types.ts";
import { text_width, wrapped } from "../../figure/measure.ts";
import { measured } from "../../format.ts";
import { end_of, month_name, month_short } from "../../months.ts";
import { INNER_BAND, OUTER_BAND, side_of, with_alpha } from "../../palette.ts";
import { words } from "../../words.ts";
import { value_axis, year_axis } from "../shared/axes.ts";
import { band_shapes, cased_line, ghost_line } from "../shared/band.ts";
import { pixel, start } from "../shared/echarts.ts";
import { glyph_shape, kind_of } from "../shared/evidence_glyphs.ts";
import { month_steps } from "../shared/month_steps.ts";
import { drawing, line_shape, spread, text_shape, type Place, type Shape } from "../shared/shapes.ts";
import { observation_inspection } from "./inspect.ts";
import type { Mark, SideLine, Sides } from "./series.ts";

export type Focus = "left" | "right" | "neither";

export function plot_frame(look: Look): { left: number; right: number } {
  return { left: 48, right: look.narrow ? 12 : 178 };
}

export function sides_height(width: number): number {
  return width < 560 ? 320 : 372;
}

export function draw_sides(host: HTMLElement, look: Look, answers: Answers, sides: Sides, focus: Focus): Drawn {
  const height = sides_height(look.width);
  const { left, right } = plot_frame(look);
  const frame = { top: 44, bottom: height - 30 };
  const from = sides.x[0]! - 0.5 / 12;
  const to = sides.x[sides.x.length - 1]! + 0.5 / 12;
  const { lines } = sides;
  // One measure alone has its outer band too.
  const focused = lines.length === 1 || focus === "left" ? lines[0]! : focus === "right" ? lines[1]! : null;
  const series: Record<string, unknown>[] = [
    drawing([from, 0], (place) => [
      ...(focused ? outer_band(place, look, focused, sides) : []),
      ...lines.flatMap((line) => band_shapes(place, sides.x, line.p25, line.p75, sides.max,
        with_alpha(side_of(look.palette, line.side).band, INNER_BAND))),
    ], { z: 1 }),
    drawing([from, 0], (place, box) => as_of_line(place, box, look, end_of(answers.as_of)), { z: 2 }),
    ...sides.ghosts.flatMap((ghost) => ghost_line(sides.x, ghost.p50, look)),
    ...lines.flatMap((line) => cased_line(sides.x, line.p50, {
      ...side_of(look.palette, line.side), casing: look.palette.surface, width: 2.5,
    })),
    drawing([from, 0], (place) => sides.marks.flatMap((mark) => mark_shapes(place, look, mark, sides.max)), { z: 6 }),
  ];
  if (!look.narrow) {
    series.push(drawing([from, 0], (place, box) => side_labels(place, box, look, lines, sides), { z: 7 }));
  }
  if (focused) {
    series.push(drawing([from, 0], (place) => band_labels(place, look, focused, sides), { z: 7 }));
  }
  const chart = start(host, look, height, {
    grid: { left, right, top: frame.top, bottom: 30, outerBoundsMode: "none" },
    xAxis: year_axis(look, from, to, look.width - left - right),
    yAxis: value_axis(look, sides.axis_name, sides.max, sides.step),
    series,
  });
  return {
    dispose: () => chart.dispose(),
    steps: month_steps(chart, answers.months, answers.as_of_index, frame, (index) => month_reading(answers, sides, look, index)),
    mark_at: (x, y) => {
      let best: { mark: Mark; x: number; y: number; distance: number } | null = null;
      for (const mark of sides.marks) {
        const at = pixel(chart, mark.x, Math.min(mark.value, sides.max));
        const distance = Math.hypot(at.x - x, at.y - y);
        if (distance < 11 && (!best || distance < best.distance)) best = { mark, x: at.x, y: at.y, distance };
      }
      return best ? { reading: mark_reading(answers, best.mark), x: best.x, y: best.y, inspection: observation_inspection(best.mark.observation) } : null;
    },
  };
}

function outer_band(place: Place, look: Look, line: SideLine, sides: Sides): Shape[] {
  return band_shapes(place, sides.x, line.p05, line.p95, sides.max, with_alpha(side_of(look.palette, line.side).band, OUTER_BAND));
}

export function as_of_line(place: Place, box: { y: number; height: number; x: number; width: number }, look: Look, x: number): Shape[] {
  const [at] = place(x, 0);
  if (at < box.x || at > box.x + box.width) return [];
  const late = at > box.x + box.width - 80;
  return [
    line_shape(at, box.y - 20, at, box.y + box.height, look.palette.axis, 1.2, [2, 3]),
    text_shape(words.chart.as_of(month_short(Math.round(x * 12) - 1)), late ? at - 4 : at + 4, box.y - 28, look.palette.muted, { align: late ? "right" : "left" }),
  ];
}

function mark_shapes(place: Place, look: Look, mark: Mark, max: number): Shape[] {
  const { colour } = side_of(look.palette, mark.side);
  const [x, y] = place(mark.x, Math.min(mark.value, max));
  const [, low] = place(mark.x, Math.min(mark.low, max));
  const [, high] = place(mark.x, Math.min(mark.high, max));
  const [x_from] = place(mark.x_from, 0);
  const shapes: Shape[] = [];
  if (Math.abs(low - high) > 1) shapes.push(line_shape(x, low, x, high, colour, 1.4));
  if (Math.abs(x - x_from) > 6) shapes.push(line_shape(x_from, y, 2 * x - x_from, y, colour, 1.2));
  shapes.push(glyph_shape(kind_of(mark.observation.kind), x, y, colour, look.palette.surface));
  if (mark.beyond) shapes.push(text_shape("\u2191", x + 7, y + 1, colour, { weight: 700 }));
  return shapes;
}

function side_labels(place: Place, box: { x: number; width: number; y: number; height: number }, look: Look, lines: SideLine[], sides: Sides): Shape[] {
  const x = box.x + box.width + 10;
  const texts = lines.map((line) => wrapped(line.measure.text, 160, { size: 14, weight: 600 }, 5));
  const wanted = lines.map((line) => {
    const value = [...line.p50].reverse().find((one) => one !== null) ?? 0;
    return place(sides.x[sides.x.length - 1]!, Math.min(value, sides.max))[1];
  });
  const heights = spread(wanted, texts.map((rows) => rows.length * 17 + 8), box.y - 20, box.y + box.height + 16);
  return texts.flatMap((rows, index) => {
    const { colour } = side_of(look.palette, lines[index]!.side);
    return rows.map((row, at) => text_shape(row, x, heights[index]! + (at - (rows.length - 1) / 2) * 17, colour, { weight: 600, size: 14 }));
  });
}

// The words stand on the bands themselves, where a band is thick enough and no median runs through them.
function band_labels(place: Place, look: Look, line: SideLine, sides: Sides): Shape[] {
  const { colour } = side_of(look.palette, line.side);
  const taken: { x: number; y: number; half: number }[] = [];
  const y_of = (value: number) => place(0, Math.min(value, sides.max))[1];
  const put = (bands: [(number | null)[], (number | null)[]][], text: string): Shape[] => {
    const half = text_width(text, { size: 12 }) / 2 + 3;
    let best: { x: number; y: number; room: number } | null = null;
    for (const [low, high] of bands) {
      for (let index = Math.floor(sides.x.length * 0.4); index < sides.x.length; index += 2) {
        const x = place(sides.x[index]!, 0)[0];
        if (x + half > place(sides.x[sides.x.length - 1]!, 0)[0]) continue;
        // The free height over the whole width of the words.
        let ceiling = -Infinity;
        let floor = Infinity;
        sides.x.forEach((month, at) => {
          if (Math.abs(place(month, 0)[0] - x) > half) return;
          ceiling = Math.max(ceiling, y_of(high[at] ?? 0));
          floor = Math.min(floor, y_of(low[at] ?? 0));
        });
        const y = (ceiling + floor) / 2;
        const clear = Math.min(clearance(place, sides, x, y, half), ...taken.map((one) => (Math.abs(one.x - x) < one.half + half ? Math.abs(one.y - y) - 8 : 99)));
        const room = Math.min(floor - ceiling, 2 * clear);
        if (room > 15 && (!best || room > best.room + 1)) best = { x, y, room };
      }
    }
    if (!best) return [];
    taken.push({ x: best.x, y: best.y, half });
    return [text_shape(text, best.x, best.y, colour, { align: "center", size: 12, casing: look.palette.surface })];
  };
  return [
    ...put([[line.p75, line.p95], [line.p05, line.p25]], words.chart.nine_in_ten),
    ...put([[line.p50, line.p75], [line.p25, line.p50]], words.chart.half),
  ];
}

// How far the nearest median stays from the middle of a label.
function clearance(place: Place, sides: Sides, x: number, y: number, half: number): number {
  let least = Infinity;
  sides.x.forEach((month, index) => {
    const [at] = place(month, 0);
    if (Math.abs(at - x) > half) return;
    for (const line of sides.lines) {
      const value = line.p50[index];
      if (value != null) least = Math.min(least, Math.abs(place(0, Math.min(value, sides.max))[1] - y));
    }
  });
  return least;
}

function month_reading(answers: Answers, sides: Sides, look: Look, index: number): Reading {
  const row = (line: SideLine) => ({
    label: line.measure.text,
    value: words.chart.median_and_range(
      measured(line.measure, back(line.p50[index], sides)), measured(line.measure, back(line.p05[index], sides)), measured(line.measure, back(line.p95[index], sides))),
    colour: side_of(look.palette, line.side).colour,
  });
  return {
    title: month_name(answers.months[index]!),
    rows: [
      ...sides.lines.map(row),
      ...sides.ghosts.map((ghost, at) => ({ label: words.figure.ghost, value: measured(sides.lines[at]!.measure, back(ghost.p50[index], sides)), colour: look.palette.axis })),
      ...(sides.comparison ? [words.chart.chance_row(sides.comparison, index, answers.replications)] : []),
    ],
  };
}

function back(value: number | null | undefined, sides: Sides): number | null {
  return value == null ? null : value * sides.factor;
}

function mark_reading(answers: Answers, mark: Mark): Reading {
  const observation = mark.observation;
  const source = answers.sources.get(observation.source);
  return {
    title: words.evidence.title(observation),
    rows: [
      { label: words.evidence.value, value: words.evidence.amount(observation) },
      { label: words.evidence.when, value: words.evidence.window(observation) },
      { label: words.evidence.origin, value: observation.origin || "\u2013" },
      { label: words.evidence.source, value: source ? `${source.publisher}, ${source.date}` : observation.source },
    ],
    note: observation.note || undefined,
  };
}
