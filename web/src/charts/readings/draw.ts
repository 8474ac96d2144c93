import type { Answers } from "../../answers.ts";
import { svg } from "../../dom.ts";
import { wrapped } from "../../figure/measure.ts";
import type { Drawn, Look } from "../../figure/types.ts";
import { capitalised, chance } from "../../format.ts";
import { month_name } from "../../months.ts";
import { words } from "../../words.ts";
import { ground } from "../shared/canvas.ts";
import type { ReadingRow } from "./series.ts";

const row_height = (narrow: boolean) => (narrow ? 58 : 40);

export function readings_height(count: number, width: number): number {
  return count * row_height(width < 560) + 38;
}

export function draw_readings(host: HTMLElement, look: Look, answers: Answers, rows: ReadingRow[]): Drawn {
  const { palette, narrow } = look;
  const tall = row_height(narrow);
  const height = readings_height(rows.length, look.width);
  const left = narrow ? 12 : Math.min(330, look.width * 0.42);
  const right = look.width - 22;
  const x = (probability: number) => left + probability * (right - left);
  const sheet = ground(look.width, height);
  for (const part of [0, 0.1, 0.5, 0.9, 1]) {
    const guide = part === 0.5 || part === 0.9;
    sheet.line(x(part), 24, x(part), height - 8, guide ? palette.axis : palette.hairline, 1, guide ? "4 4" : undefined);
    if (part !== 0.1 || !narrow) sheet.text(String(part * 100), x(part), 16, palette.muted, { anchor: "middle" });
  }
  rows.forEach((row, index) => {
    const top = 28 + index * tall;
    const y = narrow ? top + 44 : top + tall / 2;
    const weight = row.comparison.id === answers.headline?.id ? 700 : 400;
    const label = wrapped(capitalised(row.comparison.text), narrow ? look.width - 16 : left - 20, { size: 13, weight }, 2);
    label.forEach((line, at) => narrow
      ? sheet.text(line, 4, top + 30 - (label.length - 1 - at) * 15, palette.text, { size: 13, weight, casing: palette.surface })
      : sheet.text(line, left - 16, y + 5 + (at - (label.length - 1) / 2) * 16, palette.text, { anchor: "end", size: 13, weight }));
    if (row.now !== null && row.end !== null) sheet.line(x(row.now), y, x(row.end), y, palette.axis, 2);
    if (row.before !== null) sheet.path(`M${x(row.before)},${y - 7} l7,7 l-7,7 l-7,-7 Z`, { stroke: palette.axis, "stroke-width": 1.4, "stroke-dasharray": "3 3" });
    if (row.end !== null) sheet.path(`M${x(row.end)},${y - 7} l7,7 l-7,7 l-7,-7 Z`, { fill: palette.surface, stroke: palette.accent, "stroke-width": 2 });
    if (row.now !== null) sheet.add(svg("circle", { cx: x(row.now), cy: y, r: 5.5, fill: palette.accent, stroke: palette.surface, "stroke-width": 1.5 }));
  });
  host.append(sheet.root);
  return {
    dispose: () => sheet.root.remove(),
    steps: {
      count: rows.length,
      page: 5,
      initial: 0,
      position: (step) => ({ x: left, top: 28 + step * tall + (narrow ? 30 : 6), bottom: 28 + (step + 1) * tall - (narrow ? 0 : 6) }),
      nearest: (_, y) => {
        const index = Math.floor((y - 28) / tall);
        return index >= 0 && index < rows.length ? index : null;
      },
      reading: (step) => {
        const row = rows[step]!;
        return {
          title: row.comparison.text,
          rows: [
            { label: month_name(answers.as_of), value: chance(row.now, answers.replications) },
            { label: month_name(answers.end), value: chance(row.end, answers.replications) },
            ...(row.before === null ? [] : [{ label: words.figure.ghost, value: chance(row.before, answers.replications) }]),
          ],
          note: words.readings.rule(row.comparison),
        };
      },
    },
  };
}
