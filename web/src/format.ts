// Numbers in words: quantities, chances, shares, in the reader's language. A chance is always "n in 100", never a
// percentage, and never 0 or 100: a model with finitely many futures cannot say so.
import { number_format, say, type Key } from "./words/say.ts";

const MINUS = "\u2212";

export function is_number(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}

function grouped(value: number, digits: number): string {
  const text = number_format(digits).format(Math.abs(value));
  return (value < 0 && Number(value.toFixed(digits)) !== 0 ? MINUS : "") + text;
}

function none(): string {
  return say("number.none");
}

// Three significant digits, large numbers in words: 1,234,567 -> "1.23 million".
export function quantity(value: number | null | undefined): string {
  if (!is_number(value)) return none();
  const size = Math.abs(value);
  if (size >= 999_500_000) return say("number.billion", { number: significant(value / 1e9) });
  if (size >= 999_500) return say("number.million", { number: significant(value / 1e6) });
  if (size >= 1000) return grouped(Number(value.toPrecision(3)), 0);
  return significant(value);
}

export function significant(value: number): string {
  const size = Math.abs(value);
  if (size === 0) return "0";
  if (size < 0.001) return `<${grouped(0.001, 3)}`;
  const digits = size < 0.1 ? 3 : size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2;
  // Zeros at the end of the fraction say nothing.
  const fixed = Math.abs(value).toFixed(digits);
  const kept = fixed.includes(".") ? fixed.replace(/\.?0+$/, "").split(".")[1]?.length ?? 0 : 0;
  return grouped(value, kept);
}

export function exact(value: number | null | undefined, digits = 0): string {
  return is_number(value) ? grouped(value, digits) : none();
}

export interface Scale {
  factor: number;
  word: Key | null;
}

// The unit in which an axis counts, so that its ticks stay short.
export function scale_for(largest: number): Scale {
  if (largest >= 1.5e9) return { factor: 1e9, word: "number.axis_billion" };
  if (largest >= 1.5e6) return { factor: 1e6, word: "number.axis_million" };
  if (largest >= 8e3) return { factor: 1e3, word: "number.axis_thousand" };
  return { factor: 1, word: null };
}

export function axis_unit(scale: Scale, unit: string): string {
  return scale.word ? say(scale.word, { unit }) : unit;
}

export function in_hundred(probability: number | null | undefined): string {
  if (!is_number(probability)) return none();
  const number = probability < 0.01 ? "<1" : probability > 0.99 ? ">99" : String(Math.round(probability * 100));
  return say("number.in_hundred", { number }).replace(/ /g, "\u00a0");
}

// Upper edges of the IPCC's calibrated words, used as disjoint bands; the names are also those of the results' files.
export const LIKELIHOOD: readonly (readonly [number, string, Key])[] = [
  [0.01, "exceptionally unlikely", "likelihood.exceptionally_unlikely"],
  [0.05, "extremely unlikely", "likelihood.extremely_unlikely"],
  [0.1, "very unlikely", "likelihood.very_unlikely"],
  [0.33, "unlikely", "likelihood.unlikely"],
  [0.66, "about as likely as not", "likelihood.about_as_likely_as_not"],
  [0.9, "likely", "likelihood.likely"],
  [0.95, "very likely", "likelihood.very_likely"],
  [0.99, "extremely likely", "likelihood.extremely_likely"],
  [1.01, "virtually certain", "likelihood.virtually_certain"],
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

// A word of the results' files in the reader's language.
export function likelihood_in_words(word: string): string {
  const found = LIKELIHOOD.find(([, name]) => name === word);
  return found ? say(found[2]) : word;
}

export function chance(probability: number | null | undefined, replications: number, word?: string | null): string {
  if (!is_number(probability)) return none();
  return say("number.chance", {
    word: likelihood_in_words(word || likelihood_word(probability, replications)),
    number: in_hundred(probability),
  });
}

export function share(value: number | null | undefined, digits = 1): string {
  return is_number(value) ? say("number.percent", { number: grouped(value * 100, digits) }) : none();
}

export function times(value: number | null | undefined): string {
  if (!is_number(value)) return none();
  if (value > 0 && value < 0.005) return `<${grouped(0.01, 2)}`;
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
