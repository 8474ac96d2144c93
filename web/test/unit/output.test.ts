import assert from "node:assert/strict";
import { test } from "node:test";
import { claim_radius } from "../../src/charts/claims/draw.ts";
import { output_items, output_series, output_years } from "../../src/charts/output/series.ts";
import { output_table } from "../../src/charts/output/table.ts";
import type { Output } from "../../src/data.ts";
import { sample_answers } from "./sample.ts";

function made(party: string, item: string, median: number): Output {
  const years = Array.from({ length: 15 }, () => median);
  const by = (factor: number) => years.map((value) => value * factor);
  return { party, item, mean: years, p05: by(0.5), p50: years, p95: by(2) };
}

function with_output(rows: Output[]) {
  return sample_answers((data) => { data["output"] = rows; });
}

test("makers stand in the order of their medians, with their sides, those who make nothing left out", () => {
  const item = sample_answers().data.items[0]!.item;
  const answers = with_output([made("BEL", item, 10), made("DEU", item, 30), made("RUS", item, 20), made("FRA", item, 0)]);
  const bars = output_series(answers, null, item, 2027)!;
  assert.deepEqual(bars.rows.map((row) => [row.party, row.name, row.median, row.low, row.high]), [
    ["DEU", "Germany", 30, 15, 60], ["RUS", answers.party_name("RUS"), 20, 10, 40], ["BEL", "Belgium", 10, 5, 20],
  ]);
  assert.notEqual(bars.rows[0]!.side, bars.rows[1]!.side);
  assert.ok(bars.max >= 60);
  assert.deepEqual(output_items(answers), [item]);
  assert.equal(output_years(answers)[0], 2021);
});

test("what was made before the change stands beside it, also where nothing is made any more", () => {
  const item = sample_answers().data.items[0]!.item;
  const base = with_output([made("BEL", item, 10), made("DEU", item, 30)]);
  const bars = output_series(with_output([made("BEL", item, 12), made("DEU", item, 0)]), base, item, 2030)!;
  assert.deepEqual(bars.rows.map((row) => [row.party, row.median, row.before]), [["BEL", 12, 10], ["DEU", 0, 30]]);
  assert.deepEqual(output_table(bars).rows[0], ["Belgium", 12, 6, 24, 10]);
});

test("twenty makers are shown, the others counted; a year outside of the horizon has none", () => {
  const { data } = sample_answers();
  const item = data.items[0]!.item;
  const answers = with_output(data.parties.slice(0, 26).map((party, index) => made(party.party, item, index + 1)));
  const bars = output_series(answers, null, item, 2027)!;
  assert.equal(bars.rows.length, 20);
  assert.equal(bars.others, 6);
  assert.equal(output_series(answers, null, item, 1999), null);
});

test("a claim's dot stays to be seen however many there are", () => {
  assert.equal(claim_radius(1.5), 2);
  assert.equal(claim_radius(24), 8);
});
