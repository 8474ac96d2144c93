import type { Five } from "../../data.ts";
import type { Drawn, Look } from "../../figure/types.ts";
import { quantity, share } from "../../format.ts";
import { words } from "../../words.ts";
import { interval, row_frame, rows_height } from "../shared/rows.ts";
import type { Learned } from "./series.ts";

const HEAD = 6;

export function posterior_height(rows: Learned[]): number {
  return rows_height(rows.length, HEAD);
}

export function range_text(five: Five, unit: string): string {
  return `${words.chart.median_and_range(quantity(five[2]), quantity(five[0]), quantity(five[4]))} ${unit}`.trim();
}

export function draw_posterior(host: HTMLElement, look: Look, rows: Learned[]): Drawn {
  const { palette } = look;
  const frame = row_frame(look, HEAD, rows.map((row) => row.name), rows.map((row) => share(row.contraction, 0)));
  const x = (part: number) => frame.left + part * (frame.right - frame.left);
  rows.forEach((row, index) => {
    frame.sheet.line(frame.left, frame.y(index) + 13, frame.right, frame.y(index) + 13, palette.hairline);
    interval(frame.sheet, row.prior_at.map(x), frame.y(index) - 5, palette.axis, palette.surface, 4);
    interval(frame.sheet, row.posterior_at.map(x), frame.y(index) + 5, palette.accent, palette.surface, 7);
  });
  host.append(frame.sheet.root);
  return {
    dispose: () => frame.sheet.root.remove(),
    steps: frame.steps((row) => x(rows[row]!.posterior_at[2]!), (row) => ({
      title: rows[row]!.name,
      rows: [
        { label: words.posterior.prior, value: range_text(rows[row]!.prior, rows[row]!.unit), colour: palette.axis },
        { label: words.posterior.posterior, value: range_text(rows[row]!.posterior, rows[row]!.unit), colour: palette.accent },
        { label: words.posterior.contraction, value: share(rows[row]!.contraction, 0) },
      ],
    })),
  };
}
