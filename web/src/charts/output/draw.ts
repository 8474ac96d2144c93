import type { Drawn, Look } from "../../figure/types.ts";
import { quantity, significant } from "../../format.ts";
import { side_of } from "../../palette.ts";
import { words } from "../../words.ts";
import { row_frame, rows_height } from "../shared/rows.ts";
import type { OutputBars } from "./series.ts";

const HEAD = 28;
const THICK = 14;

export function output_height(bars: OutputBars): number {
  return rows_height(bars.rows.length, HEAD);
}

// A bar to the median, a line over 9 in 10 futures; the other side is hollow, so that it stays the other side in grey.
export function draw_output(host: HTMLElement, look: Look, bars: OutputBars): Drawn {
  const { palette } = look;
  // On a phone in the unit of the axis: there is no room for more.
  const number = (value: number) => (look.narrow ? significant(value / bars.factor) : quantity(value));
  const frame = row_frame(look, HEAD, bars.rows.map((row) => row.name), bars.rows.map((row) => number(row.median)));
  const { sheet, left, right, y } = frame;
  const x = (value: number) => left + Math.min(1, value / bars.factor / bars.max) * (right - left);
  const floor = output_height(bars) - 6;
  for (let tick = 0; tick <= bars.max + bars.step / 2; tick += bars.step) {
    const at = left + (tick / bars.max) * (right - left);
    sheet.line(at, HEAD - 4, at, floor, tick === 0 ? palette.axis : palette.hairline);
    sheet.text(significant(tick), at, HEAD - 10, palette.muted, { anchor: "middle", size: 12 });
  }
  bars.rows.forEach((row, at) => {
    const side = side_of(palette, row.side).colour;
    const hollow = row.side !== "a";
    const width = Math.max(1, x(row.median) - left);
    sheet.rect(left, y(at) - THICK / 2, width, THICK, hollow ? palette.surface : side, hollow ? { stroke: side, "stroke-width": 1.6, rx: 1.5 } : { rx: 1.5 });
    sheet.line(x(row.low), y(at), x(row.high), y(at), palette.text, 1.4);
    for (const end of [row.low, row.high]) sheet.line(x(end), y(at) - 3, x(end), y(at) + 3, palette.text, 1.4);
    if (row.before !== null) sheet.line(x(row.before), y(at) - THICK / 2 - 3, x(row.before), y(at) + THICK / 2 + 3, palette.axis, 1.8, "3 3");
  });
  host.append(sheet.root);
  return {
    dispose: () => sheet.root.remove(),
    steps: frame.steps((row) => x(bars.rows[row]!.median), (at) => {
      const row = bars.rows[at]!;
      return {
        title: row.name,
        rows: [
          { label: words.output.median, value: `${quantity(row.median)} ${bars.unit}` },
          { label: words.output.range, value: words.spending.from_to(quantity(row.low), quantity(row.high)) },
        ],
        note: row.before === null ? undefined : `${words.spending.before}: ${quantity(row.before)}`,
      };
    }),
  };
}
