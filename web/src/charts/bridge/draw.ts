import type { Answers } from "../../answers.ts";
import type { Drawn, Look } from "../../figure/types.ts";
import { shortened } from "../../figure/measure.ts";
import { quantity, share, significant } from "../../format.ts";
import { side_of } from "../../palette.ts";
import { words } from "../../words.ts";
import { ground } from "../shared/canvas.ts";
import { largest_step, type Bridge, type Step } from "./series.ts";

const ROW = 32;
const HEAD = 28;

export function bridge_height(bridge: Bridge): number {
  return HEAD + bridge.steps.length * ROW + 8;
}

export function step_name(step: Step, answers: Answers): string {
  if (step.end) return step.end === "wished" ? words.waterfall.wished : words.bridge.made;
  return words.waterfall.term(step.term!, answers.item_name);
}

// On a phone an input goes by its name alone.
function short_name(step: Step, answers: Answers): string {
  return step.term?.kind === "inputs" && step.term.input !== "other" ? answers.item_name(step.term.input ?? "") : step_name(step, answers);
}

// The loss that counts most in the accent, the others in grey: no row is good or bad.
export function draw_bridge(host: HTMLElement, look: Look, answers: Answers, bridge: Bridge): Drawn {
  const { palette } = look;
  const sheet = ground(look.width, bridge_height(bridge));
  const left = look.narrow ? 108 : 200;
  const right = look.width - (look.narrow ? 92 : 150);
  const x = (value: number) => left + (Math.max(0, value) / bridge.max) * (right - left);
  const floor = HEAD + bridge.steps.length * ROW;
  for (let tick = 0; tick <= bridge.max + bridge.step / 2; tick += bridge.step) {
    sheet.line(x(tick), HEAD - 6, x(tick), floor, tick === 0 ? palette.axis : palette.hairline);
    sheet.text(significant(tick), x(tick), HEAD - 11, palette.muted, { anchor: "middle", size: 12 });
  }
  const most = largest_step(bridge);
  const side = side_of(palette, answers.side_of_bloc(bridge.row.bloc)).colour;
  bridge.steps.forEach((step, row) => {
    const top = HEAD + row * ROW;
    const y = top + ROW / 2;
    const low = x(Math.min(step.from, step.to));
    const high = x(Math.max(step.from, step.to));
    const colour = step.end === "made" ? side : step.end ? palette.muted : step === most ? palette.accent : palette.axis;
    sheet.text(shortened(look.narrow ? short_name(step, answers) : step_name(step, answers), left - 14, { size: 13, weight: step.end ? 600 : 400 }), left - 10, y + 4, palette.text, { anchor: "end", weight: step.end ? 600 : 400 });
    sheet.rect(low, top + 6, Math.max(1, high - low), ROW - 12, colour, { rx: 2 });
    // The connector carries the level down to the next row.
    if (row + 1 < bridge.steps.length) sheet.line(x(step.to), top + ROW - 6, x(step.to), top + ROW + 6, palette.axis);
    if (step.ghost !== null) sheet.line(x(step.ghost), top + 2, x(step.ghost), top + ROW - 2, palette.axis, 1.6, "3 3");
    const amount = step.end ? quantity(step.amount) : `\u2212${quantity(-step.amount)}`;
    const part = step.end || bridge.wished <= 0 || look.narrow ? "" : ` (${share(-step.amount / bridge.wished, 0)})`;
    sheet.text(`${amount}${part}`, right + 8, y + 4, palette.text, { weight: step.end || step === most ? 600 : 400, size: 13 });
  });
  host.append(sheet.root);
  return {
    dispose: () => sheet.root.remove(),
    steps: {
      count: bridge.steps.length,
      page: 5,
      initial: 0,
      position: (step) => ({ x: x(bridge.steps[step]!.to), top: HEAD + step * ROW + 2, bottom: HEAD + (step + 1) * ROW - 2 }),
      nearest: (_, y) => {
        const row = Math.floor((y - HEAD) / ROW);
        return row >= 0 && row < bridge.steps.length ? row : null;
      },
      reading: (at) => {
        const step = bridge.steps[at]!;
        return {
          title: step_name(step, answers),
          rows: [
            { label: words.bridge.amount, value: `${quantity(Math.abs(step.amount))} ${bridge.row.unit}` },
            ...(bridge.wished > 0 ? [{ label: words.bridge.part, value: share(Math.abs(step.amount) / bridge.wished, 1) }] : []),
          ],
          note: step.ghost === null ? undefined : words.bridge.before(quantity(step.ghost * bridge.factor)),
        };
      },
    },
  };
}
