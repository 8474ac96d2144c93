import assert from "node:assert/strict";
import { test } from "node:test";
import { axis_unit, chance, exact, in_hundred, likelihood_word, measured, quantity, scale_for, share, significant, times } from "../../src/format.ts";

const plain = (text: string) => text.replace(/\u00a0/g, " ");

test("chances are counted in 100 and never 0 or 100", () => {
  assert.equal(plain(in_hundred(0)), "<1 in 100");
  assert.equal(plain(in_hundred(1)), ">99 in 100");
  assert.equal(plain(in_hundred(0.834)), "83 in 100");
  assert.equal(plain(in_hundred(null)), "no value");
  assert.equal(plain(in_hundred(Number.NaN)), "no value");
});

test("likelihood words follow the bands", () => {
  const many = 10_000_000;
  const expected: [number, string][] = [
    [0.005, "exceptionally unlikely"], [0.03, "extremely unlikely"], [0.07, "very unlikely"], [0.2, "unlikely"],
    [0.5, "about as likely as not"], [0.8, "likely"], [0.92, "very likely"], [0.97, "extremely likely"], [0.999, "virtually certain"],
  ];
  for (const [probability, word] of expected) assert.equal(likelihood_word(probability, many), word);
});

test("near an edge the milder word is taken", () => {
  assert.equal(likelihood_word(0.905, 1000), "likely");
  assert.equal(likelihood_word(0.905, 1_000_000), "very likely");
  assert.equal(likelihood_word(0.098, 1000), "unlikely");
  assert.equal(likelihood_word(0.655, 1000), "about as likely as not");
});

test("a given word wins over the computed one", () => {
  assert.equal(plain(chance(0.83, 10000, "likely")), "likely (83 in 100)");
  assert.equal(plain(chance(0.83, 10000)), "likely (83 in 100)");
});

test("quantities keep three digits and use words for large numbers", () => {
  assert.equal(quantity(1_234_567), "1.23 million");
  assert.equal(quantity(45_678), "45,700");
  assert.equal(quantity(999_600), "1 million");
  assert.equal(quantity(12.34), "12.3");
  assert.equal(quantity(0), "0");
  assert.equal(quantity(-2500), "\u22122,500");
  assert.equal(quantity(null), "no value");
  assert.equal(exact(1234567), "1,234,567");
  assert.equal(significant(0.0351), "0.035");
});

test("a measure of shares of GDP is told in percent", () => {
  assert.equal(plain(measured({ metric: "least_of", unit: "share of GDP" }, 0.0214)), "2.14 %");
  assert.equal(measured({ metric: "made", unit: "rounds" }, 2000), "2,000");
});

test("shares, ratios and axis units", () => {
  assert.equal(plain(share(0.0351)), "3.5 %");
  assert.equal(times(1.26), "1.3");
  assert.equal(times(null), "no value");
  assert.equal(times(0.004), "<0.01");
  assert.equal(times(0), "0");
  assert.equal(times(0.07), "0.07");
  assert.deepEqual(scale_for(2.4e6), { factor: 1e6, word: "number.axis_million" });
  assert.equal(axis_unit(scale_for(30_000), "rounds"), "thousand rounds");
  assert.equal(axis_unit(scale_for(300), "tanks"), "tanks");
});
