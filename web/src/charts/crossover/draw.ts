import type { Answers } from "../../answers.ts";
import type { Drawn, Look } from "../../figure/types.ts";
import { svg } from "../../dom.ts";
import { in_hundred } from "../../format.ts";
import { month_name, month_short } from "../../months.ts";
import { words } from "../../words.ts";
import { year_ticks } from "../shared/axes.ts";
import { ground, path_of } from "../shared/canvas.ts";
import { best_bin, dot_radius, dots_by, outer_diameter, share_by, type Dots } from "./series.ts";

const STACK = 84;

export function crossover_height(width: number): number {
  return width < 560 ? 270 : 300;
}

export function draw_crossover(host: HTMLElement, look: Look, answers: Answers, dots: Dots): Drawn {
  const height = crossover_height(look.width);
  const { palette } = look;
  const floor = height - 52;
  const top = 26;
  const side = look.narrow ? 80 : STACK;
  const left = dots.before > 0 ? side + 18 : 24;
  const right = look.width - (dots.never > 0 ? side + 18 : 24);
  const span = dots.to + 1 - dots.from;
  const place = (month: number) => left + ((month - dots.from) / span) * (right - left);
  const bin = best_bin(dots, (right - left) / span, floor - top, outer_diameter(Math.max(dots.before, dots.never), side, floor - top, look.narrow ? 14 : 20));
  const { root, add, text, line, path } = ground(look.width, height);
  const dot = (x: number, y: number, fill: string, hollow = false) =>
    add(svg("circle", { cx: x, cy: y, r: dot_radius(bin.diameter), fill: hollow ? palette.surface : fill, stroke: fill, "stroke-width": hollow ? 1.8 : 0 }));

  line(left, floor, right, floor, palette.axis);
  for (const year of year_ticks(dots.from / 12, (dots.to + 1) / 12, right - left)) {
    const x = place(year * 12);
    line(x, floor, x, floor + 5, palette.axis);
    text(String(year), x, floor + 20, palette.muted, { anchor: "middle" });
  }
  const now = place(answers.as_of + 1);
  if (now > left && now < right) {
    line(now, top - 8, now, floor, palette.axis, 1.2, "2 3");
    const late = now > right - 110;
    text(look.narrow ? words.chart.as_of_short : words.chart.as_of(month_short(answers.as_of)), late ? now - 4 : now + 4, top, palette.muted, { anchor: late ? "end" : "start" });
  }
  const stacks = new Map<number, number>();
  for (const month of dots.months) {
    const slot = Math.floor((month - dots.from) / bin.months);
    const level = stacks.get(slot) ?? 0;
    stacks.set(slot, level + 1);
    dot(place(dots.from + (slot + 0.5) * bin.months), floor - 1 - (level + 0.5) * bin.diameter, palette.accent);
  }
  // Before the change: a stepped outline of the same dots.
  if (dots.ghost) outline(dots.ghost);
  outer_stack(dots.never, right + 18, side, false);
  outer_stack(dots.before, 0, side, true);

  function outline(ghost: Dots): void {
    const counts = new Map<number, number>();
    for (const month of ghost.months) {
      const slot = Math.floor((month - dots.from) / bin.months);
      counts.set(slot, (counts.get(slot) ?? 0) + 1);
    }
    const points: [number, number][] = [];
    for (let slot = 0; slot * bin.months < span; slot += 1) {
      const y = floor - 1 - (counts.get(slot) ?? 0) * bin.diameter;
      points.push([place(dots.from + slot * bin.months), y], [place(dots.from + Math.min(span, (slot + 1) * bin.months)), y]);
    }
    path(path_of(points), { stroke: palette.axis, "stroke-width": 1.6, "stroke-dasharray": "3 4" });
  }

  // A block of columns behind a gap and a divider.
  function outer_stack(count: number, x: number, width: number, early: boolean): void {
    if (count === 0) return;
    const divider = early ? x + width + 9 : x - 9;
    line(divider, top - 8, divider, floor + 24, palette.axis, 1.2, "1 4");
    line(x, floor, x + width, floor, palette.axis);
    const fit = Math.max(1, Math.floor((floor - top) / bin.diameter));
    const columns = Math.max(Math.ceil(count / fit), Math.min(4, Math.ceil(count / 8)));
    for (let index = 0; index < count; index += 1) {
      const column = index % columns;
      const level = Math.floor(index / columns);
      dot(x + width / 2 + (column - (columns - 1) / 2) * bin.diameter, floor - 1 - (level + 0.5) * bin.diameter, early ? palette.accent : palette.axis, true);
    }
    const rows = early ? words.crossover.already_label() : words.crossover.never_label(Math.floor(dots.to / 12));
    rows.forEach((row, index) => text(row, x + width / 2, floor + 18 + index * 15, palette.text, { anchor: "middle", size: 12 }));
  }

  host.append(root);
  return {
    dispose: () => root.remove(),
    steps: {
      count: span,
      page: 12,
      initial: Math.max(0, Math.min(span - 1, answers.as_of - dots.from)),
      position: (step) => ({ x: place(dots.from + step + 1), top: top - 8, bottom: floor }),
      nearest: (x) => (x < left - 8 || x > right + 8 ? null : Math.max(0, Math.min(span - 1, Math.round(((x - left) / (right - left)) * span - 1)))),
      reading: (step) => {
        const month = dots.from + step;
        return {
          title: words.crossover.by(month_name(month)),
          rows: [
            { label: words.crossover.dots, value: words.crossover.of_fifty(dots_by(dots, month)) },
            { label: words.crossover.all_futures, value: in_hundred(share_by(dots, month, answers.replications)) },
            ...(dots.ghost ? [{ label: words.figure.ghost, value: in_hundred(share_by(dots.ghost, month, answers.replications)), colour: palette.axis }] : []),
          ],
        };
      },
    },
  };
}
