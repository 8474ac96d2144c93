// Small multiples on shared axes: core spending as a solid line with its fan, core and related as a dashed one.
import type { Spending } from "../../data.ts";
import type { Drawn, Look, Reading } from "../../figure/types.ts";
import { in_hundred, is_number, share, significant } from "../../format.ts";
import { INNER_BAND, OUTER_BAND, with_alpha } from "../../palette.ts";
import { words } from "../../words.ts";
import { ground, path_of, type Ground } from "../shared/canvas.ts";
import { shortened } from "../../figure/measure.ts";
import { last_number, MARKS, meets_at_end, type SpendingPanels } from "./series.ts";

const PANEL_HEIGHT = 164;

interface Placed { row: Spending; x: number; y: number; width: number; group: boolean }

function layout(panels: SpendingPanels, width: number): { placed: Placed[]; height: number } {
  const columns = Math.max(2, Math.floor(width / 178));
  const pitch = width / columns;
  const placed: Placed[] = [];
  let top = 0;
  for (const [rows, group] of [[panels.groups, true], [panels.members, false], [panels.others, true]] as const) {
    rows.forEach((row, index) => placed.push({
      row, group, x: (index % columns) * pitch, y: top + Math.floor(index / columns) * PANEL_HEIGHT, width: pitch,
    }));
    top += Math.ceil(rows.length / columns) * PANEL_HEIGHT + (rows.length > 0 ? 10 : 0);
  }
  return { placed, height: Math.max(0, top) };
}

export function spending_height(panels: SpendingPanels, width: number): number {
  return layout(panels, width).height;
}

export function draw_spending(host: HTMLElement, look: Look, panels: SpendingPanels): Drawn {
  const { placed, height } = layout(panels, look.width);
  const sheet = ground(look.width, height);
  placed.forEach((panel) => draw_panel(sheet, panel, panels, look));
  host.append(sheet.root);
  const at = (x: number, y: number) => placed.findIndex((panel) =>
    x >= panel.x && x < panel.x + panel.width && y >= panel.y && y < panel.y + PANEL_HEIGHT);
  return {
    dispose: () => sheet.root.remove(),
    steps: {
      count: placed.length,
      page: 5,
      initial: 0,
      position: (step) => {
        const panel = placed[step]!;
        return { x: panel.x + panel.width - 8, top: panel.y + 40, bottom: panel.y + PANEL_HEIGHT - 24 };
      },
      nearest: (x, y) => {
        const found = at(x, y);
        return found < 0 ? null : found;
      },
      reading: (step) => panel_reading(placed[step]!.row, look),
    },
  };
}

function draw_panel(sheet: Ground, panel: Placed, panels: SpendingPanels, look: Look): void {
  const { palette } = look;
  const { row } = panel;
  const left = panel.x + 30;
  const right = panel.x + panel.width - 10;
  const top = panel.y + 44;
  const floor = panel.y + PANEL_HEIGHT - 24;
  const first = panels.years[0]!;
  const last = panels.years[panels.years.length - 1]!;
  const x = (year: number) => left + ((year - first) / Math.max(1, last - first)) * (right - left);
  const y = (value: number) => floor - (Math.min(value, panels.max) / panels.max) * (floor - top);
  const chance = meets_at_end(row, "3.5");
  sheet.text(shortened(row.name, panel.width - 12, { size: 13, weight: 700 }), panel.x + 4, panel.y + 16, palette.text, { weight: panel.group ? 700 : 600, size: 13 });
  sheet.text(words.spending.panel_chance(in_hundred(chance)), panel.x + 4, panel.y + 32, palette.muted, { size: 12 });
  for (const mark of MARKS) {
    sheet.line(left, y(mark.share), right, y(mark.share), mark.key === "3.5" ? palette.axis : palette.hairline, 1, mark.key === "3.5" ? "4 3" : undefined);
    sheet.text(significant(Number(mark.key)), left - 5, y(mark.share) + 4, palette.muted, { anchor: "end", size: 12 });
  }
  sheet.line(left, floor, right, floor, palette.axis);
  sheet.text(String(first), left, floor + 15, palette.muted, { size: 12 });
  sheet.text(String(last), right, floor + 15, palette.muted, { anchor: "end", size: 12 });
  const band = (low: (number | null)[], high: (number | null)[], alpha: number) => {
    const points = row.years.map((year, index) => ({ year, low: low[index], high: high[index] }))
      .filter((point) => is_number(point.low) && is_number(point.high));
    if (points.length < 2) return;
    sheet.path(path_of([
      ...points.map((point): [number, number] => [x(point.year), y(point.high!)]),
      ...points.map((point): [number, number] => [x(point.year), y(point.low!)]).reverse(),
    ], true), { fill: with_alpha(palette.band_a, alpha) });
  };
  band(row.core.p05, row.core.p95, OUTER_BAND + 0.04);
  if (row.core.p25 && row.core.p75) band(row.core.p25, row.core.p75, INNER_BAND);
  const curve = (values: (number | null)[], colour: string, dash: string | null, width: number) => {
    const points = row.years.map((year, index): [number, number] | null => (is_number(values[index]) ? [x(year), y(values[index]!)] : null))
      .filter((point): point is [number, number] => point !== null);
    if (points.length > 1) sheet.path(path_of(points), { stroke: colour, "stroke-width": width, "stroke-dasharray": dash });
  };
  if (row.total) curve(row.total.p50, palette.accent, "5 3", 1.8);
  curve(row.core.p50, palette.side_a, null, 2.2);
  row.years.forEach((year, index) => {
    const value = row.core.p50[index];
    if (is_number(value) && row.known_until !== null && year <= row.known_until) {
      sheet.path(`M${x(year) - 2.4},${y(value)} a2.4,2.4 0 1,0 4.8,0 a2.4,2.4 0 1,0 -4.8,0 Z`, { fill: palette.side_a });
    }
  });
}

function panel_reading(row: Spending, look: Look): Reading {
  const end = row.years[row.years.length - 1];
  const known = row.known_until === null ? -1 : row.years.indexOf(row.known_until);
  const range = words.chart.median_and_range(share(last_number(row.core.p50)), share(last_number(row.core.p05)), share(last_number(row.core.p95)));
  return {
    title: row.name,
    rows: [
      ...(known >= 0 ? [{ label: words.spending.core_in(row.known_until!), value: share(row.core.p50[known]) }] : []),
      { label: words.spending.core_in(end!), value: range, colour: look.palette.side_a },
      ...(row.total ? [{ label: words.spending.total_in(end!), value: share(last_number(row.total.p50)), colour: look.palette.accent }] : []),
      ...MARKS.map((mark) => ({ label: words.spending.meets(mark.key), value: in_hundred(meets_at_end(row, mark.key)) })),
    ],
  };
}
