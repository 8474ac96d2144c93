import assert from "node:assert/strict";
import { test } from "node:test";
import { change_text } from "../../src/charts/tornado/change_text.ts";
import { questions_of, tornado_of } from "../../src/charts/tornado/series.ts";
import { tornado_table } from "../../src/charts/tornado/table.ts";
import type { LeverCase, Levers, Step } from "../../src/data.ts";

function lever(name: string, months: [Step, Step, Step], without: string | null, end: string | null): LeverCase {
  const [change, low, high] = months;
  return {
    name, text: `Lever ${name}`, from: "2026-07",
    crossovers: [{ comparison: "ahead", without, with: end, change, low, high, crossed: { without: 0.5, with: 0.6, change: 0.1, low: 0.08, high: 0.12 } }],
    values: [{ measure: "made", month: "2030-06", without: 200, with: 210, change: 10, low: 8, high: 12 }],
    claims: [{ claim: "big", without: 0.2, with: 0.1, change: -0.1, low: -0.12, high: -0.08 }],
  };
}

const levers: Levers = {
  replications: 1000,
  comparisons: [{ id: "ahead", text: "west against east" }],
  claims: [{ id: "big", text: "It is big" }],
  values: [{ measure: "made", text: "Made", month: "2030-06" }],
  levers: [
    lever("small", [-2, -3, -1], "2031-01", "2030-11"),
    lever("large", [-14, -16, -11], "2031-01", "2029-11"),
    lever("never", ["never", 20, "never"], "2031-01", null),
    lever("none", [0, 0, 0], "2031-01", "2031-01"),
  ],
};

test("tornado: every question, largest effect first, never at the end of the axis", () => {
  assert.deepEqual(questions_of(levers).map((one) => one.value), ["crossover.0", "crossed.0", "value.0", "claim.0"]);
  const tornado = tornado_of(levers, "crossover.0");
  assert.deepEqual(tornado.bars.map((bar) => bar.lever.name), ["never", "large", "small", "none"]);
  assert.equal(tornado.bars[0]!.change, Infinity);
  assert.equal(tornado.reach, 20);
  assert.equal(tornado_of(levers, "value.0").bars[0]!.change, 5);
  assert.equal(tornado_of(levers, "claim.0").bars[0]!.low, -12);
  assert.equal(tornado_of(levers, "crossed.0").bars[0]!.change, 10);
});

test("tornado: a lever that ends never counts as sooner, and the table says so in words", () => {
  const sooner = tornado_of({ ...levers, levers: [lever("x", ["from never", "from never", -3], null, "2031-01")] }, "crossover.0");
  assert.equal(sooner.bars[0]!.change, -Infinity);
  const rows = tornado_table(sooner).rows;
  assert.equal(rows[0]![2], "never");
  assert.equal(change_text(-Infinity, "months"), "no longer never");
  assert.equal(change_text(-14, "months"), "\u221214");
  assert.equal(change_text(0.04, "percent"), "+0.04");
  assert.equal(change_text(12.4, "percent"), "+12");
});
