import assert from "node:assert/strict";
import { test } from "node:test";
import { chances_series } from "../../src/charts/chances/series.ts";
import { claim_bands, verdict_of } from "../../src/charts/claims/series.ts";
import { opening_items, openings_series } from "../../src/charts/openings/series.ts";
import { ratio_series } from "../../src/charts/ratio/series.ts";
import { readings_series } from "../../src/charts/readings/series.ts";
import { band_runs } from "../../src/charts/shared/band.ts";
import { spread } from "../../src/charts/shared/shapes.ts";
import { sides_series } from "../../src/charts/sides/series.ts";
import { spending_panels, sum_of } from "../../src/charts/spending/series.ts";
import { has_started, matching, timeline_rows, until_index } from "../../src/charts/timeline/series.ts";
import { vintage_series } from "../../src/charts/vintage/series.ts";
import { middle, parse_month } from "../../src/months.ts";
import { sample_answers } from "./sample.ts";

const answers = sample_answers();

test("sides: same scale for both, evidence placed and counted", () => {
  const sides = sides_series(answers, answers.headline)!;
  assert.equal(sides.axis_name, "million rounds");
  assert.equal(sides.lines[0]!.p50[10], null);
  assert.ok(sides.lines[0]!.p50[66]! > 0.5 && sides.lines[0]!.p50[66]! < 5);
  const above = sides.marks.find((mark) => mark.observation.id === "OBS9001")!;
  assert.equal(above.beyond, true);
  const open = sides.marks.find((mark) => mark.observation.id === "OBS9002")!;
  assert.equal(open.value, 1.08);
  // A 12-month sum stands at its last month.
  assert.equal(open.x, middle(parse_month("2025-12")!));
});

test("sides: a comparison without measures gives nothing", () => {
  assert.equal(sides_series(answers, { ...answers.headline!, left: "nothing" }), null);
  assert.equal(sides_series(answers, null), null);
});

test("ratio: the axis holds the ratio asked for and cuts what runs away", () => {
  const ratio = ratio_series(answers, answers.headline)!;
  assert.ok(ratio.max >= ratio.comparison.ratio);
  const wild = { ...answers.headline!, ratio_quantiles: { ...answers.headline!.ratio_quantiles!, p95: answers.months.map((_, index) => (index === 20 ? 900 : 1.5)) } };
  const cut = ratio_series(answers, wild)!;
  assert.ok(cut.cut && cut.max < 10);
  assert.equal(ratio_series(answers, { ...answers.headline!, ratio_quantiles: null }), null);
});

test("chances: at most four, unknown ones left out", () => {
  const ids = answers.data.comparisons.map((comparison) => comparison.id);
  assert.equal(chances_series(answers, ids).lines.length, 4);
  assert.equal(chances_series(answers, ["nothing", ids[1]!]).lines.length, 1);
});

test("readings: the headline first", () => {
  const rows = readings_series(answers, true);
  assert.equal(rows[0]!.comparison.id, answers.headline!.id);
  assert.equal(rows.length, answers.data.comparisons.length);
});

test("bands break where a value is missing", () => {
  const runs = band_runs([0, 1, 2, 3, 4], [1, 1, null, 1, 1], [2, 2, 2, 2, 2]);
  assert.deepEqual(runs.map((run) => run.x), [[0, 1], [3, 4]]);
});

test("labels never overlap and stay inside", () => {
  const placed = spread([50, 52, 51, 199], [20, 20, 20, 20], 0, 200);
  const sorted = [...placed].sort((one, other) => one - other);
  for (let index = 1; index < sorted.length; index += 1) assert.ok(sorted[index]! - sorted[index - 1]! >= 20 - 1e-9);
  assert.ok(sorted[0]! >= 10 && sorted[3]! <= 190);
});

test("timeline: groups, filters, ends", () => {
  const lines = answers.data.lines;
  const closed = timeline_rows(answers, lines, new Set());
  assert.ok(closed.every((row) => row.kind === "heading"));
  const open = timeline_rows(answers, lines, new Set(lines.map((line) => line.item)));
  assert.equal(open.filter((row) => row.kind === "line").length, lines.length);
  assert.ok(matching(lines, { item: "", party: "", status: "planned", text: "" }).every((line) => line.status === "planned"));
  assert.equal(matching(lines, { item: "", party: "", status: "", text: "no such works" }).length, 0);
  const base = lines.find((line) => line.start === null)!;
  assert.equal(has_started(answers, base), true);
  assert.equal(has_started(answers, { ...base, until: "2022-12" }), false);
  assert.equal(until_index(answers, { ...base, until: "2021-01" }), 1);
  assert.equal(until_index(answers, { ...base, until: 12 }), 13);
  assert.equal(has_started(answers, { ...base, status: "planned", start: { p05: 90, p50: 95, p95: 99 } }), false);
});

test("openings: counts and capacity by item", () => {
  const counts = openings_series(answers, "")!;
  assert.deepEqual(counts.rows.map((row) => row.side), ["a", "b"]);
  const item = opening_items(answers)[0]!;
  assert.ok(openings_series(answers, item)!.max > 0);
  assert.equal(openings_series(answers, "nothing"), null);
});

test("spending: groups first, sorted members", () => {
  const panels = spending_panels(answers, "chance")!;
  assert.deepEqual(panels.groups.map((row) => row.name), ["United States", "Europe", "Canada"]);
  assert.equal(panels.members.length, 31);
  assert.deepEqual(panels.others.map((row) => row.name), ["Rival"]);
  const chances = panels.members.map((row) => row.meets["3.5"]!.at(-1)!);
  assert.deepEqual(chances, [...chances].sort((one, other) => other - one));
  assert.equal(spending_panels(answers, "name")!.members[0]!.name, "Albania");
  assert.equal(sum_of([1, null, 2]), 3);
});

test("claims: every tested claim is in one band", () => {
  const bands = claim_bands(answers);
  assert.equal(bands.reduce((sum, band) => sum + band.claims.length, 0), answers.data.claims.length - 1);
  assert.equal(bands[0]!.word, "virtually certain");
  assert.equal(verdict_of(null), "none");
  assert.equal(verdict_of(0.5), "open");
});

test("vintage: years without a source stay on the axis", () => {
  const vintage = vintage_series([{ date: "2020-05" }, { date: "2023" }, { date: "" }].map((row) => ({ ...row, source: "", publisher: "", title: "", url: "", used_by: [] })));
  assert.deepEqual(vintage.years, [2020, 2021, 2022, 2023]);
  assert.deepEqual(vintage.counts, [1, 0, 0, 1]);
  assert.equal(vintage.undated, 1);
});
