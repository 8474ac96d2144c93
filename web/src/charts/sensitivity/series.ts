// Which uncertain numbers matter: the part of an answer's variance that each explains, largest first.
import type { Sensitivity } from "../../data.ts";

export interface Bar {
  name: string;
  first: number;
  low: number;
  high: number;
  total: number | null;
}

export interface Bars {
  bars: Bar[];
  max: number;
}

const MOST_ROWS = 20;

export function sensitivity_series(sensitivity: Sensitivity): Bars {
  const bars = sensitivity.parameters.map((one): Bar => ({
    name: one.name, first: one.first,
    low: one.first_interval?.[0] ?? one.first, high: one.first_interval?.[1] ?? one.first, total: one.total ?? null,
  })).sort((one, other) => (other.total ?? other.first) - (one.total ?? one.first)).slice(0, MOST_ROWS);
  return { bars, max: Math.max(0.05, ...bars.map((bar) => Math.max(bar.high, bar.total ?? 0))) };
}
