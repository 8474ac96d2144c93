import type { Drawn, Look } from "../../figure/types.ts";
import { quantity, significant, times } from "../../format.ts";
import { month_short, named, parse_month } from "../../months.ts";
import { words } from "../../words.ts";
import { dot, interval, row_frame, rows_height } from "../shared/rows.ts";
import type { Checks } from "./series.ts";

const HEAD = 28;

function month_text(text: string): string {
  const month = parse_month(text);
  return month === null ? text : month_short(month);
}

export function backtest_height(checks: Checks): number {
  return rows_height(checks.shown.length, HEAD);
}

export function draw_backtest(host: HTMLElement, look: Look, checks: Checks): Drawn {
  const { palette } = look;
  const rows = checks.shown;
  const frame = row_frame(look, HEAD, rows.map((row) => row.label), rows.map((row) => (look.narrow ? "" : month_text(row.month))));
  const far = Math.log(checks.reach);
  const x = (ratio: number) => {
    const part = ratio > 0 ? Math.max(-1, Math.min(1, Math.log(ratio) / far)) : -1;
    return frame.left + ((part + 1) / 2) * (frame.right - frame.left);
  };
  const floor = HEAD + rows.length * 26;
  for (const tick of [0.125, 0.25, 0.5, 0.8, 1, 1.25, 2, 4, 8]) {
    if (Math.abs(Math.log(tick)) > far * 1.001 || (far > 1 && (tick === 0.8 || tick === 1.25))) continue;
    frame.sheet.line(x(tick), HEAD - 6, x(tick), floor, tick === 1 ? palette.axis : palette.hairline);
    frame.sheet.text(significant(tick), x(tick), HEAD - 11, palette.muted, { anchor: "middle", size: 12 });
  }
  rows.forEach((row, index) => {
    interval(frame.sheet, row.ratios.map(x), frame.y(index), palette.axis, palette.surface, 7);
    dot(frame.sheet, x(row.ratio), frame.y(index), palette.accent, palette.surface, row.inside);
  });
  host.append(frame.sheet.root);
  return {
    dispose: () => frame.sheet.root.remove(),
    steps: frame.steps((row) => x(rows[row]!.ratio), (at) => {
      const row = rows[at]!;
      return {
        title: `${row.label}, ${named(row.month)}`,
        rows: [
          { label: words.backtest.observed, value: quantity(row.observed), colour: palette.accent },
          { label: words.backtest.forecast, value: words.chart.median_and_range(quantity(row.forecast[2]), quantity(row.forecast[0]), quantity(row.forecast[4])), colour: palette.axis },
          { label: words.chart.ratio, value: times(row.ratio) },
          { label: words.backtest.inside, value: row.inside ? words.backtest.yes : words.backtest.no },
        ],
      };
    }),
  };
}
