import type { Answers } from "../../answers.ts";
import type { Drawn, Look } from "../../figure/types.ts";
import { shortened, text_width } from "../../figure/measure.ts";
import { share } from "../../format.ts";
import type { Palette } from "../../palette.ts";
import { words } from "../../words.ts";
import { year_ticks } from "../shared/axes.ts";
import { ground, ink, mixed } from "../shared/canvas.ts";
import { runs_of, type Binds, type Cause, type Cell } from "./series.ts";

const ROW = 24;
const HEAD = 24;

export function binds_height(binds: Binds): number {
  return HEAD + binds.rows.length * ROW + 6;
}

// Pale where a cause takes little, full where it takes half of the wish or more.
export function cell_colour(palette: Palette, cell: Cell): string {
  return mixed(palette[cell.cause], palette.surface, 0.22 + 0.78 * Math.min(1, cell.part / 0.5));
}

export function cause_name(cause: Cause): string {
  return words.waterfall.kind(cause);
}

export function draw_binds(host: HTMLElement, look: Look, answers: Answers, binds: Binds): Drawn {
  const { palette } = look;
  const sheet = ground(look.width, binds_height(binds));
  const left = look.narrow ? 112 : 210;
  const pitch = (look.width - left - 2) / Math.max(1, binds.quarters.length);
  const first = binds.quarters[0] ?? 0;
  const x_of_year = (year: number) => left + (year * 4 - first) * pitch;
  for (const year of year_ticks(first / 4, (first + binds.quarters.length) / 4, look.width - left)) {
    sheet.text(String(year), x_of_year(year) + 2, 15, palette.muted, { size: 12 });
    sheet.line(x_of_year(year), HEAD - 6, x_of_year(year), HEAD, palette.axis);
  }
  binds.rows.forEach(({ row, cells }, index) => {
    const top = HEAD + index * ROW;
    sheet.text(shortened(row.item_name, left - 14, { size: 12 }), left - 8, top + ROW / 2 + 4, palette.text, { anchor: "end", size: 12 });
    cells.forEach((cell, column) => {
      if (cell) sheet.rect(left + column * pitch, top + 1, pitch + 0.3, ROW - 2, cell_colour(palette, cell));
    });
    for (const run of runs_of(cells)) {
      const text = cause_name(run.cause);
      const width = (run.to - run.from) * pitch;
      if (run.from > 0) sheet.rect(left + run.from * pitch, top + 1, 1, ROW - 2, palette.surface);
      if (text_width(text, { size: 12 }) + 10 > width) continue;
      const covered = cells.slice(run.from, run.from + Math.ceil((text_width(text, { size: 12 }) + 5) / pitch)).filter((cell) => cell !== null);
      const part = covered.reduce((sum, cell) => sum + cell.part, 0) / Math.max(1, covered.length);
      sheet.text(text, left + run.from * pitch + 5, top + ROW / 2 + 4, ink(cell_colour(palette, { cause: run.cause, part })), { size: 12 });
    }
  });
  const now = left + ((answers.as_of + 1) / 3 - first) * pitch;
  sheet.line(now, HEAD - 8, now, HEAD + binds.rows.length * ROW, palette.text, 1.2, "2 3");
  host.append(sheet.root);
  return {
    dispose: () => sheet.root.remove(),
    steps: {
      count: binds.quarters.length,
      page: 4,
      initial: Math.max(0, binds.quarters.indexOf(Math.floor(answers.as_of / 3))),
      position: (step) => ({ x: left + (step + 0.5) * pitch, top: HEAD, bottom: HEAD + binds.rows.length * ROW }),
      nearest: (x) => (x < left ? null : Math.max(0, Math.min(binds.quarters.length - 1, Math.floor((x - left) / pitch)))),
      reading: (step) => ({
        title: quarter_name(binds.quarters[step]!),
        rows: binds.rows.map(({ row, cells }) => ({ row, cell: cells[step] })).filter(({ cell }) => cell).map(({ row, cell }) => ({
          label: row.item_name,
          value: words.binds.cell(cause_name(cell!.cause), share(cell!.part, 0)),
          colour: cell_colour(palette, cell!),
        })),
      }),
    },
  };
}

export function quarter_name(quarter: number): string {
  return words.binds.quarter((quarter % 4) + 1, Math.floor(quarter / 4));
}
