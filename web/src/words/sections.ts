// Headings, the opening sentence of each section, controls and the method page.
import type { Comparison, Measure, ReportData } from "../data.ts";
import { capitalised, chance, exact, in_hundred, is_number, significant, times } from "../format.ts";
import { named } from "../months.ts";
import type { Verdict } from "../charts/claims/series.ts";
import { group } from "./group.ts";
import { say, scenario_text } from "./say.ts";

function short(hash: string): string {
  return hash ? `${hash.slice(0, 12)}\u2026` : say("page.unknown");
}

export const page = group("page", {
  foot: (data: ReportData) => say("page.foot", {
    title: data.scenario.title, month: named(data.scenario.as_of), futures: exact(data.run.replications),
    seed: String(data.run.seed), result: short(data.run.result_hash), version: data.version,
  }),
  foot_changed: (levers: string, futures: number) => say("page.foot_changed", { levers, futures: exact(futures) }),
  fault: (text: string) => say("page.fault", { text }),
  other_data: (month: string) => say("page.other_data", { month }),
  next: (heading: string) => say("page.next", { heading }),
});

export const sections = group("sections", {});

export const controls = group("controls", {
  remove: (text: string) => say("controls.remove", { text }),
  most_chances: (count: number) => say("controls.most_chances", { count }),
  all_readings: (count: number) => say("controls.all_readings", { count }),
});

export const overview = group("overview", {
  figure: (count: number) => say(count === 1 ? "overview.figure_one" : "overview.figure_many"),
  unit: (now: string, end: string) => say("overview.unit", { now, end }),
  from_to: (from: string, to: string) => say("overview.from_to", { from, to }),
  facts: group("overview.facts", {}),
});

// When a measure's value of a month applies: the window it sums over.
export function window_phrase(measure: Measure, month: string): string {
  if (/12/.test(measure.window) && /sum/.test(measure.window)) return say("span.year_to", { month });
  if (/^since/.test(measure.window)) return say("span.since", { since: named(measure.window.replace(/^since\s*/, "")), month });
  return say(/12/.test(measure.window) ? "span.rate" : "span.month", { month });
}

// A measure's window as the data write it, in the reader's language.
function window_name(window: string): string {
  if (window === "12-month sum") return say("window.sum");
  if (window === "month x 12") return say("window.rate");
  if (window === "month") return say("window.month");
  return window.startsWith("since ") ? say("window.since", { month: named(window.slice(6)) }) : window;
}

function asked(comparison: Comparison): string {
  return comparison.ratio === 1 ? say("sides.as_much") : say("sides.times_as_much", { ratio: significant(comparison.ratio) });
}

function ratio_sentence(comparison: Comparison, index: number): string | null {
  const quantiles = comparison.ratio_quantiles;
  if (!quantiles || !is_number(quantiles.p50[index])) return null;
  return say("sides.ratio", { middle: times(quantiles.p50[index]), low: times(quantiles.p05[index]), high: times(quantiles.p95[index]) });
}

export const sides = group("sides", {
  finding: (comparison: Comparison, left: Measure, right: Measure, month: string, index: number, replications: number, with_ratio = true): string => {
    const span = window_phrase(left, month);
    const probability = comparison.probability?.[index];
    if (!is_number(probability)) return say("sides.no_value", { span });
    const sentence = say("overview.sentence", {
      chance: capitalised(chance(probability, replications)), span, left: left.text, asked: asked(comparison), right: right.text,
    });
    const ratio = ratio_sentence(comparison, index);
    return with_ratio && ratio ? `${sentence} ${ratio}` : sentence;
  },
  ratio_sentence,
  title: (left: string, right: string, left_text: string, right_text: string, month: string) =>
    say("sides.title", { left, right, left_text: capitalised(left_text), right_text, month }),
  single_title: (text: string, now: string, then: string, month: string, end: string) =>
    say("sides.single_title", { text: capitalised(text), now, then, month, end }),
  unit: (unit: string, window: string) => say("sides.unit", { unit: capitalised(unit), window: window_name(window) }),
  note: (beyond: number) => (beyond > 0 ? `${say("sides.note")} ${say("sides.beyond", { count: beyond })}` : say("sides.note")),
  evidence: (count: number) => say("sides.evidence", { count }),
  ratio_title: (now: string, end: string, month: string, month_end: string) => say("sides.ratio_title", { now, end, month, month_end }),
  ratio_note: (cut: boolean) => (cut ? `${say("sides.ratio_note")} ${say("sides.ratio_cut")}` : say("sides.ratio_note")),
});

export const chances = group("chances", {
  finding: (comparison: Comparison, month: string, end: string, now: number | null, last: number | null, replications: number) =>
    say("chances.finding", { text: capitalised(comparison.text), now: chance(now, replications), month, last: chance(last, replications), end }),
  title: (highest: string, month: string) => say("chances.title", { highest, month }),
});

export const spending = group("spending", {
  finding: (groups: { name: string; chance: number | null }[], year: number, over_half: number, members: number) => {
    const slots = { year: String(year), over_half, members };
    if (groups.length === 0) return say("spending.finding", slots);
    return say("spending.finding_groups", { ...slots, groups: groups.map((row) => `${row.name} ${in_hundred(row.chance)}`).join(", ") });
  },
  title: (best: string, chance_text: string, worst: string, worst_chance: string) =>
    say("spending.title", { best, chance: chance_text, worst, worst_chance }),
  name: (count: number) => say("spending.name", { count }),
  panel_chance: (chance_text: string) => say("spending.panel_chance", { chance: chance_text }),
  core_in: (year: number) => say("spending.core_in", { year: String(year) }),
  total_in: (year: number) => say("spending.total_in", { year: String(year) }),
  from_to: (low: string, high: string) => say("spending.from_to", { low, high }),
  meets: (mark: string) => {
    const number = significant(Number(mark));
    return mark === "5" ? say("spending.meets_all", { mark: number }) : say("spending.meets_core", { mark: number });
  },
  missing_in: (year: number, currency: string) => say("spending.missing_in", { year: String(year), currency }),
  missing_sum: (currency: string) => say("spending.missing_sum", { currency }),
  point: (name: string, core: string, year: number, chance_text: string) => say("spending.point", { name, core, year: String(year), chance: chance_text }),
});

export const tiles = group("tiles", {
  title: (count: number, of: number, mark: string, year: number) => say("tiles.title", { count, of, mark, year: String(year) }),
  name: (count: number, mark: string, year: number) => say("tiles.name", { count, mark, year: String(year) }),
  mark_text: (mark: string, share_text: string) => say(mark === "5" ? "tiles.mark_all" : "tiles.mark_core", { mark: share_text }),
  member: (name: string, chance_text: string) => say("tiles.member", { name, chance: chance_text }),
});

export const output = group("output", {
  title: (item: string, year: number, name: string, amount: string, unit: string) => say("output.title", { item, year: String(year), name, amount, unit }),
  unit: (axis: string, changed: boolean) => say(changed ? "output.unit_changed" : "output.unit", { axis }),
  name: (count: number, item: string, year: number) => say("output.name", { count, item, year: String(year) }),
  point: (name: string, median: string, low: string, high: string) => say("output.point", { name, median, low, high }),
  none: (item: string, year: string) => say("output.none", { item, year }),
  others: (count: number) => say("output.others", { count }),
});

const VERDICTS = {
  holds: "claims.verdict_holds", leans_yes: "claims.verdict_leans_yes", open: "claims.verdict_open",
  leans_no: "claims.verdict_leans_no", fails: "claims.verdict_fails", none: "claims.verdict_none",
} as const;

export const claims = group("claims", {
  finding: (total: number, yes: number, no: number, open: number) => say("claims.finding", { total, yes, no, open }),
  title: (no: number, total: number) => say("claims.title", { no, total }),
  verdict_text: (verdict: Verdict) => say(VERDICTS[verdict]),
  before: (chance_text: string) => say("claims.before", { chance: chance_text }),
  name: (count: number) => say("claims.name", { count }),
  band_count: (word: string, count: number) => say("claims.band_count", { word: capitalised(word), count }),
});

export const sources = group("sources", {
  finding: (count: number, publishers: number, newest: string) => say("sources.finding", { sources: count, publishers, newest }),
  title: (count: number, year: number) => say("sources.title", { count, year: String(year) }),
  shown: (shown: number, total: number) => say("sources.shown", { shown, total }),
  more_uses: (count: number) => say("sources.more_uses", { count }),
  vintage_point: (year: number, count: number) => say("sources.vintage_point", { year: String(year), count }),
});

export const evidence_page = group("evidence_page", {
  finding: (observations: number, claim_count: number, source_count: number) =>
    say("evidence_page.finding", { observations, claims: claim_count, sources: source_count }),
  coverage: (month: string, count: string) => say("evidence_page.coverage", { month, count }),
});

export const method = group("method", {
  finding: (replications: number, seed: number | string) => say("method.finding", { futures: exact(replications), seed: String(seed) }),
  reading: () => [say("method.reading_1"), say("method.reading_2"), say("method.reading_3"), say("method.reading_4"), say("method.reading_5"), say("method.reading_6")],
  uses: () => [say("method.use_1"), say("method.use_2"), say("method.use_3")],
  not_uses: () => [say("method.not_use_1"), say("method.not_use_2"), say("method.not_use_3")],
  likelihood_span: (low: number, high: number) => say("method.likelihood_span", { low, high }),
  record_seconds: (part: string) => say("method.record_seconds", { part }),
  repeat: (command: string) => say("method.repeat", { command }),
});

// Ids of blocs and groups as names: the scenario's translation, else the id with its words set apart.
export function bloc(id: string): string {
  const name = scenario_text(id);
  if (name !== id) return capitalised(name);
  return id.split(/[_ ]/).map(capitalised).join(" ");
}

export function group_name(id: string): string {
  return bloc(id ?? "");
}
