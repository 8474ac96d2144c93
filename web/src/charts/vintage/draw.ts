import type { Drawn, Look } from "../../figure/types.ts";
import { words } from "../../words.ts";
import { ground } from "../shared/canvas.ts";
import type { Vintage } from "./series.ts";

export const VINTAGE_HEIGHT = 170;

export function draw_vintage(host: HTMLElement, look: Look, vintage: Vintage): Drawn {
  const { palette } = look;
  const sheet = ground(look.width, VINTAGE_HEIGHT);
  const floor = VINTAGE_HEIGHT - 26;
  const top = 24;
  const pitch = Math.min(80, (look.width - 16) / Math.max(1, vintage.years.length));
  const most = Math.max(1, ...vintage.counts);
  const every = Math.max(1, Math.ceil(40 / pitch));
  vintage.years.forEach((year, index) => {
    const x = 8 + (index + 0.5) * pitch;
    const tall = (vintage.counts[index]! / most) * (floor - top);
    sheet.rect(x - pitch * 0.36, floor - tall, pitch * 0.72, tall, palette.accent);
    if (pitch > 22 && vintage.counts[index]! > 0) sheet.text(String(vintage.counts[index]), x, floor - tall - 5, palette.text, { anchor: "middle", size: 12 });
    if ((vintage.years.length - 1 - index) % every === 0) sheet.text(String(year), x, floor + 18, palette.muted, { anchor: "middle" });
  });
  sheet.line(8, floor, 8 + pitch * vintage.years.length, floor, palette.axis);
  host.append(sheet.root);
  return {
    dispose: () => sheet.root.remove(),
    steps: {
      count: vintage.years.length,
      page: 5,
      initial: Math.max(0, vintage.years.length - 1),
      position: (step) => ({ x: 8 + (step + 0.5) * pitch, top, bottom: floor }),
      nearest: (x) => {
        const step = Math.floor((x - 8) / pitch);
        return step >= 0 && step < vintage.years.length ? step : null;
      },
      reading: (step) => ({ title: String(vintage.years[step]), rows: [{ label: words.sources.count, value: String(vintage.counts[step]) }] }),
    },
  };
}
