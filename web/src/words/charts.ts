// Words that stand in or under the charts, in the readings of the cursor and in the text alternatives.
import type { Comparison, Evidence, Line } from "../data.ts";
import type { Term } from "../charts/waterfall/series.ts";
import type { HeadingRow } from "../charts/timeline/series.ts";
import { capitalised, chance, in_hundred, is_number, quantity, significant } from "../format.ts";
import { named, parse_month } from "../months.ts";

export const figure = {
  table: "Table",
  hide_table: "Hide table",
  csv: "Save as CSV",
  svg: "Save as SVG",
  keyboard: "Arrow keys move a reading line, Page Up and Page Down by a year, Home and End to the ends; the key t opens the table.",
};

export const table = {
  month: "Month",
  year: "Year",
  quantiles: ["5 in 100 below", "25 in 100 below", "median", "75 in 100 below", "95 in 100 below"],
};

export const chart = {
  as_of: (month: string) => `as of ${month}`,
  as_of_short: "as of",
  half: "half of futures",
  nine_in_ten: "90 of 100 futures",
  ratio: "Ratio",
  times_axis: "times",
  in_hundred_axis: "in 100 futures",
  theta: (ratio: number) => (ratio === 1 ? "as much" : `${significant(ratio)} times`),
  a_month: (unit: string) => `${unit} a month`,
  median_and_range: (median: string, low: string, high: string) => (low === high ? median : `${median} (${low} to ${high})`),
  chance_row: (comparison: Comparison, index: number, replications: number) => ({
    label: comparison.ratio === 1 ? "Chance of at least as much" : `Chance of at least ${significant(comparison.ratio)} times`,
    value: chance(comparison.probability?.[index], replications),
  }),
};

export const tornado = {
  question: "Change of",
  crossover: (text: string) => `when: ${text}`,
  crossed: (text: string) => `whether at all: ${text}`,
  value: (text: string, month: string) => `${text}, ${month}`,
  claim: (text: string) => `claim: ${text}`,
  months_unit: "months of the median crossover; left is sooner",
  in_hundred_unit: "of 100 futures",
  percent_unit: "% of what it is without levers",
  note: "Bars: each lever against none in the same futures. Thin lines: where 9 of 10 such samples would put it.",
  never: "never",
  no_longer_never: "no longer never",
  name: (count: number) => `Bar chart of ${count} levers, largest effect first.`,
  lever: "Lever",
  from: "From",
  without: "Without",
  with: "With",
  change: "Change",
  low: "5 in 100 below",
  high: "95 in 100 below",
  finding: (best: string, change: string, count: number, futures: string) =>
    `Of ${count} levers this one moves it most: ${best}: ${change} (${futures} futures each).`,
  title: (question: string) => `Levers: ${question}`,
  bar: (lever: string, change: string) => `${lever}: ${change}.`,
};

export const describe = {
  sides_name: (left: string, right: string) => `Line chart with bands: ${left} against ${right}.`,
  ratio_name: (text: string) => `Line chart with bands: ratio of the two sides, ${text}.`,
  chances_name: (count: number) => `Line chart: chance of ${count === 1 ? "one comparison" : `${count} comparisons`} month by month.`,
  time_scale: (from: string, to: string, unit: string) => `Months from ${from} to ${to}; the vertical axis counts ${unit}.`,
  side: (text: string, now: string, value_now: string, end: string, value_end: string) => `${capitalised(text)}: ${value_now} in ${now}, ${value_end} in ${end}.`,
  observations: (count: number) => (count === 0 ? "No observation is drawn." : `${count} observations are drawn; the list under the chart names them.`),
  theta: (ratio: number) => `A dashed line stands at ${significant(ratio)}, the ratio asked for.`,
};

const KIND_NAMES: Record<string, string> = {
  actual: "observed", estimate: "estimate", capacity: "capacity", target: "target", claim: "claim",
};

export const evidence = {
  kind: (kind: string) => KIND_NAMES[kind] ?? kind,
  title: (observation: Evidence) => `${capitalised(KIND_NAMES[observation.kind] ?? observation.kind)} (${observation.id})`,
  value: "Value",
  when: "Window",
  origin: "Who stands behind it",
  source: "Source",
  note: "Note",
  kind_column: "Kind",
  scaled: "In the chart's unit",
  amount: (observation: Evidence) => `${interval(observation.low, observation.value, observation.high)} ${observation.unit}`,
  scaled_amount: (observation: Evidence) => interval(observation.scaled_low, observation.scaled_value, observation.scaled_high),
  window: (observation: Evidence) => (observation.from === observation.to || !observation.to ? named(observation.from) : `${named(observation.from)} to ${named(observation.to)}`),
};

function interval(low: number | null, value: number | null, high: number | null): string {
  const range = is_number(low) && is_number(high) && low !== high ? `${quantity(low)} to ${quantity(high)}` : null;
  if (is_number(value)) return range ? `${quantity(value)} (${range})` : quantity(value);
  if (range) return range;
  if (is_number(low)) return `${quantity(low)} or more`;
  return is_number(high) ? `${quantity(high)} or less` : "no value";
}

export const crossover = {
  dots: "Of 50 dots",
  all_futures: "Of all futures",
  of_fifty: (count: number) => `${count} of 50`,
  by: (month: string) => `By ${month}`,
  already: "From the start",
  already_label: ["from the", "start"],
  never: (end: string) => `Not before the end of ${end}`,
  never_label: (end: string) => ["not before", `end of ${end.split(" ")[1] ?? end}`],
  crossed: "Crossed",
  name: (text: string) => `Dot plot of 50 equally likely crossover months: ${text}.`,
  counts: (before: number, inside: number, never: number, from: string, to: string) =>
    `Of 50 equally likely futures ${before} hold from the start, ${inside} cross between ${from} and ${to}, ${never} do not cross in that time.`,
  finding: (comparison: Comparison, end: string): string => {
    const given = comparison.crossover;
    const subject = capitalised(comparison.text);
    if (!given) return `${subject}: no crossover was computed.`;
    const never = `${in_hundred(given.never)} do not cross before the end of ${end}`;
    if ((given.at_or_before ?? 0) >= 0.5) return `${subject}: it holds from the start in ${in_hundred(given.at_or_before)} futures; ${never}.`;
    if (!parse_month(given.p50)) return `${subject}: fewer than half of futures cross; ${never}.`;
    const late = parse_month(given.p95) ? `, 95 in 100 by ${named(given.p95)}` : parse_month(given.p75) ? `, 75 in 100 by ${named(given.p75)}` : "";
    return `${subject}: half of futures cross by ${named(given.p50)}${late}; ${never}.`;
  },
  note: (comparison: Comparison, left: string, right: string, bound: string) =>
    `Crossing means: ${left}, at least ${comparison.ratio === 1 ? "as much as" : `${significant(comparison.ratio)} times`} ${right}, for ${comparison.hold_months === 1 ? "one month" : `${comparison.hold_months} months in a row`}, all within the horizon. The month is taken from each future on its own, never from where two medians cross. Each dot stands for 2 in 100 futures; ${bound}`,
};

export const waterfall = {
  term: (term: Term, item_name: (item: string) => string): string => {
    switch (term.kind) {
      case "backlog": return "Made from the backlog";
      case "made": return "Made for this month's demand";
      case "inputs": return term.input === "other" && term.folded ? `Other inputs (${term.folded})` : `Input: ${item_name(term.input ?? "")}`;
      case "ramp": return "Ramp-up";
      case "cooperation": return "Cooperation";
      case "capacity": return "Capacity";
      case "money": return "Money";
    }
  },
  wished: "Wished",
  idle: "Beside it: idle capacity",
  imported: "Imported",
  exported: "Exported",
  wished_in: (when: string, amount: string, unit: string) => `${when}: ${amount} ${unit} wished a month`,
  name: (item: string, bloc: string) => `Stacked chart: what is wished of ${item} by ${bloc}, split into what each cause takes away and what is made.`,
  point: (when: string, wished: string, made: string, cause: string | null) =>
    `${when}: ${wished} wished, ${made} made${cause ? `; the largest loss is ${cause.toLowerCase()}` : ""}.`,
};

export const binding = {
  name: (item: string) => `Heat map: part of the wish for ${item} that each cause takes away, by year.`,
  of_wish: "part of what was wished",
  year: (year: number, term: string) => `${year}: ${term}.`,
};

export const openings = {
  lines_axis: "lines a year",
  amount: (value: string, unit: string) => (unit ? `${value} ${unit} a month` : `${value} lines`),
  most: (bloc: string, year: number, amount: string) => `${bloc}: most in ${year}, ${amount}.`,
};

export const timeline = {
  window: "Lines, one a row; scroll for more",
  heading: (row: HeadingRow) => `${row.name}: ${row.count} ${row.count === 1 ? "line" : "lines"}, ${quantity(row.running)} ${row.unit} a month running`,
  label: (line: Line) => `${line.party_name}${line.company ? `, ${line.company}` : ""}`,
  seldom: "starts in few futures",
  title: (line: Line) => `${line.party_name}: ${line.item_name} (${line.line})`,
  range: (median: string, early: string, late: string) => `${median} (${early} to ${late})`,
  amount: (value: string, unit: string) => `${value} ${unit} a month`,
  line: "Line",
  item: "Item",
  party: "Party",
  company: "Company",
  status: "Status",
  capacity: "Capacity it adds",
  capacity_month: "Capacity a month",
  unit: "Unit",
  decision: "Decision",
  start: "Start",
  full: "Near full rate",
  come: "Comes in",
  name: (count: number) => `Timeline of ${count} production lines.`,
  long: (running: number, later: number, when: string) => `${running} run in ${when}, ${later} do not yet or no longer.`,
};

export const spending = {
  name: (count: number) => `Small charts of spending as a share of GDP, one for each of ${count} members and for groups.`,
  panel_chance: (chance_text: string) => `3.5\u00a0%: ${chance_text}`,
  member: "Member or group",
  group: "Group",
  last_known: "Core, last known",
  core_in: (year: number) => `Core ${year}`,
  total_in: (year: number) => `Core and related ${year}`,
  range: "9 in 10 futures",
  from_to: (low: string, high: string) => `${low} to ${high}`,
  meets: (mark: string) => (mark === "5" ? `Meets 5\u00a0% in all` : `Meets ${mark}\u00a0% core`),
  missing_in: (year: number, currency: string) => `Missing in ${year}, ${currency}`,
  missing_sum: (currency: string) => `Missing in all years, ${currency}`,
  point: (name: string, core: string, year: number, chance_text: string) => `${name}: ${core} core in ${year}, 3.5 % met in ${chance_text} futures.`,
};

export const readings = {
  name: (count: number) => `Dot chart: chance of ${count} comparisons now and at the end.`,
  comparison: "Comparison",
  left: "Left side",
  right: "Right side",
  ratio: "Ratio asked for",
  hold: "Months to hold",
  median_crossover: "Half of futures cross by",
  never: "Do not cross",
  not_before: "not within the horizon",
  rule: (comparison: Comparison) => (comparison.ratio === 1 ? "Holds when the left side is at least the right side." : `Holds when the left side is at least ${significant(comparison.ratio)} times the right side.`),
};

export const claims_chart = {
  name: (count: number) => `Dot chart of ${count} claims by likelihood.`,
  band: "Likelihood",
  count: "Claims",
  statements: "Statements",
  band_count: (word: string, count: number) => `${capitalised(word)}: ${count}.`,
};

export const vintage = {
  count: "Sources",
  vintage_name: "Bar chart: sources by year of publication.",
  vintage_point: (year: number, count: number) => `${year}: ${count}.`,
};

