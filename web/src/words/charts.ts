// Words that stand in or under the charts, in the readings of the cursor and in the text alternatives.
import type { Comparison, Evidence, Line } from "../data.ts";
import type { Term, TermKind } from "../charts/waterfall/series.ts";
import type { HeadingRow } from "../charts/timeline/series.ts";
import { capitalised, chance, exact, in_hundred, is_number, quantity, significant } from "../format.ts";
import { named, parse_month } from "../months.ts";
import { group } from "./group.ts";
import { say } from "./say.ts";

export const figure = group("figure", {
  save_as: (title: string, kind: string) => say("figure.save_as", { title, kind }),
});

export const table = group("table", {
  quantiles: () => [say("table.q05"), say("table.q25"), say("table.q50"), say("table.q75"), say("table.q95")],
  column: (name: string, part: string) => say("table.column", { name, part }),
});

export const chart = group("chart", {
  as_of: (month: string) => say("chart.as_of", { month }),
  theta: (ratio: number) => (ratio === 1 ? say("chart.as_much") : say("chart.times", { ratio: significant(ratio) })),
  a_month: (unit: string) => say("chart.a_month", { unit }),
  median_and_range: (median: string, low: string, high: string) => (low === high ? median : say("chart.range", { median, low, high })),
  chance_row: (comparison: Comparison, index: number, replications: number) => ({
    label: comparison.ratio === 1 ? say("chart.chance_as_much") : say("chart.chance_times", { ratio: significant(comparison.ratio) }),
    value: chance(comparison.probability?.[index], replications),
  }),
});

export const describe = group("describe", {
  sides_name: (left: string, right: string) => say("describe.sides_name", { left, right }),
  single_name: (text: string) => say("describe.single_name", { text }),
  ratio_name: (text: string) => say("describe.ratio_name", { text }),
  chances_name: (count: number) => say("describe.chances_name", { count }),
  time_scale: (from: string, to: string, unit: string) => say("describe.time_scale", { from, to, unit }),
  side: (text: string, now: string, value_now: string, end: string, value_end: string) =>
    say("describe.side", { text: capitalised(text), now, value_now, end, value_end }),
  observations: (count: number) => say("describe.observations", { count }),
  theta: (ratio: number) => say("describe.theta", { ratio: significant(ratio) }),
});

function kind_name(kind: string): string {
  switch (kind) {
    case "actual": return say("evidence.kind_actual");
    case "estimate": return say("evidence.kind_estimate");
    case "capacity": return say("evidence.kind_capacity");
    case "target": return say("evidence.kind_target");
    case "claim": return say("evidence.kind_claim");
    default: return kind;
  }
}

export const evidence = group("evidence", {
  kind: kind_name,
  title: (observation: Evidence) => say("evidence.title", { kind: capitalised(kind_name(observation.kind)), id: observation.id }),
  amount: (observation: Evidence) => say("evidence.amount", { interval: interval(observation.low, observation.value, observation.high), unit: observation.unit }),
  scaled_amount: (observation: Evidence) => interval(observation.scaled_low, observation.scaled_value, observation.scaled_high),
  window: (observation: Evidence) => (observation.from === observation.to || !observation.to
    ? named(observation.from) : say("evidence.from_to", { from: named(observation.from), to: named(observation.to) })),
});

function interval(low: number | null, value: number | null, high: number | null): string {
  const ends = is_number(low) && is_number(high) && low !== high ? { low: quantity(low), high: quantity(high) } : null;
  if (is_number(value)) return ends ? say("chart.range", { median: quantity(value), ...ends }) : quantity(value);
  if (ends) return say("spending.from_to", ends);
  if (is_number(low)) return say("evidence.or_more", { value: quantity(low) });
  return is_number(high) ? say("evidence.or_less", { value: quantity(high) }) : say("number.none");
}

export const crossover = group("crossover", {
  title: (crossed: number, of: number, end: string) => say("crossover.title", { crossed, of, end }),
  of_fifty: (count: number) => say("crossover.of_fifty", { count }),
  by: (month: string) => say("crossover.by", { month }),
  already_label: () => [say("crossover.already_1"), say("crossover.already_2")],
  never: (end: string) => say("crossover.never", { end }),
  never_label: (year: number) => [say("crossover.never_1"), say("crossover.never_2", { year: String(year) })],
  name: (text: string) => say("crossover.name", { text }),
  ghost: (count: number, end: string) => say("crossover.ghost", { count, end }),
  counts: (before: number, inside: number, never: number, from: string, to: string) => say("crossover.counts", { before, inside, never, from, to }),
  finding: (comparison: Comparison, end: string): string => {
    const given = comparison.crossover;
    const subject = capitalised(comparison.text);
    if (!given) return say("crossover.not_computed", { subject });
    const slots = { subject, never: capitalised(in_hundred(given.never)), end };
    if ((given.at_or_before ?? 0) >= 0.5) return say("crossover.from_start", { ...slots, share: in_hundred(given.at_or_before) });
    if (!parse_month(given.p50)) return say("crossover.fewer", slots);
    const median = named(given.p50);
    for (const [month, quantile] of [[given.p95, 0.95], [given.p75, 0.75]] as const) {
      if (parse_month(month)) return say("crossover.half_late", { ...slots, median, late_share: in_hundred(quantile), late: named(month) });
    }
    return say("crossover.half", { ...slots, median });
  },
  note: (comparison: Comparison, left: string, right: string) => comparison.ratio === 1
    ? say("crossover.note_as_much", { left, right, hold: comparison.hold_months })
    : say("crossover.note_times", { left, right, ratio: significant(comparison.ratio), hold: comparison.hold_months }),
});

const TERMS: Record<Exclude<TermKind, "inputs">, () => string> = {
  backlog: () => say("waterfall.term_backlog"), made: () => say("waterfall.term_made"), ramp: () => say("waterfall.term_ramp"),
  cooperation: () => say("waterfall.term_cooperation"), capacity: () => say("waterfall.term_capacity"), money: () => say("waterfall.term_money"),
};

export const waterfall = group("waterfall", {
  kind: (kind: TermKind) => (kind === "inputs" ? say("waterfall.term_inputs") : TERMS[kind]()),
  term: (term: Term, item_name: (item: string) => string): string => {
    if (term.kind !== "inputs") return TERMS[term.kind]();
    return term.input === "other" && term.folded ? say("waterfall.term_other", { count: term.folded }) : say("waterfall.term_input", { item: item_name(term.input ?? "") });
  },
  finding: (when: string, wished: string, unit: string, made: string, cause: string | null, lost: string, part: string) => cause === null
    ? say("waterfall.finding_all", { when, wished, unit, made })
    : say("waterfall.finding", { when, wished, unit, made, cause: lowered(cause), lost, part }),
  title: (item: string, owner: string, from: string, to: string, now: string, then: string) => say("waterfall.title", { item, bloc: owner, from, to, now, then }),
  unit: (unit: string, by: string) => say("waterfall.unit", { unit: capitalised(unit), by }),
  heat_title: (term: string, years: number, of: number) => say("waterfall.heat_title", { term, years, of }),
  wished_in: (when: string, amount: string, unit: string) => say("waterfall.wished_in", { when, amount, unit }),
  name: (item: string, owner: string) => say("waterfall.name", { item, bloc: owner }),
  point: (when: string, wished: string, made: string, cause: string | null) => cause === null
    ? say("waterfall.point", { when, wished, made }) : say("waterfall.point_cause", { when, wished, made, cause: lowered(cause) }),
});

function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

export const bridge = group("bridge", {
  title: (item: string, owner: string, year: number, wished: string, made: string) => say("bridge.title", { item, bloc: owner, year: String(year), wished, made }),
  unit: (unit: string) => say("bridge.unit", { unit: capitalised(unit) }),
  name: (item: string, year: number) => say("bridge.name", { item, year: String(year) }),
  row: (term: string, amount: string) => say("bridge.row", { term, amount }),
  before: (amount: string) => say("bridge.before", { amount }),
});

export const binds = group("binds", {
  title: (cause: string, count: number, of: number, year: number) => say("binds.title", { cause: lowered(cause), count, of, year: String(year) }),
  name: (count: number) => say("binds.name", { count }),
  cell: (cause: string, part: string) => say("binds.cell", { cause, part }),
  quarter: (quarter: number, year: number) => say("binds.quarter", { quarter, year: String(year) }),
  item: (item: string, cause: string) => say("binds.item", { item: capitalised(item), cause: lowered(cause) }),
});

export const binding = group("binding", {
  name: (item: string) => say("binding.name", { item }),
  year: (year: number, term: string) => say("binding.year", { year: String(year), term }),
});

export const lines = group("lines", {
  finding: (total: number, running: number, later: number, end: string, month: string) =>
    say("lines.finding", { total: exact(total), running: exact(running), later: exact(later), end, month }),
  title: (count: number, running: number) => say("lines.title", { count, running: exact(running) }),
  openings_title: (owner: string, year: number, amount: string) => say("lines.openings_title", { bloc: owner, year: String(year), amount }),
  capacity_title: (owner: string, item: string, year: number, amount: string) => say("lines.capacity_title", { bloc: owner, item, year: String(year), amount }),
});

export const openings = group("openings", {
  amount: (value: string, unit: string) => (unit ? say("openings.amount", { value, unit }) : say("openings.amount_lines", { value })),
  most: (owner: string, year: number, amount: string) => say("openings.most", { bloc: owner, year: String(year), amount }),
});

function status_name(status: string): string {
  switch (status) {
    case "operating": return say("timeline.status_operating");
    case "building": return say("timeline.status_building");
    case "planned": return say("timeline.status_planned");
    default: return status;
  }
}

export const timeline = group("timeline", {
  status_name,
  heading: (row: HeadingRow) => say("timeline.heading", { name: row.name, count: row.count, running: quantity(row.running), unit: row.unit }),
  label: (line: Line) => (line.company ? say("timeline.label", { party: line.party_name, company: line.company }) : line.party_name),
  title: (line: Line) => say("timeline.title", { party: line.party_name, item: line.item_name, line: line.line }),
  range: (median: string, early: string, late: string) => say("timeline.range", { median, early, late }),
  amount: (value: string, unit: string) => say("timeline.amount", { value, unit }),
  name: (count: number) => say("timeline.name", { count }),
  long: (running: number, later: number, when: string) => say("timeline.long", { running, later, when }),
});

export const readings = group("readings", {
  name: (count: number) => say("readings.name", { count }),
  rule: (comparison: Comparison) => (comparison.ratio === 1 ? say("readings.rule") : say("readings.rule_times", { ratio: significant(comparison.ratio) })),
});
