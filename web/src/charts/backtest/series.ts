// Forecasts made with what was known then, against what came: everything as a ratio to the forecast's median, so that
// rounds, lines and shares fit on one axis. The worst misses first.
import type { Backtest } from "../../data.ts";
import { is_number } from "../../format.ts";

export interface Checked {
  label: string;
  month: string;
  observation: string;
  observed: number;
  forecast: readonly number[];
  // Ratios to the median.
  ratio: number;
  ratios: number[];
  inside: boolean;
}

export interface Checks {
  rows: Checked[];
  shown: Checked[];
  // The axis reaches from 1/reach to reach, in equal factors.
  reach: number;
}

const MOST_ROWS = 30;

export function backtest_series(backtest: Backtest): Checks {
  const rows = backtest.points.filter((point) => point.forecast.length === 5 && is_number(point.observed) && point.forecast[2] > 0).map((point): Checked => {
    const median = point.forecast[2];
    return {
      label: point.label, month: point.month, observation: point.observation, observed: point.observed, forecast: point.forecast,
      ratio: point.observed / median,
      ratios: point.forecast.map((value) => value / median),
      inside: point.observed >= point.forecast[0] && point.observed <= point.forecast[4],
    };
  });
  rows.sort((one, other) => distance(other) - distance(one));
  const shown = rows.slice(0, MOST_ROWS);
  const far = shown.flatMap((row) => [row.ratio, row.ratios[0]!, row.ratios[4]!]).filter((value) => value > 0).map((value) => Math.abs(Math.log(value)));
  return { rows, shown, reach: Math.exp(Math.min(Math.log(8), Math.max(Math.log(1.25), ...far))) };
}

function distance(row: Checked): number {
  return row.ratio > 0 ? Math.abs(Math.log(row.ratio)) : Infinity;
}
