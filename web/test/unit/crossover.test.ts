import assert from "node:assert/strict";
import { test } from "node:test";
import { best_bin, counts_between, dot_radius, crossover_series, dots_by, DOTS, outer_diameter, share_by } from "../../src/charts/crossover/series.ts";
import type { Crossover } from "../../src/data.ts";
import { parse_month } from "../../src/months.ts";
import { sample_answers } from "./sample.ts";

const none = { p05: null, p25: null, p50: null, p75: null, p95: null };

function dots_of(crossover: Crossover, replications = 10000) {
  const answers = sample_answers((data) => {
    data["run"].replications = replications;
    data["comparisons"][0].crossover = crossover;
  });
  return { answers, dots: crossover_series(answers, answers.comparisons.get(answers.headline!.id)!)! };
}

test("fifty dots in all, stacks in proportion", () => {
  const { dots } = dots_of({ ...none, never: 0.2, at_or_before: 0.1, by_month: [{ month: "2026-01", count: 3500 }, { month: "2027-01", count: 3500 }] });
  assert.equal(dots.before, 5);
  assert.equal(dots.never, 10);
  assert.equal(dots.months.length, 35);
  assert.equal(dots.before + dots.never + dots.months.length, DOTS);
  assert.equal(dots_by(dots, parse_month("2026-06")!), 5 + dots.months.filter((month) => month === parse_month("2026-01")).length);
});

test("futures at the start are taken out of the counts if the counts hold them", () => {
  const with_start: Crossover = { ...none, never: 0.5, at_or_before: 0.3, by_month: [{ month: "2021-01", count: 3000 }, { month: "2026-01", count: 2000 }] };
  assert.deepEqual(counts_between(with_start, 10000), [{ month: parse_month("2026-01"), count: 2000 }]);
  const without: Crossover = { ...with_start, by_month: [{ month: "2026-01", count: 2000 }] };
  assert.deepEqual(counts_between(without, 10000), [{ month: parse_month("2026-01"), count: 2000 }]);
  const { answers, dots } = dots_of(with_start);
  assert.equal(dots.before, 15);
  assert.ok(Math.abs(share_by(dots, parse_month("2026-01")!, answers.replications) - 0.5) < 1e-9);
  assert.ok(Math.abs(share_by(dots, parse_month("2025-12")!, answers.replications) - 0.3) < 1e-9);
});

test("all never and all before need no month", () => {
  assert.equal(dots_of({ ...none, never: 1, at_or_before: 0, by_month: [] }).dots.never, DOTS);
  assert.equal(dots_of({ ...none, never: 0, at_or_before: 1, by_month: [] }).dots.before, DOTS);
});

test("the blocks beside the axis hold all dots", () => {
  for (const count of [1, 14, 49, 50]) {
    const diameter = outer_diameter(count, 84, 222, 20);
    assert.ok(Math.floor(84 / diameter) * Math.floor(222 / diameter) >= count);
  }
  assert.equal(outer_diameter(4, 84, 222, 20), 20);
});

test("dots fit the height", () => {
  const { dots } = dots_of({ ...none, never: 0, at_or_before: 0, by_month: [{ month: "2026-01", count: 10000 }] });
  const bin = best_bin(dots, 4, 200, 20);
  assert.ok(bin.diameter * DOTS <= 200 + 1e-9);
  assert.ok(bin.diameter > 0);
});

test("a dot on the narrowest page is still a dot", () => {
  const { dots } = dots_of({ ...none, never: 0, at_or_before: 0, by_month: Array.from({ length: 120 }, (_, at) => ({ month: `${2026 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`, count: 80 })) });
  assert.ok(dot_radius(best_bin(dots, 0.6, 20, 14).diameter) > 0.5);
  assert.equal(dot_radius(14), 6.2);
});
