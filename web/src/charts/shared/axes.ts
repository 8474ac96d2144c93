// Axes in one style: years along the bottom, round values up the side with hairlines, unit at the top.
import type { Look } from "../../figure/types.ts";
import { significant } from "../../format.ts";

export function year_ticks(from: number, to: number, width: number): number[] {
  const first = Math.ceil(from - 1e-9);
  // The end of the last year is no year of the horizon: it gets no label.
  const last = Math.ceil(to - 0.05) - 1;
  const room = Math.max(2, Math.floor(width / 52));
  const step = [1, 2, 3, 5, 10, 20, 50].find((size) => (last - first) / size + 1 <= room) ?? 100;
  const ticks: number[] = [];
  for (let year = first; year <= last; year += step) ticks.push(year);
  return ticks;
}

export function year_axis(look: Look, from: number, to: number, plot_width: number, extra: Record<string, unknown> = {}) {
  const ticks = year_ticks(from, to, plot_width);
  return {
    type: "value",
    min: from,
    max: to,
    axisLine: { show: true, onZero: false, lineStyle: { color: look.palette.axis } },
    axisTick: { show: true, customValues: ticks, lineStyle: { color: look.palette.axis } },
    axisLabel: { customValues: ticks, color: look.palette.muted, fontSize: 13, formatter: (value: number) => String(Math.round(value)), showMinLabel: true, showMaxLabel: true },
    splitLine: { show: false },
    ...extra,
  };
}

// Round steps so that at most `most` ticks reach `largest`.
export function round_ceiling(largest: number, most = 6): { max: number; step: number } {
  if (!(largest > 0)) return { max: 1, step: 0.5 };
  const rough = largest / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((size) => size * power >= rough - 1e-12) ?? 10) * power;
  return { max: Math.ceil(largest / step - 1e-9) * step, step };
}

export function value_axis(look: Look, name: string, max: number, step: number, extra: Record<string, unknown> = {}) {
  return {
    type: "value",
    min: 0,
    max,
    interval: step,
    name,
    nameLocation: "end",
    nameGap: 12,
    nameTextStyle: { color: look.palette.muted, fontSize: 13, align: "left", padding: [0, 0, 0, -36] },
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: { color: look.palette.muted, fontSize: 13, formatter: (value: number) => significant(value) },
    splitLine: { lineStyle: { color: look.palette.hairline } },
    ...extra,
  };
}
