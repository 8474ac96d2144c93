import assert from "node:assert/strict";
import { test } from "node:test";
import { binding_series, heat_step, worst } from "../../src/charts/binding/series.ts";
import { first_waterfall } from "../../src/charts/waterfall/choose.ts";
import { largest_cause, stack_series, waterfall_terms } from "../../src/charts/waterfall/series.ts";
import { sample_answers } from "./sample.ts";

const answers = sample_answers();
const row = answers.data.waterfall.find((one) => one.bloc === "alliance" && one.item === "shell_155")!;

test("the first waterfall is that of the headline's item", () => {
  assert.equal(first_waterfall(answers), row);
  const mute = sample_answers((data) => { data["comparisons"] = []; });
  assert.equal(first_waterfall(mute)!.bloc, "alliance");
});

test("terms without the backlog add up to the wish, in every month and year", () => {
  for (const by of ["month", "year"] as const) {
    const stack = stack_series(row, answers.months, by);
    stack.x.forEach((_, index) => {
      const sum = stack.terms.filter((term) => term.kind !== "backlog").reduce((total, term) => total + term.values[index]!, 0);
      assert.ok(Math.abs(sum - stack.wished[index]!) < 0.002 * stack.wished[index]!, `${by} ${index}: ${sum} against ${stack.wished[index]}`);
    });
  }
});

test("small inputs are folded, none is lost", () => {
  const terms = waterfall_terms(row);
  const inputs = terms.filter((term) => term.kind === "inputs");
  assert.equal(inputs.length, 5);
  assert.deepEqual(inputs.map((term) => term.input), ["body_155", "charge_155", "powder", "explosive", "other"]);
  assert.equal(inputs[4]!.folded, 2);
  const month = 100;
  const given = Object.values(row.inputs).reduce((sum, values) => sum + values[month]!, 0);
  const kept = inputs.reduce((sum, term) => sum + term.values[month]!, 0);
  assert.ok(Math.abs(given - kept) < 1e-6);
});

test("five inputs are all named", () => {
  const five = { ...row, inputs: Object.fromEntries(Object.entries(row.inputs).slice(0, 5)) };
  assert.equal(waterfall_terms(five).filter((term) => term.kind === "inputs").every((term) => term.input !== "other"), true);
});

test("the largest cause and the heat map agree", () => {
  const stack = stack_series(row, answers.months, "year");
  const binding = binding_series(row, answers.months);
  stack.labels.forEach((_, index) => {
    assert.equal(binding.terms[worst(binding, index)!]!.kind, largest_cause(stack, index)!.kind);
  });
  assert.equal(heat_step(0), 0);
  assert.equal(heat_step(0.4), 4);
});
