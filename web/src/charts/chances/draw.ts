import type { Answers } from "../../answers.ts";
import { wrapped } from "../../figure/measure.ts";
import type { Drawn, Look } from "../../figure/types.ts";
import { capitalised } from "../../format.ts";
import { end_of, month_name } from "../../months.ts";
import type { Palette } from "../../palette.ts";
import { words } from "../../words.ts";
import { value_axis, year_axis } from "../shared/axes.ts";
import { cased_line, ghost_line } from "../shared/band.ts";
import { start } from "../shared/echarts.ts";
import { month_steps } from "../shared/month_steps.ts";
import { drawing, line_shape, spread, text_shape } from "../shared/shapes.ts";
import { as_of_line, plot_frame } from "../sides/draw.ts";
import type { Chances } from "./series.ts";

export function chance_style(palette: Palette, index: number): { colour: string; dash: number[] | "solid" } {
  const styles: { colour: string; dash: number[] | "solid" }[] = [
    { colour: palette.accent, dash: "solid" },
    { colour: palette.capacity, dash: [8, 4] },
    { colour: palette.ramp, dash: [2, 3] },
    { colour: palette.axis, dash: [10, 3, 2, 3] },
  ];
  return styles[index % styles.length]!;
}

export function chances_height(width: number): number {
  return width < 560 ? 280 : 340;
}

export function draw_chances(host: HTMLElement, look: Look, answers: Answers, chances: Chances): Drawn {
  const height = chances_height(look.width);
  const { left, right } = plot_frame(look);
  const from = chances.x[0]! - 0.5 / 12;
  const to = chances.x[chances.x.length - 1]! + 0.5 / 12;
  const chart = start(host, look, height, {
    grid: { left, right, top: 44, bottom: 30, outerBoundsMode: "none" },
    xAxis: year_axis(look, from, to, look.width - left - right),
    yAxis: value_axis(look, words.chart.in_hundred_axis, 100, 10, { axisLabel: {
      color: look.palette.muted, fontSize: 13, formatter: (value: number) => ([0, 10, 50, 90, 100].includes(value) ? String(value) : ""),
    }, splitLine: { show: false } }),
    series: [
      drawing([from, 0], (place, box) => [
        ...[0, 10, 50, 90, 100].map((value) => line_shape(box.x, place(from, value)[1], box.x + box.width, place(from, value)[1],
          value === 50 || value === 90 ? look.palette.axis : look.palette.hairline, 1, value === 50 || value === 90 ? [4, 4] : undefined)),
        ...as_of_line(place, box, look, end_of(answers.as_of)),
      ], { z: 1 }),
      ...chances.lines.flatMap((line) => (line.ghost ? ghost_line(chances.x, line.ghost, look) : [])),
      ...chances.lines.flatMap((line, index) => cased_line(chances.x, line.values, {
        ...chance_style(look.palette, index), casing: look.palette.surface, width: index === 0 ? 3 : 2.2,
      })),
      ...(look.narrow ? [] : [drawing([from, 0], (place, box) => {
        const texts = chances.lines.map((line, index) => wrapped(capitalised(line.comparison.text), 158, { size: 12, weight: index === 0 ? 600 : 400 }, 4));
        const heights = spread(
          chances.lines.map((line) => place(to, line.last ?? 0)[1]),
          texts.map((rows) => rows.length * 15 + 8), box.y - 30, box.y + box.height + 24);
        return texts.flatMap((rows, index) => {
          const { colour, dash } = chance_style(look.palette, index);
          const x = box.x + box.width;
          const end = place(to, chances.lines[index]!.last ?? 0)[1];
          return [
            line_shape(x + 2, end, x + 12, heights[index]!, colour, 2, dash === "solid" ? undefined : dash),
            ...rows.map((row, at) => text_shape(row, x + 16, heights[index]! + (at - (rows.length - 1) / 2) * 15,
              look.palette.text, { size: 12, weight: index === 0 ? 600 : 400 })),
          ];
        });
      }, { z: 7 })]),
    ],
  });
  return {
    dispose: () => chart.dispose(),
    steps: month_steps(chart, answers.months, answers.as_of_index, { top: 44, bottom: height - 30 }, (index) => ({
      title: month_name(answers.months[index]!),
      rows: chances.lines.map((line, at) => ({
        ...words.chart.chance_row(line.comparison, index, answers.replications),
        label: line.comparison.text,
        colour: chance_style(look.palette, at).colour,
      })),
    })),
  };
}
