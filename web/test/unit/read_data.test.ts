import assert from "node:assert/strict";
import { test } from "node:test";
import { answers_from } from "../../src/answers.ts";
import { read_data } from "../../src/read_data.ts";
import { sample_answers } from "./sample.ts";

test("faults are told in words", () => {
  const broken = read_data("{");
  assert.ok("fault" in broken && broken.fault.includes("JSON"));
  const other = read_data('{"schema":"something"}');
  assert.ok("fault" in other && other.fault.includes("something"));
  assert.ok("fault" in read_data("[]"));
});

test("missing parts become empty", () => {
  const read = read_data('{"schema":"sinews-report-1","claims":[{"id":"x"}],"run":null}');
  assert.ok("data" in read);
  assert.deepEqual(read.data.measures, []);
  assert.deepEqual(read.data.claims[0]!.sources, []);
  assert.deepEqual(read.data.run.seconds, {});
  const answers = answers_from(read.data);
  assert.equal(answers.headline, null);
  assert.equal(answers.side_of_bloc("any"), "other");
});

test("the headline's measures name the two sides", () => {
  const answers = sample_answers();
  assert.equal(answers.side_of_bloc("alliance"), "a");
  assert.equal(answers.side_of_bloc("russia"), "b");
  assert.equal(answers.side_of_bloc("partners"), "other");
  assert.equal(answers.data.months[answers.as_of_index], "2026-06");
});

test("without blocs in measures the parties' order decides", () => {
  const answers = sample_answers((data) => { for (const measure of data["measures"]) delete measure.bloc; });
  assert.equal(answers.side_of_bloc("alliance"), "a");
  assert.equal(answers.side_of_bloc("russia"), "b");
});
