import type { Drawn, Look } from "../../figure/types.ts";
import { share } from "../../format.ts";
import { words } from "../../words.ts";
import { round_ceiling } from "../shared/axes.ts";
import { row_frame, rows_height } from "../shared/rows.ts";
import type { Bars } from "./series.ts";

const HEAD = 28;

export function sensitivity_height(bars: Bars): number {
  return rows_height(bars.bars.length, HEAD);
}

export function draw_sensitivity(host: HTMLElement, look: Look, { bars, max: largest }: Bars): Drawn {
  const { palette } = look;
  const frame = row_frame(look, HEAD, bars.map((bar) => bar.name), bars.map((bar) => share(bar.first, 0)));
  const { max, step } = round_ceiling(largest, look.narrow ? 3 : 5);
  const x = (value: number) => frame.left + (Math.max(0, Math.min(max, value)) / max) * (frame.right - frame.left);
  for (let tick = 0; tick <= max + step / 2; tick += step) {
    frame.sheet.line(x(tick), HEAD - 6, x(tick), HEAD + bars.length * 26, tick === 0 ? palette.axis : palette.hairline);
    frame.sheet.text(share(tick, step < 0.01 ? 1 : 0), x(tick), HEAD - 11, palette.muted, { anchor: "middle", size: 12 });
  }
  bars.forEach((bar, row) => {
    const y = frame.y(row);
    if (bar.total !== null) frame.sheet.rect(frame.left, y - 8, x(bar.total) - frame.left, 16, "none", { stroke: palette.accent, "stroke-width": 1.2, rx: 2 });
    frame.sheet.rect(frame.left, y - 5, Math.max(1, x(bar.first) - frame.left), 10, palette.accent, { rx: 2 });
    if (bar.high > bar.low) frame.sheet.line(x(bar.low), y, x(bar.high), y, palette.text, 1.5);
  });
  host.append(frame.sheet.root);
  return {
    dispose: () => frame.sheet.root.remove(),
    steps: frame.steps((row) => x(bars[row]!.first), (row) => ({
      title: bars[row]!.name,
      rows: [
        { label: words.sensitivity.first, value: words.chart.median_and_range(share(bars[row]!.first), share(bars[row]!.low), share(bars[row]!.high)), colour: palette.accent },
        ...(bars[row]!.total === null ? [] : [{ label: words.sensitivity.total, value: share(bars[row]!.total) }]),
      ],
    })),
  };
}
