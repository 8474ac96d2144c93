import type { Drawn, Look } from "../../figure/types.ts";
import { quantity } from "../../format.ts";
import { month_name } from "../../months.ts";
import { INNER_BAND, OUTER_BAND, with_alpha } from "../../palette.ts";
import { words } from "../../words.ts";
import { value_axis, year_axis } from "../shared/axes.ts";
import { band_shapes, cased_line } from "../shared/band.ts";
import { start } from "../shared/echarts.ts";
import { month_steps } from "../shared/month_steps.ts";
import { drawing, spread, text_shape } from "../shared/shapes.ts";
import { plot_frame } from "../sides/draw.ts";
import type { Fan, Fans } from "./series.ts";

export function fans_height(width: number): number {
  return width < 560 ? 300 : 360;
}

export function draw_fans(host: HTMLElement, look: Look, fans: Fans): Drawn {
  const height = fans_height(look.width);
  const { left, right } = plot_frame(look);
  const { palette } = look;
  const from = fans.x[0]! - 0.5 / 12;
  const to = fans.x[fans.x.length - 1]! + 0.5 / 12;
  const band = (place: Parameters<typeof band_shapes>[0], fan: Fan, colour: string) => [
    ...band_shapes(place, fans.x, fan.p05, fan.p95, fans.max, with_alpha(colour, OUTER_BAND)),
    ...band_shapes(place, fans.x, fan.p25, fan.p75, fans.max, with_alpha(colour, INNER_BAND)),
  ];
  const last = (values: (number | null)[]) => [...values].reverse().find((value) => value !== null) ?? 0;
  const labels = [
    { text: words.plan.with, at: last(fans.with.p50), colour: palette.side_a },
    { text: words.plan.without, at: last(fans.without.p50), colour: palette.muted },
    ...(fans.promise ? [{ text: words.plan.promise, at: last(fans.promise), colour: palette.accent }] : []),
  ];
  const chart = start(host, look, height, {
    grid: { left, right, top: 44, bottom: 30, outerBoundsMode: "none" },
    xAxis: year_axis(look, from, to, look.width - left - right),
    yAxis: value_axis(look, fans.axis_name, fans.max, fans.step),
    series: [
      drawing([from, 0], (place) => [...band(place, fans.without, palette.axis), ...band(place, fans.with, palette.band_a)], { z: 1 }),
      ...cased_line(fans.x, fans.without.p50, { colour: palette.muted, casing: palette.surface, width: 2, dash: [3, 4] }),
      ...(fans.promise ? cased_line(fans.x, fans.promise, { colour: palette.accent, casing: palette.surface, width: 1.8, dash: [10, 3, 2, 3] }) : []),
      ...cased_line(fans.x, fans.with.p50, { colour: palette.side_a, casing: palette.surface, width: 2.5, dash: "solid" }),
      ...(look.narrow ? [] : [drawing([from, 0], (place, box) => {
        const heights = spread(labels.map((label) => place(to, Math.min(label.at, fans.max))[1]), labels.map(() => 20), box.y - 20, box.y + box.height + 16);
        return labels.map((label, index) => text_shape(label.text, box.x + box.width + 10, heights[index]!, label.colour, { weight: 600 }));
      }, { z: 7 })]),
    ],
  });
  const back = (value: number | null | undefined) => quantity(value == null ? null : value * fans.factor);
  const range = (fan: Fan, index: number) => words.chart.median_and_range(back(fan.p50[index]), back(fan.p05[index]), back(fan.p95[index]));
  return {
    dispose: () => chart.dispose(),
    steps: month_steps(chart, fans.months, 0, { top: 44, bottom: height - 30 }, (index) => ({
      title: month_name(fans.months[index]!),
      rows: [
        { label: words.plan.with, value: range(fans.with, index), colour: palette.side_a },
        { label: words.plan.without, value: range(fans.without, index), colour: palette.muted },
        ...(fans.promise ? [{ label: words.plan.promise, value: back(fans.promise[index]), colour: palette.accent }] : []),
      ],
    })),
  };
}
