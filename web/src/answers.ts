// The data with its look-ups made once: months as numbers, measures and sources by id, which side a bloc is on.
import type { Comparison, Evidence, Measure, ReportData, Source } from "./data.ts";
import { parse_month } from "./months.ts";

export type SideName = "a" | "b" | "other";

export interface Answers {
  data: ReportData;
  months: number[];
  as_of: number;
  as_of_index: number;
  end: number;
  replications: number;
  headline: Comparison | null;
  measures: Map<string, Measure>;
  comparisons: Map<string, Comparison>;
  sources: Map<string, Source>;
  evidence: Map<string, Evidence>;
  side_of_bloc: (bloc: string) => SideName;
  item_name: (item: string) => string;
  party_name: (party: string) => string;
}

export function answers_from(data: ReportData): Answers {
  const months = data.months.map(parse_month).filter((month): month is number => month !== null);
  const first = months[0] ?? parse_month(data.scenario.start) ?? 2021 * 12;
  const last = months[months.length - 1] ?? parse_month(data.scenario.end) ?? first;
  const as_of = parse_month(data.scenario.as_of) ?? first;
  const measures = by_key(data.measures, (measure) => measure.id);
  const comparisons = by_key(data.comparisons, (comparison) => comparison.id);
  const headline = comparisons.get(data.headline_comparison) ?? data.comparisons[0] ?? null;
  const items = by_key(data.items, (item) => item.item);
  const parties = by_key(data.parties, (party) => party.party);
  const [bloc_a, bloc_b] = opposed_blocs(data, headline, measures);
  return {
    data, months, as_of,
    as_of_index: Math.max(0, Math.min(months.length - 1, as_of - first)),
    end: last,
    replications: data.run.replications,
    headline, measures, comparisons,
    sources: by_key(data.sources, (source) => source.source),
    evidence: by_key(data.evidence, (observation) => observation.id),
    side_of_bloc: (bloc) => (bloc === bloc_a ? "a" : bloc === bloc_b ? "b" : "other"),
    item_name: (item) => items.get(item)?.name ?? item,
    party_name: (party) => parties.get(party)?.name ?? party,
  };
}

// The blocs of the headline's two measures; where a measure names none, the order of the parties' table decides.
function opposed_blocs(data: ReportData, headline: Comparison | null, measures: Map<string, Measure>): [string, string] {
  const listed = [...new Set(data.parties.map((party) => party.bloc))];
  const left = (headline && measures.get(headline.left)?.bloc) || listed[0] || "";
  const named = headline && measures.get(headline.right)?.bloc;
  const right = named && named !== left ? named : listed.find((bloc) => bloc !== left) ?? "";
  return [left, right];
}

function by_key<Row>(rows: Row[], key: (row: Row) => string): Map<string, Row> {
  return new Map(rows.map((row) => [key(row), row]));
}

export function evidence_of(answers: Answers, measure: string): Evidence[] {
  return answers.data.evidence.filter((observation) => observation.measures.includes(measure));
}

// "the year to June 2026", by the window of a measure.
export function is_yearly_sum(measure: Measure): boolean {
  return /12/.test(measure.window) && /sum/.test(measure.window);
}
