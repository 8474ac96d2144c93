import type { Answers } from "../../answers.ts";
import type { Drawn, Look } from "../../figure/types.ts";
import { times } from "../../format.ts";
import { end_of, month_name } from "../../months.ts";
import { INNER_BAND, OUTER_BAND, with_alpha } from "../../palette.ts";
import { words } from "../../words.ts";
import { value_axis, year_axis } from "../shared/axes.ts";
import { band_shapes, cased_line, ghost_line } from "../shared/band.ts";
import { start } from "../shared/echarts.ts";
import { month_steps } from "../shared/month_steps.ts";
import { drawing, line_shape, text_shape } from "../shared/shapes.ts";
import { as_of_line, plot_frame } from "../sides/draw.ts";
import type { Ratio } from "./series.ts";

export function ratio_height(width: number): number {
  return width < 560 ? 230 : 260;
}

export function draw_ratio(host: HTMLElement, look: Look, answers: Answers, ratio: Ratio): Drawn {
  const height = ratio_height(look.width);
  const { left, right } = plot_frame(look);
  const { accent, surface, text } = look.palette;
  const from = ratio.x[0]! - 0.5 / 12;
  const to = ratio.x[ratio.x.length - 1]! + 0.5 / 12;
  const { p05, p25, p50, p75, p95 } = ratio.quantiles;
  const theta = ratio.comparison.ratio;
  const chart = start(host, look, height, {
    grid: { left, right, top: 44, bottom: 30, outerBoundsMode: "none" },
    xAxis: year_axis(look, from, to, look.width - left - right),
    yAxis: value_axis(look, words.chart.times_axis, ratio.max, ratio.step),
    series: [
      drawing([from, 0], (place) => [
        ...band_shapes(place, ratio.x, p05, p95, ratio.max, with_alpha(accent, OUTER_BAND)),
        ...band_shapes(place, ratio.x, p25, p75, ratio.max, with_alpha(accent, INNER_BAND)),
      ], { z: 1 }),
      drawing([from, 0], (place, box) => {
        const [, y] = place(from, theta);
        const label = words.chart.theta(theta);
        return [
          ...as_of_line(place, box, look, end_of(answers.as_of)),
          line_shape(box.x, y, box.x + box.width, y, text, 1.6, [6, 3]),
          look.narrow
            ? text_shape(label, box.x + 4, y - 9, text, { size: 12, casing: surface })
            : text_shape(label, box.x + box.width + 10, y, text, { weight: 600 }),
        ];
      }, { z: 5 }),
      ...(ratio.ghost ? ghost_line(ratio.x, ratio.ghost, look) : []),
      ...cased_line(ratio.x, p50, { colour: accent, casing: surface, width: 2.5, dash: "solid" }),
    ],
  });
  return {
    dispose: () => chart.dispose(),
    steps: month_steps(chart, answers.months, answers.as_of_index, { top: 44, bottom: height - 30 }, (index) => ({
      title: month_name(answers.months[index]!),
      rows: [
        { label: words.chart.ratio, value: words.chart.median_and_range(times(p50[index]), times(p05[index]), times(p95[index])), colour: accent },
        ...(ratio.ghost ? [{ label: words.figure.ghost, value: times(ratio.ghost[index]), colour: look.palette.axis }] : []),
        words.chart.chance_row(ratio.comparison, index, answers.replications),
      ],
    })),
  };
}
