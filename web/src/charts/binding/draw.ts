import type { Answers } from "../../answers.ts";
import { wrapped } from "../../figure/measure.ts";
import type { Drawn, Look } from "../../figure/types.ts";
import { share } from "../../format.ts";
import { words } from "../../words.ts";
import { ground } from "../shared/canvas.ts";
import { heat_step, worst, type Binding } from "./series.ts";

const ROW = 34;

export function binding_height(binding: Binding): number {
  return binding.terms.length * ROW + 34;
}

export function draw_binding(host: HTMLElement, look: Look, answers: Answers, binding: Binding): Drawn {
  const height = binding_height(binding);
  const left = look.narrow ? 96 : 150;
  const cell = (look.width - left - 4) / Math.max(1, binding.years.length);
  const { palette } = look;
  const sheet = ground(look.width, height);
  binding.years.forEach((year, column) => {
    const every = Math.ceil(36 / cell);
    if (column % every === 0) sheet.text(String(year), left + (column + 0.5) * cell, 14, palette.muted, { anchor: "middle" });
  });
  binding.terms.forEach((term, row) => {
    const top = 24 + row * ROW;
    const label = wrapped(words.waterfall.term(term, answers.item_name), left - 12, { size: 12 }, 2);
    label.forEach((text, index) => sheet.text(text, left - 8, top + ROW / 2 + 4 + (index - (label.length - 1) / 2) * 14, palette.text, { anchor: "end", size: 12 }));
    binding.years.forEach((_, column) => {
      const value = binding.shares[row]![column];
      if (value == null) return;
      const step = heat_step(value);
      const most = worst(binding, column) === row;
      sheet.rect(left + column * cell + 1, top + 1, cell - 2, ROW - 2, palette.heat[step]!, { rx: 2, ...(most ? { stroke: palette.text, "stroke-width": 1.6 } : {}) });
      if (cell > 30 && value >= 0.005) sheet.text(share(value, 0).replace("\u00a0", "\u2009"), left + (column + 0.5) * cell, top + ROW / 2 + 4, palette.heat_text[step]!, { anchor: "middle", size: 12, weight: most ? 700 : 400 });
    });
  });
  host.append(sheet.root);
  return {
    dispose: () => sheet.root.remove(),
    steps: {
      count: binding.years.length,
      page: 5,
      initial: Math.max(0, binding.years.indexOf(Math.floor(answers.as_of / 12))),
      position: (step) => ({ x: left + (step + 0.5) * cell, top: 22, bottom: height }),
      nearest: (x) => (x < left ? null : Math.max(0, Math.min(binding.years.length - 1, Math.floor((x - left) / cell)))),
      reading: (step) => ({
        title: String(binding.years[step]),
        rows: binding.terms.map((term, row) => ({
          label: words.waterfall.term(term, answers.item_name),
          value: share(binding.shares[row]![step], 1),
          colour: palette.heat[heat_step(binding.shares[row]![step] ?? 0)],
        })),
        note: words.binding.of_wish,
      }),
    },
  };
}
