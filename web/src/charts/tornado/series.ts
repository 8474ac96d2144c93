// What each lever changes about one question, largest effect first.
import type { Change, LeverCase, Levers, Step } from "../../data.ts";
import { is_number } from "../../format.ts";
import { named } from "../../months.ts";
import { words } from "../../words.ts";

export type Unit = "months" | "in_hundred" | "percent";

export interface TornadoBar {
  lever: LeverCase;
  // In the unit of the chart; infinite to or from "never".
  change: number;
  low: number;
  high: number;
  without: string | number | null;
  with: string | number | null;
}

export interface Tornado {
  question: string;
  unit: Unit;
  bars: TornadoBar[];
  // The axis reaches from -reach to reach.
  reach: number;
}

export interface Question {
  value: string;
  text: string;
}

export function questions_of(levers: Levers): Question[] {
  return [
    ...levers.comparisons.flatMap((comparison, at) => [
      { value: `crossover.${at}`, text: words.tornado.crossover(comparison.text) },
      { value: `crossed.${at}`, text: words.tornado.crossed(comparison.text) },
    ]),
    ...levers.values.map((value, at) => ({ value: `value.${at}`, text: words.tornado.value(value.text, named(value.month)) })),
    ...levers.claims.map((claim, at) => ({ value: `claim.${at}`, text: words.tornado.claim(claim.text) })),
  ];
}

export function tornado_of(levers: Levers, value: string): Tornado {
  const [kind, position] = value.split(".");
  const at = Number(position);
  const question = questions_of(levers).find((one) => one.value === value)?.text ?? "";
  const unit: Unit = kind === "crossover" ? "months" : kind === "value" ? "percent" : "in_hundred";
  const bars = levers.levers.map((lever) => bar_of(lever, kind ?? "", at))
    .sort((one, other) => Math.abs(other.change) - Math.abs(one.change) || widest(other) - widest(one) || one.lever.name.localeCompare(other.lever.name));
  const ends = bars.flatMap((bar) => [bar.change, bar.low, bar.high]).filter(Number.isFinite).map(Math.abs);
  return { question, unit, bars, reach: Math.max(unit === "months" ? 1 : 0.1, ...ends) };
}

function widest(bar: TornadoBar): number {
  const width = bar.high - bar.low;
  return Number.isFinite(width) ? width : 0;
}

function bar_of(lever: LeverCase, kind: string, at: number): TornadoBar {
  if (kind === "crossover") {
    const one = lever.crossovers[at]!;
    return { lever, ...scaled(one, 1), without: one.without, with: one.with };
  }
  if (kind === "value") {
    const one = lever.values[at]!;
    const whole = Math.abs(one.without ?? 0);
    return { lever, ...scaled(one, whole > 0 ? 100 / whole : 0), without: one.without, with: one.with };
  }
  const one = kind === "crossed" ? lever.crossovers[at]!.crossed : lever.claims[at]!;
  return { lever, ...scaled(one, 100), without: one.without * 100, with: one.with * 100 };
}

function scaled(change: Change, factor: number) {
  const number = (value: Step) => (value === "never" ? Infinity : value === "from never" ? -Infinity : is_number(value) ? value * factor : 0);
  return { change: number(change.change), low: number(change.low), high: number(change.high) };
}
