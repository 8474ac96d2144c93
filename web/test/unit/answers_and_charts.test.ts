import assert from "node:assert/strict";
import { test } from "node:test";
import { backtest_series } from "../../src/charts/backtest/series.ts";
import { binds_series, commonest, runs_of } from "../../src/charts/binds/series.ts";
import { bridge_series, largest_step } from "../../src/charts/bridge/series.ts";
import { builds_series } from "../../src/charts/builds/series.ts";
import { fans_series } from "../../src/charts/fans/series.ts";
import { marginal_series, marginal_step } from "../../src/charts/marginal/series.ts";
import { posterior_series } from "../../src/charts/posterior/series.ts";
import { sensitivity_series } from "../../src/charts/sensitivity/series.ts";
import { spending_panels } from "../../src/charts/spending/series.ts";
import { tile_colour } from "../../src/charts/tiles/draw.ts";
import { PLACES } from "../../src/charts/tiles/places.ts";
import { over_half, tiles_series } from "../../src/charts/tiles/series.ts";
import { lever_uses, merged, merged_shown } from "../../src/live.ts";
import { LIGHT } from "../../src/palette.ts";
import { case_of } from "../../src/rank_levers.ts";
import { sample_answers } from "./sample.ts";

const answers = sample_answers();

test("the bridge falls from what was wished to what was made, step by step", () => {
  const row = answers.data.waterfall.find((one) => one.item === "shell_155" && one.bloc === "alliance")!;
  const bridge = bridge_series(answers, row, 2027);
  const losses = bridge.steps.filter((step) => step.term);
  assert.deepEqual(losses.slice(0, 4).map((step) => step.term!.kind), ["money", "capacity", "cooperation", "ramp"]);
  const left = bridge.wished + losses.reduce((sum, step) => sum + step.amount, 0);
  assert.ok(Math.abs(left - bridge.made) < 1e-3 * bridge.wished);
  losses.forEach((step, index) => { if (index > 0) assert.equal(step.from, losses[index - 1]!.to); });
  assert.equal(largest_step(bridge)!.term!.kind, "capacity");
  assert.equal(bridge.steps[0]!.ghost, null);
  assert.equal(bridge_series(answers, row, 2027, row).steps[2]!.ghost, bridge.steps[2]!.to);
});

test("each quarter names the cause that takes most, and nothing where little is lost", () => {
  const binds = binds_series(answers, "alliance");
  assert.equal(binds.quarters.length, 60);
  assert.equal(binds.rows.length, 3);
  const quarter = binds.quarters.indexOf(2025 * 4);
  assert.equal(binds.rows[0]!.cells[quarter]!.cause, "capacity");
  assert.deepEqual(commonest(binds, quarter), { cause: "capacity", count: 3 });
  const quiet = sample_answers((data) => {
    for (const row of data["waterfall"]) for (const term of ["money", "capacity", "cooperation", "ramp"]) row[term] = row[term].map(() => 0);
    for (const row of data["waterfall"]) row.inputs = {};
  });
  assert.ok(binds_series(quiet, "alliance").rows.every((row) => row.cells.every((cell) => cell === null)));
  const cell = (cause: "money" | "ramp") => ({ cause, part: 0.5 });
  assert.deepEqual(runs_of([cell("money"), cell("money"), null, cell("money"), cell("ramp")]),
    [{ cause: "money", from: 0, to: 2 }, { cause: "money", from: 3, to: 4 }, { cause: "ramp", from: 4, to: 5 }]);
});

test("no two countries share a tile; strangers get a place of their own", () => {
  const places = Object.values(PLACES).map(String);
  assert.equal(new Set(places).size, places.length);
  const strange = sample_answers((data) => { for (const row of data["spending"]) if (row.party === "POL" || row.party === "DEU") row.party = `${row.party}X`; });
  const tiles = tiles_series(spending_panels(strange, "name")!, "3.5");
  assert.equal(new Set(tiles.tiles.map((tile) => `${tile.column},${tile.line}`)).size, tiles.tiles.length);
  assert.equal(over_half(tiles), tiles.tiles.filter((tile) => tile.chance! >= 0.5).length);
  assert.notEqual(tile_colour(LIGHT, 0.99), tile_colour(LIGHT, 0.01));
});

test("what other commands made: order, scales, and what is inside a range", () => {
  const { posterior, backtest, sensitivity, plan } = answers.data;
  for (const row of posterior_series(posterior!)) {
    assert.ok([...row.prior_at, ...row.posterior_at].every((part) => part >= 0 && part <= 1));
  }
  const checks = backtest_series(backtest!);
  const far = (ratio: number) => Math.abs(Math.log(ratio));
  checks.rows.forEach((row, index) => { if (index > 0) assert.ok(far(row.ratio) <= far(checks.rows[index - 1]!.ratio)); });
  assert.equal(checks.rows.filter((row) => row.inside).length, backtest!.points.filter((one) => one.observed >= one.forecast[0] && one.observed <= one.forecast[4]).length);
  const bars = sensitivity_series(sensitivity!).bars;
  bars.forEach((bar, index) => { if (index > 0) assert.ok((bar.total ?? bar.first) <= (bars[index - 1]!.total ?? bars[index - 1]!.first)); });
  const builds = builds_series(plan!);
  builds.rows.forEach((row, index) => { if (index > 0) assert.ok(row.start >= builds.rows[index - 1]!.start); });
  const marginal = marginal_series(plan!)!;
  assert.equal(marginal_step(marginal.largest, marginal.largest), 4);
  assert.equal(marginal_step(0, marginal.largest), 0);
  const fans = fans_series(answers, plan!)!;
  assert.ok(fans.with.p50[59]! > fans.without.p50[59]!);
  assert.equal(fans.promise!.length, 60);
});

test("an answer takes the place of what it computed, and of nothing else", () => {
  const stored = answers.data;
  const computed = { ...stored, waterfall: [], lines: [], evidence: [], headline: ["new"], measures: stored.measures.slice(0, 2) };
  const data = merged(stored, computed, 200, stored);
  assert.equal(data.run.replications, 200);
  assert.equal(data.waterfall, stored.waterfall, "a part that is left out stays");
  assert.deepEqual(data.lines, [], "a part that levers empty is empty");
  assert.equal(data.evidence, stored.evidence);
  assert.equal(data.measures.length, 2);
  assert.deepEqual(data.headline, ["new"]);
  assert.deepEqual(data.headlines, {}, "no headline of the old answer in another language");
});

test("an answer about what is shown takes the place of nothing else", () => {
  const last = { ...answers.data, claims: [], headline: ["old"] };
  const shown = answers.data.comparisons[1]!;
  const computed = {
    ...answers.data, headline: ["new"], headlines: { en: ["new"] }, headline_comparison: answers.data.headline_comparison, lines: [], waterfall: [],
    comparisons: [{ ...shown, probability: [] }], measures: [{ ...answers.data.measures[2]!, mean: [1] }],
  };
  const data = merged_shown(answers.data, computed, 200, last);
  assert.equal(data.run.replications, 200);
  assert.deepEqual([data.claims, data.lines], [last.claims, last.lines]);
  assert.deepEqual(data.comparisons.map((one) => one.id), last.comparisons.map((one) => one.id));
  assert.deepEqual(data.comparisons[1]!.probability, []);
  assert.equal(data.comparisons[0], last.comparisons[0]);
  assert.deepEqual(data.measures.map((one) => one.mean?.length === 1), last.measures.map((_, at) => at === 2));
  assert.deepEqual(data.headline, ["new"]);
  const elsewhere = merged_shown(answers.data, { ...computed, headline_comparison: "another" }, 200, last);
  assert.deepEqual(elsewhere.headline, ["old"], "a headline about another comparison is not the page's");
});

test("levers are asked in the scenario's order; a switch has no value", () => {
  const list = stored_levers();
  assert.deepEqual(lever_uses(list, { cooperate: 0.5, build_faster: 0.8, more_money: 1, gone: 1 }),
    [{ lever: "build_faster", value: 0.8 }, { lever: "cooperate" }, { lever: "more_money" }]);
});

test("a lever's worth is what it changes in the same futures", () => {
  const baseline = answers.data;
  const id = answers.headline!.id;
  const data = {
    ...baseline,
    comparisons: baseline.comparisons.map((one) => (one.id === id ? { ...one, crossover: { ...one.crossover!, p50: null, never: 0.7 } } : one)),
    claims: baseline.claims.map((claim) => ({ ...claim, probability: (claim.probability ?? 0) + 0.1 })),
  };
  const one = case_of(stored_levers()[0]!, { data, baseline, replications: 200, refining: false, partial: false, workers: 1, milliseconds: 1 });
  assert.equal(one.crossovers[0]!.change, answers.headline!.crossover!.p50 === null ? 0 : "never");
  assert.ok(Math.abs((one.crossovers[0]!.crossed.change as number) - (answers.headline!.crossover!.never - 0.7)) < 1e-12);
  assert.equal(one.values[0]!.change, 0);
  assert.ok(one.claims.every((claim) => Math.abs((claim.change as number) - 0.1) < 1e-12));
});

function stored_levers() {
  return answers.data.lever_list!;
}
