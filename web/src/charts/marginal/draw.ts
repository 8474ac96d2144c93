import type { Drawn, Look } from "../../figure/types.ts";
import { is_number, quantity } from "../../format.ts";
import { month_name } from "../../months.ts";
import { year_ticks } from "../shared/axes.ts";
import { row_frame, rows_height, ROW } from "../shared/rows.ts";
import { marginal_step, type Marginal } from "./series.ts";

const HEAD = 26;

export function marginal_height(marginal: Marginal): number {
  return rows_height(marginal.rows.length, HEAD);
}

export function draw_marginal(host: HTMLElement, look: Look, marginal: Marginal): Drawn {
  const { palette } = look;
  const { rows, months } = marginal;
  const frame = row_frame(look, HEAD, rows.map((row) => row.name), rows.map((row) => quantity(row.values[row.best])));
  const pitch = (frame.right - frame.left) / months.length;
  const first = months[0] ?? 0;
  for (const year of year_ticks(first / 12, (first + months.length) / 12, frame.right - frame.left)) {
    frame.sheet.text(String(year), frame.left + (year * 12 - first) * pitch, 14, palette.muted, { size: 12 });
  }
  rows.forEach((row, at) => row.values.forEach((value, column) => {
    if (is_number(value) && value > 0) frame.sheet.rect(frame.left + column * pitch, frame.y(at) - ROW / 2 + 1, pitch + 0.3, ROW - 2, palette.heat[marginal_step(value, marginal.largest)]!);
  }));
  host.append(frame.sheet.root);
  return {
    dispose: () => frame.sheet.root.remove(),
    steps: {
      count: months.length,
      page: 12,
      initial: 0,
      position: (step) => ({ x: frame.left + (step + 0.5) * pitch, top: HEAD, bottom: HEAD + rows.length * ROW }),
      nearest: (x) => (x < frame.left || x > frame.right ? null : Math.max(0, Math.min(months.length - 1, Math.floor((x - frame.left) / pitch)))),
      reading: (step) => ({
        title: month_name(months[step]!),
        rows: rows.filter((row) => (row.values[step] ?? 0) > 0).slice(0, 10).map((row) => ({
          label: row.name, value: quantity(row.values[step]), colour: palette.heat[marginal_step(row.values[step]!, marginal.largest)],
        })),
        note: marginal.unit,
      }),
    },
  };
}
