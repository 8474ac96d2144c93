import assert from "node:assert/strict";
import { test } from "node:test";
import { name_in_language } from "../../src/scenario_names.ts";
import { choose_language, choose_scenario_texts } from "../../src/words/say.ts";
import { words } from "../../src/words.ts";
import { sample_answers } from "./sample.ts";

test("the scenario's names follow the language, and come back", () => {
  const answers = sample_answers();
  const { data } = answers;
  const measure = data.measures[0]!;
  const item = data.items[0]!;
  const before = { text: measure.text, unit: measure.unit, name: item.name, title: data.scenario.title };
  try {
    choose_scenario_texts({ id: { [before.text]: "ukuran pertama", [item.name]: "barang pertama", [data.scenario.title]: "judul", rival: "lawan" } });
    choose_language("id");
    name_in_language(data);
    assert.equal(measure.text, "ukuran pertama");
    assert.equal(measure.unit, before.unit, "a text without a translation stays");
    assert.equal(answers.item_name(item.item), "barang pertama", "look-ups follow");
    assert.equal(data.scenario.title, "judul");
    assert.equal(words.bloc("rival"), "Lawan");
    name_in_language(data);
    assert.equal(measure.text, "ukuran pertama", "a second time changes nothing");
    choose_language("en");
    name_in_language(data);
    assert.deepEqual({ text: measure.text, unit: measure.unit, name: item.name, title: data.scenario.title }, before);
    assert.equal(words.bloc("united_states"), "United States");
  } finally {
    choose_language("en");
    choose_scenario_texts(undefined);
  }
});

test("texts that are names of every object translate only by what the scenario gives", () => {
  choose_scenario_texts({ id: { a: "b" } });
  choose_language("id");
  try {
    assert.equal(words.bloc("constructor"), "Constructor");
  } finally {
    choose_language("en");
    choose_scenario_texts(undefined);
  }
});
