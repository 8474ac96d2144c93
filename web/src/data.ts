// The shape of the data that the program writes into the page (schema "sinews-report-1").
// Months are "YYYY-MM"; a series has one entry a month of `months`; null means "no value".
// Probabilities and shares are fractions (0 to 1), shares of GDP too (0.035 is 3.5 %).

export type Maybe = number | null;
export type Series = Maybe[];

export interface Quantiles {
  p05: Series;
  p25?: Series;
  p50: Series;
  p75?: Series;
  p95: Series;
}

export interface Measure extends Quantiles {
  id: string;
  text: string;
  metric: string;
  window: string;
  unit: string;
  bloc?: string | null;
  mean?: Series;
}

export interface Crossover {
  p05: string | null;
  p25: string | null;
  p50: string | null;
  p75: string | null;
  p95: string | null;
  never: number;
  at_or_before: number;
  // Counts of futures by the month in which they cross.
  by_month: { month: string; count: number }[];
}

export interface Comparison {
  id: string;
  text: string;
  left: string;
  right: string;
  ratio: number;
  hold_months: number;
  from?: string | null;
  probability: Series;
  ratio_quantiles?: Quantiles | null;
  gap_quantiles?: Quantiles | null;
  crossover?: Crossover | null;
}

export interface Claim {
  id: string;
  text: string;
  speaker: string;
  date: string;
  month: string;
  kind: string;
  detail: string;
  probability: Maybe;
  likelihood: string | null;
  note?: string | null;
  sources: string[];
  evidence_for: string[];
  evidence_against: string[];
}

// Monthly means over the futures, units a month.
export interface Waterfall {
  bloc: string;
  item: string;
  item_name: string;
  unit: string;
  wished: Series;
  ordered: Series;
  money: Series;
  capacity: Series;
  cooperation: Series;
  ramp: Series;
  inputs: Record<string, Series>;
  made: Series;
  backlog: Series;
  imported: Series;
  exported: Series;
  idle: Series;
}

// A month as a fractional index from the start of the scenario.
export interface MonthRange {
  p05: Maybe;
  p50: Maybe;
  p95: Maybe;
}

export interface Line {
  line: string;
  party: string;
  party_name: string;
  item: string;
  item_name: string;
  bloc: string;
  status: string;
  capacity: Maybe;
  unit: string;
  chance: Maybe;
  come: Maybe;
  decision: MonthRange | null;
  start: MonthRange | null;
  full: { p50: Maybe } | null;
  until: string | number | null;
  never_starts: Maybe;
  company?: string | null;
  note?: string | null;
  sources: string[];
}

export interface Openings {
  bloc: string;
  years: number[];
  opened: Series;
  capacity: Record<string, Series>;
}

// What a party makes of an item in each calendar year of the scenario.
export interface Output {
  party: string;
  item: string;
  mean: Series;
  p05: Series;
  p50: Series;
  p95: Series;
}

export interface Spending {
  party: string | null;
  name: string;
  group: string;
  bloc: string;
  known_until: number | null;
  years: number[];
  core: Quantiles;
  related: Quantiles | null;
  total: Quantiles | null;
  meets: Record<string, Series>;
  missing_money: Series;
}

export interface Evidence {
  id: string;
  measures: string[];
  party?: string | null;
  item?: string | null;
  from: string;
  to: string;
  low: Maybe;
  value: Maybe;
  high: Maybe;
  unit: string;
  kind: string;
  origin: string;
  source: string;
  note?: string | null;
  scaled_low: Maybe;
  scaled_value: Maybe;
  scaled_high: Maybe;
}

export interface Source {
  source: string;
  publisher: string;
  title: string;
  date: string;
  url: string;
  used_by: string[];
}

// A change with the 90 % interval of paired futures.
export interface Change {
  change: Step;
  low: Step;
  high: Step;
}

// A crossover may go to never, or come from there.
export type Step = Maybe | "never" | "from never";

export interface LeverCase {
  name: string;
  text: string;
  from: string;
  crossovers: ({ comparison: string; without: string | null; with: string | null; crossed: { without: number; with: number } & Change } & Change)[];
  values: ({ measure: string; month: string; without: Maybe; with: Maybe } & Change)[];
  claims: ({ claim: string; without: number; with: number } & Change)[];
}

export interface Levers {
  replications: number;
  comparisons: { id: string; text: string }[];
  claims: { id: string; text: string }[];
  values: { measure: string; text: string; month: string }[];
  levers: LeverCase[];
}

// A lever that the reader can pull: a switch, or a slider over how far it goes (1 is as written).
export interface LeverEntry {
  lever: string;
  text: string;
  from: string;
  changes: string[];
  scale: { low: number; high: number; step: number } | null;
}

// Five quantiles: 5, 25, 50, 75 and 95 in 100.
export type Five = readonly [number, number, number, number, number];

export interface Posterior {
  members: number;
  observations: number;
  made: string;
  parameters: { name: string; unit: string; prior: Five; posterior: Five; contraction: number }[];
  worst: { observation: string; label: string; value: number; fitted: readonly [number, number, number]; z: number }[];
  coverage: Record<string, number>;
}

export interface Backtest {
  as_of: string;
  count: number;
  coverage: Record<string, number>;
  crps: number;
  baselines: Record<string, { crps?: number; coverage?: Record<string, number> } | number | null>;
  points: { observation: string; measure: string; label: string; month: string; observed: number; forecast: Five }[];
}

export interface Sensitivity {
  question: string;
  replications: number;
  method: string;
  parameters: {
    name: string;
    first: number;
    first_interval: readonly [number, number];
    total: number | null;
    total_interval: readonly [number, number] | null;
  }[];
}

export interface PlanData {
  kind?: string; // most, reach, cross, shortfall; of the last, value and bound are what is lacking, in this unit
  unit?: string;
  objective: string;
  status: string;
  bound: number;
  value: number;
  gap: number;
  currency: string;
  builds: { candidate: string; name: string; party: string; item: string; start: string; ready: string; copies: number; cost: number }[];
  cost_by_year: { year: number; cost: number }[];
  marginal?: { rows: string[]; months: string[]; unit: string; values: Series[] };
  promise?: { measure: string; months: string[]; without: Series; with: Series };
  simulated?: { measure: string; months: string[]; without: Quantiles; with: Quantiles };
}

export interface ReportData {
  schema: string;
  version: string;
  scenario: {
    title: string;
    start: string;
    end: string;
    as_of: string;
    currency: string;
    price_base: string;
    path_name: string;
  };
  run: {
    seed: number | string;
    replications: number;
    scenario_hash: string;
    result_hash: string;
    posterior: string; // fingerprint of the file to whose draws the run was fitted; empty: the scenario's own ranges
    seconds: Record<string, number>;
  };
  headline: string[];
  // The same sentences by language, where the program made them in several.
  headlines?: Record<string, string[]>;
  // The language that the run was asked for.
  language?: string;
  // language -> text of the scenario as written -> that text in the language.
  translations?: Record<string, Record<string, string>>;
  headline_comparison: string;
  months: string[];
  measures: Measure[];
  comparisons: Comparison[];
  claims: Claim[];
  waterfall: Waterfall[];
  lines: Line[];
  openings: Openings[];
  output: Output[];
  spending: Spending[];
  parties: { party: string; name: string; bloc: string; group: string }[];
  items: { item: string; name: string; unit: string; category: string }[];
  evidence: Evidence[];
  sources: Source[];
  // Only on the page of `sinews levers`.
  levers?: Levers;
  lever_list?: LeverEntry[];
  posterior?: Posterior;
  backtest?: Backtest;
  sensitivity?: Sensitivity;
  plan?: PlanData;
}
