// Bars from the middle, one a lever, with the interval as a thin line; what goes to "never" reaches the edge.
import type { Drawn, Look } from "../../figure/types.ts";
import { shortened } from "../../figure/measure.ts";
import { words } from "../../words.ts";
import { round_ceiling } from "../shared/axes.ts";
import { ground } from "../shared/canvas.ts";
import { change_text } from "./change_text.ts";
import type { Tornado, TornadoBar } from "./series.ts";

const ROW = 26;
const HEAD = 26;

export function tornado_height(tornado: Tornado): number {
  return HEAD + tornado.bars.length * ROW + 6;
}

export function draw_tornado(host: HTMLElement, look: Look, tornado: Tornado): Drawn {
  const { palette } = look;
  const sheet = ground(look.width, tornado_height(tornado));
  const label = Math.min(look.width * 0.42, 330);
  const left = label + 56;
  const right = look.width - 60;
  const middle = (left + right) / 2;
  const { max, step } = round_ceiling(tornado.reach, 3);
  const x = (value: number) => middle + (Math.max(-max, Math.min(max, value)) / max) * (right - middle);
  const floor = HEAD + tornado.bars.length * ROW;
  for (let tick = -max; tick <= max + step / 2; tick += step) {
    const at = Math.abs(tick) < step / 2 ? 0 : tick;
    sheet.line(x(at), HEAD - 6, x(at), floor, at === 0 ? palette.axis : palette.hairline);
    sheet.text(change_text(at, tornado.unit), x(at), HEAD - 11, palette.muted, { anchor: "middle", size: 12 });
  }
  tornado.bars.forEach((bar, row) => draw_bar(bar, row));
  host.append(sheet.root);

  function draw_bar(bar: TornadoBar, row: number): void {
    const y = HEAD + row * ROW + ROW / 2;
    const colour = bar.change < 0 ? palette.side_a : palette.side_b;
    const end = x(bar.change);
    sheet.text(shortened(bar.lever.text, label - 8), 0, y + 4, palette.text, { size: 13 });
    sheet.rect(Math.min(middle, end), y - 7, Math.max(1, Math.abs(end - middle)), 14, bar.change === 0 ? palette.axis : colour);
    sheet.line(x(bar.low), y, x(bar.high), y, palette.text, 1.5);
    for (const edge of [bar.low, bar.high]) if (Number.isFinite(edge)) sheet.line(x(edge), y - 4, x(edge), y + 4, palette.text, 1.5);
    const before = bar.change < 0;
    const outer = before ? Math.min(end, x(bar.low), middle) - 6 : Math.max(end, x(bar.high), middle) + 6;
    sheet.text(change_text(bar.change, tornado.unit), outer, y + 4, palette.text, { anchor: before ? "end" : "start", size: 12, weight: 600, casing: palette.surface });
  }

  return {
    dispose: () => sheet.root.remove(),
    steps: {
      count: tornado.bars.length,
      page: 5,
      initial: 0,
      position: (step_at) => ({ x: x(tornado.bars[step_at]!.change), top: HEAD + step_at * ROW + 3, bottom: HEAD + (step_at + 1) * ROW - 3 }),
      nearest: (_, y) => {
        const row = Math.floor((y - HEAD) / ROW);
        return row >= 0 && row < tornado.bars.length ? row : null;
      },
      reading: (step_at) => {
        const bar = tornado.bars[step_at]!;
        const range = words.chart.median_and_range(...[bar.change, bar.low, bar.high].map((value) => change_text(value, tornado.unit)) as [string, string, string]);
        return { title: bar.lever.text, rows: [{ label: words.tornado.change, value: range, colour: bar.change < 0 ? palette.side_a : palette.side_b }] };
      },
    },
  };
}
