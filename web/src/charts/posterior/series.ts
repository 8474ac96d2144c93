// What the evidence taught: each parameter's range before and after, on a scale of its own.
import type { Five, Posterior } from "../../data.ts";

export interface Learned {
  name: string;
  unit: string;
  prior: Five;
  posterior: Five;
  contraction: number;
  // The same quantiles as parts of the row's own scale, 0 to 1.
  prior_at: number[];
  posterior_at: number[];
}

export const MOST_ROWS = 20;

export function posterior_series(posterior: Posterior, most = MOST_ROWS): Learned[] {
  return posterior.parameters.filter((one) => one.prior.length === 5 && one.posterior.length === 5).slice(0, most).map((one) => {
    const low = Math.min(one.prior[0], one.posterior[0]);
    const high = Math.max(one.prior[4], one.posterior[4]);
    const width = high > low ? high - low : 1;
    const at = (five: Five) => five.map((value) => (value - low) / width);
    return { ...one, prior_at: at(one.prior), posterior_at: at(one.posterior) };
  });
}
