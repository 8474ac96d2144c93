// Rows of one mark each with a label at the left and a number at the right: the frame that several charts share.
import { svg } from "../../dom.ts";
import { shortened } from "../../figure/measure.ts";
import type { Look, Reading, Steps } from "../../figure/types.ts";
import { ground, type Ground } from "./canvas.ts";

export interface RowFrame {
  sheet: Ground;
  left: number;
  right: number;
  // The middle of a row.
  y: (row: number) => number;
  steps: (x: (row: number) => number, reading: (row: number) => Reading) => Steps;
}

export const ROW = 26;

export function rows_height(count: number, head: number): number {
  return head + count * ROW + 6;
}

export function row_frame(look: Look, head: number, labels: string[], numbers: string[]): RowFrame {
  const sheet = ground(look.width, rows_height(labels.length, head));
  const left = look.narrow ? 128 : Math.min(300, look.width * 0.36);
  const right = look.width - (look.narrow ? 58 : 92);
  const y = (row: number) => head + row * ROW + ROW / 2;
  labels.forEach((label, row) => {
    sheet.text(shortened(label, left - 16, { size: 13 }), left - 12, y(row) + 4, look.palette.text, { anchor: "end", size: 13 });
    if (numbers[row]) sheet.text(numbers[row], right + 10, y(row) + 4, look.palette.muted, { size: 12 });
  });
  return {
    sheet, left, right, y,
    steps: (x, reading) => ({
      count: labels.length,
      page: 5,
      initial: 0,
      position: (row) => ({ x: x(row), top: head + row * ROW + 2, bottom: head + (row + 1) * ROW - 2 }),
      nearest: (_, at) => {
        const row = Math.floor((at - head) / ROW);
        return row >= 0 && row < labels.length ? row : null;
      },
      reading,
    }),
  };
}

// 5 to 95 as a line, 25 to 75 as a bar, the median as a tick.
export function interval(sheet: Ground, at: readonly number[], y: number, colour: string, ground_colour: string, thick: number): void {
  const [low, quarter, median, three, high] = at as [number, number, number, number, number];
  sheet.line(low, y, high, y, colour, 1.6);
  sheet.rect(quarter, y - thick / 2, Math.max(1, three - quarter), thick, colour, { rx: 1.5 });
  sheet.line(median, y - thick / 2 - 1.5, median, y + thick / 2 + 1.5, ground_colour, 2.2);
}

export function dot(sheet: Ground, x: number, y: number, colour: string, ground_colour: string, filled: boolean, radius = 4.5): void {
  sheet.add(svg("circle", { cx: x, cy: y, r: radius, fill: filled ? colour : ground_colour, stroke: filled ? ground_colour : colour, "stroke-width": filled ? 1.2 : 1.8 }));
}
