// Numbers in words: quantities, chances, shares. A chance is always "n in 100", never a percentage,
// and never 0 or 100: a model with finitely many futures cannot say so.

const MINUS = "\u2212";
const NONE = "no value";

export function is_number(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}

function grouped(value: number, digits: number): string {
  const [whole, fraction] = Math.abs(value).toFixed(digits).split(".");
  const separated = whole!.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return (value < 0 && Number(value.toFixed(digits)) !== 0 ? MINUS : "") + separated + (fraction ? `.${fraction}` : "");
}

// Three significant digits, large numbers in words: 1,234,567 -> "1.23 million".
export function quantity(value: number | null | undefined): string {
  if (!is_number(value)) return NONE;
  const size = Math.abs(value);
  if (size >= 999_500_000) return `${significant(value / 1e9)} billion`;
  if (size >= 999_500) return `${significant(value / 1e6)} million`;
  if (size >= 1000) return grouped(Number(value.toPrecision(3)), 0);
  return significant(value);
}

export function significant(value: number): string {
  const size = Math.abs(value);
  if (size === 0) return "0";
  if (size < 0.001) return "<0.001";
  const digits = size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2;
  const fixed = grouped(value, size < 0.1 ? 3 : digits);
  return fixed.includes(".") ? fixed.replace(/\.?0+$/, "") : fixed;
}

export function exact(value: number | null | undefined, digits = 0): string {
  return is_number(value) ? grouped(value, digits) : NONE;
}

export interface Scale {
  factor: number;
  word: string;
}

// The unit in which an axis counts, so that its ticks stay short.
export function scale_for(largest: number): Scale {
  if (largest >= 1.5e9) return { factor: 1e9, word: "billion" };
  if (largest >= 1.5e6) return { factor: 1e6, word: "million" };
  if (largest >= 8e3) return { factor: 1e3, word: "thousand" };
  return { factor: 1, word: "" };
}

export function axis_unit(scale: Scale, unit: string): string {
  return scale.word ? `${scale.word} ${unit}` : unit;
}

export function in_hundred(probability: number | null | undefined): string {
  if (!is_number(probability)) return NONE;
  if (probability < 0.01) return "<1\u00a0in\u00a0100";
  if (probability > 0.99) return ">99\u00a0in\u00a0100";
  return `${Math.round(probability * 100)}\u00a0in\u00a0100`;
}

// Upper edges of the IPCC's calibrated words, used as disjoint bands.
export const LIKELIHOOD: readonly (readonly [number, string])[] = [
  [0.01, "exceptionally unlikely"],
  [0.05, "extremely unlikely"],
  [0.1, "very unlikely"],
  [0.33, "unlikely"],
  [0.66, "about as likely as not"],
  [0.9, "likely"],
  [0.95, "very likely"],
  [0.99, "extremely likely"],
  [1.01, "virtually certain"],
];

export function likelihood_band(probability: number): number {
  return LIKELIHOOD.findIndex(([edge]) => probability < edge);
}

// Where the 90 % interval of the estimate straddles an edge, the milder word (nearer the middle) is taken.
export function likelihood_word(probability: number, replications: number): string {
  const half_width = replications > 0 ? 1.645 * Math.sqrt((probability * (1 - probability)) / replications) : 0;
  const low = likelihood_band(Math.max(0, probability - half_width));
  const high = likelihood_band(Math.min(1, probability + half_width));
  const centre = 4;
  const band = Math.abs(low - centre) < Math.abs(high - centre) ? low : high;
  return LIKELIHOOD[band]![1];
}

export function chance(probability: number | null | undefined, replications: number, word?: string | null): string {
  if (!is_number(probability)) return NONE;
  return `${word || likelihood_word(probability, replications)} (${in_hundred(probability)})`;
}

export function share(value: number | null | undefined, digits = 1): string {
  return is_number(value) ? `${grouped(value * 100, digits)}\u00a0%` : NONE;
}

export function times(value: number | null | undefined): string {
  if (!is_number(value)) return NONE;
  if (value > 0 && value < 0.005) return "<0.01";
  return value >= 10 || value === 0 ? grouped(value, 0) : grouped(value, value < 0.095 ? 2 : 1);
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function is_share(measure: { metric: string; unit: string }): boolean {
  return measure.unit === "share of GDP" || measure.metric === "core_share" || measure.metric === "related_share";
}

// A value of a measure: shares of GDP as a percentage, all else as a quantity.
export function measured(measure: { metric: string; unit: string }, value: number | null | undefined): string {
  return is_share(measure) ? share(value, 2) : quantity(value);
}
