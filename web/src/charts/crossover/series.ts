// The month of the crossover as fifty equally likely futures: "already from the start" and "not before the
// end" are stacks of their own, so that no dot is drawn at a month in which nothing happens.
import type { Answers } from "../../answers.ts";
import type { Comparison, Crossover } from "../../data.ts";
import { parse_month } from "../../months.ts";

export const DOTS = 50;

export interface Dots {
  comparison: Comparison;
  crossover: Crossover;
  from: number;
  to: number;
  before: number;
  never: number;
  months: number[];
  // The same futures before the change: how many dots had crossed by each month.
  ghost: Dots | null;
}

export function crossover_series(answers: Answers, comparison: Comparison | null, base: Answers | null = null): Dots | null {
  const crossover = comparison?.crossover;
  if (!comparison || !crossover) return null;
  const from = parse_month(comparison.from) ?? answers.months[0] ?? 0;
  const counted = counts_between(crossover, answers.replications);
  const inside = counted.reduce((sum, row) => sum + row.count, 0);
  const before_share = clamp(crossover.at_or_before ?? 0);
  const never_share = clamp(crossover.never ?? 0);
  const inside_share = inside > 0 ? Math.max(0, 1 - before_share - never_share) : 0;
  const total = before_share + never_share + inside_share;
  if (!(total > 0)) return null;
  const months: number[] = [];
  let before = 0;
  let never = 0;
  for (let dot = 0; dot < DOTS; dot += 1) {
    const position = ((dot + 0.5) / DOTS) * total;
    if (position < before_share) before += 1;
    else if (position >= before_share + inside_share || inside === 0) never += 1;
    else months.push(month_at(counted, ((position - before_share) / inside_share) * inside));
  }
  return { comparison, crossover, from, to: answers.end, before, never, months, ghost: base ? crossover_series(base, base.comparisons.get(comparison.id) ?? null) : null };
}

// `by_month` may or may not count the futures in which the comparison already holds in the first month:
// their number tells which, and they are taken out so that none is counted twice.
export function counts_between(crossover: Crossover, replications: number): { month: number; count: number }[] {
  const rows = (crossover.by_month ?? [])
    .map((row) => ({ month: parse_month(row.month), count: row.count }))
    .filter((row): row is { month: number; count: number } => row.month !== null && row.count > 0)
    .sort((one, other) => one.month - other.month);
  const sum = rows.reduce((total, row) => total + row.count, 0);
  const already = (crossover.at_or_before ?? 0) * replications;
  const without = replications * (1 - (crossover.never ?? 0)) - already;
  if (already > 0 && rows.length > 0 && Math.abs(sum - (without + already)) < Math.abs(sum - without)) {
    rows[0]!.count = Math.max(0, rows[0]!.count - already);
  }
  return rows.filter((row) => row.count > 1e-9);
}

function month_at(rows: { month: number; count: number }[], position: number): number {
  let reached = 0;
  for (const row of rows) {
    reached += row.count;
    if (position < reached) return row.month;
  }
  return rows[rows.length - 1]!.month;
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}

// The largest dots of which `count` fit into a block beside the axis.
// A little apart from its neighbours; on a phone many months leave little room, and a dot must not vanish.
export function dot_radius(diameter: number): number {
  return Math.max(0.6, diameter / 2 - 0.8);
}

export function outer_diameter(count: number, width: number, height: number, largest: number): number {
  for (let diameter = largest; diameter > 2; diameter -= 0.5) {
    if (Math.floor(width / diameter) * Math.floor(height / diameter) >= count) return diameter;
  }
  return 2;
}

// Bins as narrow as the dots allow: the width (in months) at which the highest stack still fits and dots are largest.
export function best_bin(dots: Dots, pixels_a_month: number, height: number, largest: number): { months: number; diameter: number } {
  let best = { months: 1, diameter: 0 };
  for (const months of [1, 2, 3, 4, 6, 12]) {
    const stacks = new Map<number, number>();
    for (const month of dots.months) {
      const bin = Math.floor((month - dots.from) / months);
      stacks.set(bin, (stacks.get(bin) ?? 0) + 1);
    }
    // Only the stacks on the axis count: those outside may stand several columns wide.
    const inside = Math.max(1, ...stacks.values());
    const diameter = Math.min(largest, pixels_a_month * months * 0.96, height / inside);
    if (diameter > best.diameter + 0.4) best = { months, diameter };
  }
  return best;
}

export function dots_by(dots: Dots, month: number): number {
  return dots.before + dots.months.filter((one) => one <= month).length;
}

// Share of futures that crossed by the end of a month, from the full counts rather than from the dots.
export function share_by(dots: Dots, month: number, replications: number): number {
  const rows = counts_between(dots.crossover, replications);
  const inside = rows.reduce((sum, row) => sum + row.count, 0);
  const reached = rows.filter((row) => row.month <= month).reduce((sum, row) => sum + row.count, 0);
  const before = clamp(dots.crossover.at_or_before ?? 0);
  const between = Math.max(0, 1 - before - clamp(dots.crossover.never ?? 0));
  return before + (inside > 0 ? (reached / inside) * between : 0);
}
