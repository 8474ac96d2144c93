import assert from "node:assert/strict";
import { test } from "node:test";
import { year_ticks, round_ceiling } from "../../src/charts/shared/axes.ts";
import { date_name, end_of, middle, month_name, month_short, parse_month } from "../../src/months.ts";

test("months are read and named", () => {
  const june = parse_month("2026-06")!;
  assert.equal(june, 2026 * 12 + 5);
  assert.equal(month_name(june), "June 2026");
  assert.equal(month_short(june), "Jun 2026");
  assert.equal(parse_month("2026-13"), null);
  assert.equal(parse_month(""), null);
  assert.equal(parse_month(null), null);
  assert.equal(middle(parse_month("2026-01")!), 2026 + 0.5 / 12);
  assert.equal(end_of(parse_month("2026-12")!), 2027);
});

test("dates of any precision are named", () => {
  assert.equal(date_name("2025-11-06"), "6 November 2025");
  assert.equal(date_name("2025-11"), "November 2025");
  assert.equal(date_name("2025"), "2025");
  assert.equal(date_name("in spring"), "in spring");
});

test("the axis labels years of the horizon, as many as fit", () => {
  assert.deepEqual(year_ticks(2021, 2024, 1000), [2021, 2022, 2023]);
  const few = year_ticks(2021, 2036, 240);
  assert.ok(few.length <= 4);
  assert.equal(few[0], 2021);
  assert.ok(!year_ticks(2021, 2036, 2000).includes(2036));
});

test("axes end at a round value not below the largest", () => {
  for (const largest of [0.4, 1, 3.71, 9.99, 372, 25_000]) {
    const { max, step } = round_ceiling(largest);
    assert.ok(max >= largest - 1e-9 && max < largest + step + 1e-9);
    assert.ok(max / step <= 7.0001);
  }
  assert.deepEqual(round_ceiling(0), { max: 1, step: 0.5 });
});
