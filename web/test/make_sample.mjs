// Writes test/sample.json: invented data in the shape of a real run, always the same.
// `node test/make_sample.mjs PATH SIZE` writes a larger one (SIZE times as many lines and sources) elsewhere.
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { blocs, evidence, sources } from "./sample/evidence.mjs";
import { backtest, plan, posterior, sensitivity } from "./sample/extras.mjs";
import { lever_list } from "./sample/levers.mjs";
import { lines, openings, output } from "./sample/lines.mjs";
import { comparisons, measures, months, AS_OF } from "./sample/measures.mjs";
import { claims } from "./sample/claims.mjs";
import { MEMBERS, spending } from "./sample/spending.mjs";
import { waterfall, ITEMS } from "./sample/waterfall.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const path = process.argv[2] ?? join(here, "sample.json");
const size = Number(process.argv[3] ?? 1);

const all_measures = measures();
const all_comparisons = comparisons(all_measures);
const all_lines = lines(size);
const observations = evidence(all_measures);
const sample = {
  schema: "sinews-report-1",
  version: "0.1.0",
  scenario: {
    title: "Synthetic sample: an alliance and a rival", start: "2021-01", end: "2035-12", as_of: "2026-06",
    currency: "million USD", price_base: "2021 prices and exchange rates", path_name: "as decided",
  },
  run: {
    seed: 1, replications: 10000,
    scenario_hash: "3f7a0c55d1e94b7286a0f1c2b3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f6",
    result_hash: "9f3c1d2e4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0",
    seconds: { read: 0.08, compile: 0.03, simulate: 2.31, write: 0.19, total: 2.61 },
  },
  headline: headline(all_comparisons[0], all_measures),
  headline_comparison: all_comparisons[0].id,
  months: months(),
  measures: all_measures,
  comparisons: all_comparisons,
  claims: claims(observations),
  waterfall: waterfall(),
  lines: all_lines,
  openings: openings(all_lines),
  output: output(all_lines),
  spending: spending(),
  parties: [...MEMBERS.map(([party, name, group]) => ({ party, name, bloc: "alliance", group })), ...blocs()],
  items: ITEMS,
  evidence: observations,
  sources: sources(size),
  language: "en",
  lever_list: lever_list(),
  posterior: posterior(),
  backtest: backtest(),
  sensitivity: sensitivity(),
  plan: plan(months()),
};
writeFileSync(path, JSON.stringify(sample));
console.log(`${path}: ${JSON.stringify(sample).length} characters`);

function headline(comparison, given) {
  const now = months().indexOf(AS_OF);
  const left = given.find((measure) => measure.id === comparison.left);
  const ratio = comparison.ratio_quantiles;
  const chance = Math.round(comparison.probability[now] * 100);
  return [
    `Extremely unlikely (${chance} in 100): in the year to June 2026 the alliance made as many rounds as the rival newly made; the ratio is ${ratio.p50[now].toFixed(1)} (9 in 10 futures: ${ratio.p05[now].toFixed(1)} to ${ratio.p95[now].toFixed(1)}).`,
    `Half of futures cross by ${comparison.crossover.p50}; ${Math.round(comparison.crossover.never * 100)} in 100 do not cross before 2036.`,
    `The alliance made ${(left.p50[now] / 1e6).toFixed(2)} million rounds in that year (${(left.p05[now] / 1e6).toFixed(2)} to ${(left.p95[now] / 1e6).toFixed(2)} million).`,
    "In 2027 capacity costs most, then ramp-up.",
  ];
}
