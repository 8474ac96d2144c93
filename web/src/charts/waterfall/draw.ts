import type { Answers } from "../../answers.ts";
import { wrapped } from "../../figure/measure.ts";
import type { Drawn, Look, Reading } from "../../figure/types.ts";
import { quantity, share } from "../../format.ts";
import { month_name } from "../../months.ts";
import { side_of, type Palette } from "../../palette.ts";
import { words } from "../../words.ts";
import { value_axis, year_axis } from "../shared/axes.ts";
import { mixed } from "../shared/canvas.ts";
import { pixel, start } from "../shared/echarts.ts";
import { drawing, line_shape, polygon_shape, spread, text_shape, type Place, type Shape } from "../shared/shapes.ts";
import { plot_frame } from "../sides/draw.ts";
import type { Stack, Term } from "./series.ts";

export function term_colour(palette: Palette, stack: Stack, term: Term, answers: Answers): string {
  const made = side_of(palette, answers.side_of_bloc(stack.row.bloc)).colour;
  if (term.kind === "made") return made;
  if (term.kind === "backlog") return mixed(made, palette.surface, 0.45);
  if (term.kind !== "inputs") return palette[term.kind];
  const order = stack.terms.filter((one) => one.kind === "inputs").indexOf(term);
  return mixed(palette.inputs, order % 2 === 0 ? palette.text : palette.surface, [1, 0.62, 0.72, 0.42, 0.5][order] ?? 0.6);
}

export function waterfall_height(width: number): number {
  return width < 560 ? 320 : 400;
}

export function draw_waterfall(host: HTMLElement, look: Look, answers: Answers, stack: Stack): Drawn {
  const height = waterfall_height(look.width);
  const { left, right } = plot_frame(look);
  const from = stack.by === "year" ? stack.labels[0]! : stack.labels[0]! / 12;
  const last = stack.labels[stack.labels.length - 1]!;
  const to = stack.by === "year" ? last + 1 : (last + 1) / 12;
  const width = (look.width - left - right) / (to - from);
  const chart = start(host, look, height, {
    grid: { left, right, top: 44, bottom: 30, outerBoundsMode: "none" },
    xAxis: year_axis(look, from, to, look.width - left - right, stack.by === "year" ? year_middles(look, stack, width) : {}),
    yAxis: value_axis(look, words.chart.a_month(stack.axis_name), stack.max, stack.step),
    series: [
      drawing([from, 0], (place) => stack.by === "year"
        ? bars(place, look, stack, answers, width)
        : areas(place, look, stack, answers), { z: 3 }),
      ...(look.narrow ? [] : [drawing([from, 0], (place, box) => term_labels(place, box, look, stack, answers), { z: 5 })]),
    ],
  });
  const start_x = pixel(chart, stack.x[0]!, 0).x;
  const pitch = stack.x.length > 1 ? pixel(chart, stack.x[1]!, 0).x - start_x : 1;
  return {
    dispose: () => chart.dispose(),
    steps: {
      count: stack.x.length,
      page: stack.by === "month" ? 12 : 5,
      initial: now_index(stack, answers),
      position: (step) => ({ x: start_x + step * pitch, top: 44, bottom: height - 30 }),
      nearest: (x) => Math.max(0, Math.min(stack.x.length - 1, Math.round((x - start_x) / pitch))),
      reading: (step) => stack_reading(look, stack, answers, step),
    },
  };
}

export function now_index(stack: Stack, answers: Answers): number {
  const now = stack.by === "year" ? Math.floor(answers.as_of / 12) : answers.as_of;
  return Math.max(0, stack.labels.indexOf(now));
}

// A year's bar stands in the middle of its year: so does its label, with no ticks between.
function year_middles(look: Look, stack: Stack, pitch: number): Record<string, unknown> {
  const every = Math.max(1, Math.ceil(44 / pitch));
  return {
    axisTick: { show: false },
    axisLabel: {
      customValues: stack.x.filter((_, index) => index % every === 0),
      formatter: (value: number) => String(Math.floor(value)),
      color: look.palette.muted,
      fontSize: 13,
      showMinLabel: true,
      showMaxLabel: true,
    },
  };
}

function bars(place: Place, look: Look, stack: Stack, answers: Answers, pitch: number): Shape[] {
  const half = Math.min(26, pitch * 0.38);
  return stack.x.flatMap((x, index) => {
    let base = 0;
    return stack.terms.flatMap((term) => {
      const value = term.values[index] ?? 0;
      if (value <= 0) return [];
      const [centre, bottom] = place(x, base);
      const [, top] = place(x, base + value);
      base += value;
      // One pixel of ground between neighbours keeps them apart without their colours.
      const tall = Math.max(0.5, bottom - top - 1);
      return [{ type: "rect", shape: { x: centre - half, y: bottom - tall, width: 2 * half, height: tall }, style: { fill: term_colour(look.palette, stack, term, answers) } }];
    });
  });
}

function areas(place: Place, look: Look, stack: Stack, answers: Answers): Shape[] {
  const base = stack.x.map(() => 0);
  return stack.terms.map((term) => {
    const low = stack.x.map((x, index): [number, number] => place(x, base[index]!));
    stack.x.forEach((_, index) => { base[index]! += term.values[index] ?? 0; });
    const high = stack.x.map((x, index): [number, number] => place(x, base[index]!));
    return { ...polygon_shape([...high, ...low.reverse()], term_colour(look.palette, stack, term, answers)),
      style: { fill: term_colour(look.palette, stack, term, answers), stroke: look.palette.surface, lineWidth: 0.6 } };
  });
}

function term_labels(place: Place, box: { x: number; y: number; width: number; height: number }, look: Look, stack: Stack, answers: Answers): Shape[] {
  const last = stack.x.length - 1;
  const x = box.x + box.width;
  let base = 0;
  const shown = stack.terms.map((term) => {
    const value = term.values[last] ?? 0;
    const middle = place(0, base + value / 2)[1];
    base += value;
    return { term, middle, rows: wrapped(words.waterfall.term(term, answers.item_name), 146, { size: 12, weight: term.kind === "made" ? 600 : 400 }, 2) };
  });
  const heights = spread(shown.map((one) => one.middle), shown.map((one) => one.rows.length * 15 + 5), box.y - 28, box.y + box.height + 24);
  return shown.flatMap((one, index) => {
    const colour = term_colour(look.palette, stack, one.term, answers);
    return [
      line_shape(x + 1, one.middle, x + 10, heights[index]!, look.palette.axis, 1),
      { type: "rect", shape: { x: x + 12, y: heights[index]! - 6, width: 10, height: 12 }, style: { fill: colour } },
      ...one.rows.map((row, at) => text_shape(row, x + 28, heights[index]! + (at - (one.rows.length - 1) / 2) * 15, look.palette.text, { size: 12, weight: one.term.kind === "made" ? 600 : 400 })),
    ];
  });
}

function stack_reading(look: Look, stack: Stack, answers: Answers, step: number): Reading {
  const label = stack.labels[step]!;
  const wished = stack.wished[step];
  return {
    title: words.waterfall.wished_in(stack.by === "year" ? String(label) : month_name(label),
      wished == null ? "\u2013" : quantity(wished * stack.factor), stack.row.unit),
    rows: [...stack.terms].reverse().map((term) => {
      const value = term.values[step];
      const part = value != null && wished ? ` (${share(value / wished, 0)})` : "";
      return {
        label: words.waterfall.term(term, answers.item_name),
        value: `${quantity(value == null ? null : value * stack.factor)}${part}`,
        colour: term_colour(look.palette, stack, term, answers),
      };
    }),
  };
}
