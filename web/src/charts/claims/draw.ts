import { svg } from "../../dom.ts";
import type { Drawn, Look } from "../../figure/types.ts";
import { text_width } from "../../figure/measure.ts";
import { in_hundred, likelihood_in_words } from "../../format.ts";
import { named } from "../../months.ts";
import { words } from "../../words.ts";
import { ground } from "../shared/canvas.ts";
import type { ClaimBand } from "./series.ts";

const ROW = 30;

export function claims_height(): number {
  return 9 * ROW + 8;
}

// On a phone dozens of claims in one band lie closer than dots are wide: they overlap rather than vanish.
export function claim_radius(pitch: number): number {
  return Math.min(8, Math.max(2, pitch / 2 - 1));
}

export function draw_claims(host: HTMLElement, look: Look, bands: ClaimBand[]): Drawn {
  const { palette } = look;
  const left = Math.max(...bands.map((band) => text_width(likelihood_in_words(band.word)))) + 20;
  const sheet = ground(look.width, claims_height());
  const most = Math.max(1, ...bands.map((band) => band.claims.length));
  const pitch = Math.min(24, (look.width - left - 50) / most);
  const dots: { x: number; y: number; band: number; index: number }[] = [];
  bands.forEach((band, row) => {
    const y = row * ROW + ROW / 2 + 2;
    sheet.line(left, y + ROW / 2, look.width - 4, y + ROW / 2, palette.hairline);
    sheet.text(likelihood_in_words(band.word), left - 12, y + 4, band.claims.length > 0 ? palette.text : palette.muted, { anchor: "end", size: 13 });
    band.claims.forEach((_, index) => {
      const x = left + 14 + index * pitch;
      dots.push({ x, y, band: row, index });
      sheet.add(svg("circle", { cx: x, cy: y, r: claim_radius(pitch), fill: palette.accent }));
    });
    if (band.claims.length > 0) sheet.text(String(band.claims.length), left + 14 + band.claims.length * pitch, y + 4, palette.muted, { size: 13 });
  });
  host.append(sheet.root);
  return {
    dispose: () => sheet.root.remove(),
    steps: {
      count: dots.length,
      page: 5,
      initial: 0,
      position: (step) => ({ x: dots[step]!.x, top: dots[step]!.y - 11, bottom: dots[step]!.y + 11 }),
      nearest: (x, y) => {
        const found = dots.findIndex((dot) => Math.abs(dot.x - x) <= pitch / 2 && Math.abs(dot.y - y) <= ROW / 2);
        return found < 0 ? null : found;
      },
      reading: (step) => {
        const claim = bands[dots[step]!.band]!.claims[dots[step]!.index]!;
        return {
          title: claim.text,
          rows: [
            { label: words.claims.speaker, value: claim.speaker },
            { label: words.claims.month, value: named(claim.month) },
            { label: words.claims.probability, value: in_hundred(claim.probability) },
          ],
        };
      },
    },
  };
}
