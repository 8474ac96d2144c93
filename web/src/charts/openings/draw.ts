import type { Answers } from "../../answers.ts";
import type { Drawn, Look } from "../../figure/types.ts";
import { quantity } from "../../format.ts";
import { month_short } from "../../months.ts";
import { side_of } from "../../palette.ts";
import { words } from "../../words.ts";
import { value_axis } from "../shared/axes.ts";
import { start } from "../shared/echarts.ts";
import { drawing, line_shape, text_shape } from "../shared/shapes.ts";
import type { OpeningBars } from "./series.ts";

export function openings_height(width: number): number {
  return width < 560 ? 240 : 260;
}

export function draw_openings(host: HTMLElement, look: Look, answers: Answers, bars: OpeningBars): Drawn {
  const height = openings_height(look.width);
  const left = 48;
  const right = 12;
  const pitch = (look.width - left - right) / bars.years.length;
  const now = bars.years.indexOf(Math.floor(answers.as_of / 12));
  const within = ((answers.as_of % 12) + 1) / 12;
  const chart = start(host, look, height, {
    grid: { left, right, top: 44, bottom: 30, outerBoundsMode: "none" },
    xAxis: {
      type: "category", data: bars.years.map(String),
      axisTick: { show: false }, axisLine: { lineStyle: { color: look.palette.axis } },
      axisLabel: { color: look.palette.muted, fontSize: 13, interval: Math.max(0, Math.ceil(42 / pitch) - 1) },
    },
    yAxis: value_axis(look, bars.unit ? words.chart.a_month(bars.axis_name) : words.openings.lines_axis, bars.max, bars.step),
    series: [
      ...bars.rows.map((row) => {
        const side = side_of(look.palette, row.side);
        // The second side is hollow, so that it stays the second side in grey.
        const hollow = row.side !== "a";
        return {
          type: "bar", data: row.values.map((value) => (value ? value : null)), silent: true, barGap: "12%", barCategoryGap: "28%",
          itemStyle: { color: hollow ? look.palette.surface : side.colour, borderColor: side.colour, borderWidth: hollow ? 1.8 : 0, borderType: "solid" },
        };
      }),
      ...(now < 0 ? [] : [drawing([now, 0], (_, box) => {
        const x = box.x + (now + within) * pitch;
        const late = x > box.x + box.width - 110;
        return [
          line_shape(x, box.y - 20, x, box.y + box.height, look.palette.axis, 1.2, [2, 3]),
          text_shape(look.narrow ? words.chart.as_of_short : words.chart.as_of(month_short(answers.as_of)), late ? x - 4 : x + 4, box.y - 28, look.palette.muted, { align: late ? "right" : "left" }),
        ];
      }, { z: 5 })]),
    ],
  });
  return {
    dispose: () => chart.dispose(),
    steps: {
      count: bars.years.length,
      page: 5,
      initial: Math.max(0, now),
      position: (step) => ({ x: left + (step + 0.5) * pitch, top: 44, bottom: height - 30 }),
      nearest: (x) => (x < left ? null : Math.max(0, Math.min(bars.years.length - 1, Math.floor((x - left) / pitch)))),
      reading: (step) => ({
        title: String(bars.years[step]),
        rows: bars.rows.map((row) => ({
          label: words.bloc(row.bloc),
          value: row.values[step] == null ? "\u2013" : words.openings.amount(quantity(row.values[step]! * bars.factor), bars.unit),
          colour: side_of(look.palette, row.side).colour,
        })),
      }),
    },
  };
}
