// Headings, the opening sentence of each section, controls and the method page.
import type { Comparison, Measure, ReportData, Spending } from "../data.ts";
import { capitalised, chance, exact, in_hundred, is_number, significant, times } from "../format.ts";
import { named } from "../months.ts";
import type { Verdict } from "../charts/claims/series.ts";

export const page = {
  product: "sinews",
  contents: "Contents",
  skip: "Skip to the answers",
  theme: "Colours",
  theme_system: "As the system",
  theme_light: "Light",
  theme_dark: "Dark",
  foot: (data: ReportData) =>
    `${data.scenario.title}; as of ${named(data.scenario.as_of)}; ${exact(data.run.replications)} futures, seed ${data.run.seed}, result ${short(data.run.result_hash)}; sinews ${data.version}`,
  no_data: "This page came without data: it is the empty form into which the program writes its results.",
  fault: (text: string) => `The charts could not be drawn. ${text}`,
  offline: "This file is complete: it loads nothing and sends nothing.",
};

function short(hash: string): string {
  return hash ? `${hash.slice(0, 12)}\u2026` : "unknown";
}

export const sections = {
  overview: "The answer",
  sides: "Both sides over time",
  chances: "Chance month by month",
  crossover: "When",
  waterfall: "Why not sooner",
  levers: "What each lever is worth",
  lines: "Lines",
  spending: "Spending",
  claims: "Claims",
  sources: "Sources",
  method: "Method",
};

export const controls = {
  comparison: "Comparison",
  band: "90 of 100 futures drawn for",
  left: "solid line",
  right: "dashed line",
  neither: "neither",
  add_chance: "Add a comparison",
  remove: (text: string) => `Remove ${text}`,
  most_chances: (count: number) => `At most ${count} at once: remove one first.`,
  all_readings: (count: number) => `Show all ${count} comparisons`,
  fewer_readings: "Show the first comparisons only",
  waterfall: "Bloc and item",
  by: "Shown",
  by_year: "by year",
  by_month: "by month",
  item: "Item",
  party: "Party",
  status: "Status",
  any: "all",
  find: "Find",
  reset: "Reset",
  open_all: "Open all",
  close_all: "Close all",
  sort: "Members sorted by",
  sort_chance: "chance of 3.5\u00a0% core",
  sort_gap: "what is missing to 3.5\u00a0%",
  sort_name: "name",
};

export const overview = {
  no_headline: "No headline sentence came with the data.",
  figure: (count: number) => (count === 1 ? "One comparison, now and at the end" : "The answer depends on what is counted"),
  unit: (now: string, end: string) => `Chance in 100 futures that each comparison holds: dot in ${now}, diamond in ${end}`,
  facts: {
    as_of: "As of",
    horizon: "Months",
    path: "Path of decisions",
    futures: "Simulated futures",
    money: "Money",
    lines: "Production lines",
    claims: "Claims tested",
    sources: "Sources",
    evidence: "Observations",
  },
};

// When a measure's value of a month applies: the window it sums over.
export function window_phrase(measure: Measure, month: string): string {
  if (/12/.test(measure.window) && /sum/.test(measure.window)) return `In the 12 months to ${month}`;
  if (/^since/.test(measure.window)) return `From ${named(measure.window.replace(/^since\s*/, ""))} to ${month}`;
  if (/12/.test(measure.window)) return `At the yearly rate of ${month}`;
  return `In ${month}`;
}

export const sides = {
  missing: "The measures of this comparison did not come with the data.",
  finding: (comparison: Comparison, left: Measure, right: Measure, month: string, index: number, replications: number): string => {
    const quantiles = comparison.ratio_quantiles;
    const asked = comparison.ratio === 1 ? "came to at least as much as" : `came to at least ${significant(comparison.ratio)} times`;
    const ratio = quantiles && is_number(quantiles.p50[index])
      ? ` The ratio is ${times(quantiles.p50[index])} (9 in 10 futures: ${times(quantiles.p05[index])} to ${times(quantiles.p95[index])}).` : "";
    const probability = comparison.probability?.[index];
    if (!is_number(probability)) return `${window_phrase(left, month)} the two sides cannot be compared: at least one has no value.`;
    return `${capitalised(chance(probability, replications))}: ${window_phrase(left, month).replace(/^./, (letter) => letter.toLowerCase())}, ${left.text} ${asked} ${right.text}.${ratio}`;
  },
  title: (left: string, right: string, left_text: string, right_text: string, month: string) =>
    `${capitalised(left_text)}: ${left} as of ${month}; ${right_text}: ${right}`,
  unit: (unit: string, window: string) => `${capitalised(unit)}, ${window}`,
  note: (beyond: number) =>
    `Lines are medians, the dark bands hold half of futures, the pale one 90 of 100: 10 of 100 fall outside. Where bands overlap, the ratio below tells which side is larger, the overlap does not.${beyond > 0 ? ` ${beyond} ${beyond === 1 ? "observation lies" : "observations lie"} above the axis and ${beyond === 1 ? "is" : "are"} drawn at its edge with an arrow.` : ""}`,
  evidence: (count: number) => `Observations on this chart (${count})`,
  no_evidence: "No observation of these two measures: the bands rest on assumptions and on evidence about their parts.",
  ratio_title: (now: string, end: string, month: string, month_end: string) => `Ratio of the two: ${now} in ${month}, ${end} in ${month_end}`,
  ratio_unit: "Solid line over dashed line, in times",
  ratio_note: (cut: boolean) => `The dashed line is the ratio asked for; the share of futures above it is the chance in the next section.${cut ? " The axis is cut: where one side is near nothing, the ratio runs off the top." : ""}`,
  no_ratio: "The ratio of this comparison has no value in any month.",
};

export const chances = {
  finding: (comparison: Comparison, month: string, end: string, now: number | null, last: number | null, replications: number) =>
    `${capitalised(comparison.text)}: ${chance(now, replications)} in ${month}, ${chance(last, replications)} in ${end}.`,
  title: (highest: string, month: string) => `The best chance within the horizon is ${highest}, in ${month}`,
  unit: "Futures in 100 in which the comparison holds in the month; guides at 50 and 90",
  note: "A chance is not a margin: it says in how many futures one side is ahead, the ratio above says by how much.",
  empty: "No comparison with a chance was chosen.",
};

export const crossover_section = {
  title: (crossed: number, of: number, end: string) => `${crossed} of ${of} equally likely futures cross by the end of ${end}`,
  unit: "Each dot is 2 in 100 futures, at its month of crossing",
  empty: "No crossover came with this comparison.",
  bound: "futures outside the axis have a stack of their own.",
};

export const waterfall_section = {
  empty: "No waterfall came with the data.",
  finding: (when: string, wished: string, unit: string, made: string, cause: string | null, lost: string, part: string) =>
    `In ${when}, of ${wished} ${unit} wished a month, ${made} are made${cause ? `; ${cause.charAt(0).toLowerCase()}${cause.slice(1)} costs most: ${lost} a month, ${part} of the wish` : ""}.`,
  title: (item: string, bloc: string, from: string, to: string, now: string, then: string) => `${item}, ${bloc}: ${now} of the wish is made in ${from}, ${then} in ${to}`,
  unit: (unit: string, by: string) => `${capitalised(unit)} a month, ${by}; the top of the stack is what was wished`,
  note: "Bars are means over the futures, because means add up and medians do not. From the top: what each cause takes from the wish; at the bottom what is made. The split names the month's cause, not history's. What is made from the backlog comes on top of the month's demand, so it is the lowest layer here.",
  heat_title: (term: string, years: number, of: number) => `${term} takes most in ${years} of ${of} years`,
  heat_unit: "Part of the wish that each cause takes away; the largest of a year is framed",
  heat_note: "Steps of the scale: under 2 %, 2 to 8 %, 8 to 18 %, 18 to 32 %, 32 % and more.",
};

export const lines_section = {
  empty: "No line came with the data.",
  none_left: "No line fits this filter. Reset it to see all.",
  finding: (total: number, running: number, later: number, end: string, month: string) =>
    `Of ${exact(total)} lines, ${exact(running)} run in ${month}; ${exact(later)} more start by ${end} in at least half of futures.`,
  title: (count: number, running: number) => `${exact(count)} lines shown, ${exact(running)} of them running`,
  unit: "One row a line, by item and party; thickness grows with capacity within the item",
  note: "Tick: decision. Thin bar: building. Interval with caps: start, 5 to 95 in 100. Wedge: ramp-up to 95 in 100 of the rate. A number at the right says in how many futures the line comes at all; pale, dashed bars are lines that may not come.",
  openings_title: (bloc: string, year: number, amount: string) => `${bloc} opens most lines in ${year}: ${amount} on average`,
  openings_unit: "Lines that start in the year, mean over the futures",
  capacity_title: (bloc: string, item: string, year: number, amount: string) => `${bloc} adds most ${item} capacity in ${year}: ${amount}`,
  capacity_unit: "Capacity that starts in the year",
  openings_empty: "No opening of lines came with the data.",
};

export const spending_section = {
  empty: "No spending came with the data.",
  finding: (groups: Spending[], year: number, chance_of: (row: Spending) => number | null, over_half: number, members: number) => {
    const named_groups = groups.map((row) => `${row.name} ${in_hundred(chance_of(row))}`).join(", ");
    const start = `By ${year}, ${over_half} of ${members} members spend 3.5\u00a0% of GDP on core defence in at least half of futures`;
    return named_groups ? `${start}; by group: ${named_groups}.` : `${start}.`;
  },
  title: (best: string, chance_text: string, worst: string, worst_text: string) => `Chance of 3.5\u00a0% core at the end: from ${chance_text} (${best}) to ${worst_text} (${worst})`,
  unit: "% of GDP; solid line: core with 50 and 90 of 100 futures, dots: known years; dashed: core and related; under the name: chance of 3.5\u00a0% core in the last year",
  table_title: "All members, with what is missing in money",
  note: "Missing money is what the path lacks against the pledge's own steps, mean over the futures, at constant prices.",
  column_hint: "Choose a column heading to sort.",
};

export const claims_section = {
  empty: "No claim came with the data.",
  finding: (total: number, yes: number, no: number, open: number) =>
    `Of ${total} public statements, the model finds ${yes} likely or better, ${no} unlikely or worse, and ${open} open.`,
  title: (no: number, total: number) => `${no} of ${total} statements are unlikely or worse`,
  unit: "One dot a statement, by how likely the model finds it",
  statement: "Statement",
  speaker: "Who, when",
  month: "Tested in",
  probability: "Chance",
  verdict: "Verdict",
  detail: "Tested as",
  note: "Note",
  evidence_for: "Evidence for it",
  evidence_against: "Evidence against it",
  no_evidence: "no observation of the month's window",
  sources: "Sources",
  more: "Evidence and sources",
  verdicts: {
    holds: "holds",
    leans_yes: "rather holds",
    open: "open",
    leans_no: "rather does not hold",
    fails: "does not hold",
    none: "cannot be tested",
  } satisfies Record<Verdict, string>,
};

export const sources_section = {
  empty: "No source came with the data.",
  finding: (sources: number, publishers: number, newest: string) => `${exact(sources)} sources from ${exact(publishers)} publishers stand behind the figures; the newest is of ${newest}.`,
  title: (count: number, year: number) => `Most sources are of ${year}: ${count}`,
  unit: "Sources by year of publication",
  find: "Find in sources",
  list: "List of sources",
  shown: (shown: number, total: number) => `${exact(shown)} of ${exact(total)} shown`,
  publisher: "Publisher",
  source_title: "Title",
  date: "Date",
  used: "Used in",
  id: "Name",
  more_uses: (count: number) => `and ${count} more`,
};

export const method = {
  finding: (replications: number, seed: number | string) =>
    `${exact(replications)} futures with seed ${seed}: the same files, seed and version give the same numbers, bit for bit.`,
  reading_title: "How to read the figures",
  key_name: "Key: a median line within a dark band for half of futures and a pale band for 90 of 100; a dot with a bar is an observation with its interval.",
  key_outer: "pale: 90 of 100 futures",
  key_inner: "dark: half of futures",
  key_median: "line: median",
  key_observation: "observation with its interval",
  reading: [
    "A future is one run of the model: every uncertain number is drawn once, money becomes orders, orders become output where lines and inputs allow.",
    "The line is the median: half of futures lie above it, half below. The dark band holds half of futures, the pale band 90 of 100; 10 of 100 lie outside.",
    "Bands belong to single months. What happens to a future as a whole (a first crossing, a sum over years) is counted in each future, not read off the bands.",
    "A chance is given in words and in numbers: the words are those of the IPCC, the number counts futures in 100. The model never says 0 or 100.",
    "Observations are drawn by kind: filled circle observed, ring estimate, triangle capacity, diamond target, cross claim. Vertical bars are their intervals.",
  ],
  for_title: "Use it for",
  uses: [
    "comparing output, capacity and stocks of two sides under stated definitions, with their doubt",
    "finding which cause holds output back in which year",
    "testing dated public statements against a model whose every number has a source or is named an assumption",
  ],
  not_for_title: "Do not use it for",
  not_uses: [
    "single sites, single contracts or a single month",
    "the quality or effect of weapons, or who would win",
    "prediction without its conditions: the path of decisions is part of the scenario",
  ],
  likelihood_title: "Words of likelihood",
  likelihood_word: "Word",
  likelihood_range: "Chance in 100",
  record_title: "Record of this run",
  record: {
    scenario: "Scenario",
    path: "Path",
    months: "Months",
    as_of: "As of",
    currency: "Money",
    replications: "Futures",
    seed: "Seed",
    scenario_hash: "Scenario hash",
    result_hash: "Result hash",
    posterior: "Fitted to the evidence, posterior",
    version: "Version",
    schema: "Schema",
    seconds: (part: string) => `Seconds, ${part}`,
  },
  repeat: (replications: number, seed: number | string) => `To repeat: sinews run FOLDER --replications ${replications} --seed ${seed} --out DIR, then compare the result hash.`,
};

export function bloc_name(bloc: string): string {
  return bloc.split(/[_ ]/).map(capitalised).join(" ");
}

