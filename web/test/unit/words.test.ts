import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { chance, in_hundred, quantity, share, significant } from "../../src/format.ts";
import { date_name, month_name, parse_month } from "../../src/months.ts";
import { sort_value } from "../../src/figure/sortable.ts";
import { parts_of, slot_names } from "../../src/words/message.ts";
import { choose_language, LANGUAGE_CODES, say } from "../../src/words/say.ts";

const top = process.env["SINEWS_TOP"]!;
const folder = join(top, "words");
const catalogues = new Map(readdirSync(folder).filter((name) => name.endsWith(".json"))
  .map((name) => [name.replace(".json", ""), JSON.parse(readFileSync(join(folder, name), "utf8")) as Record<string, string>]));
const english = catalogues.get("en")!;

function files_under(path: string, pattern: RegExp): string[] {
  return readdirSync(path).flatMap((name) => {
    const full = join(path, name);
    if (statSync(full).isDirectory()) return name === "node_modules" ? [] : files_under(full, pattern);
    return pattern.test(name) ? [full] : [];
  });
}

test("every language that has a file is known to the page", () => {
  assert.deepEqual([...catalogues.keys()].sort(), [...LANGUAGE_CODES].sort());
});

test("every language has the same messages, none empty, with the same slots", () => {
  for (const [code, messages] of catalogues) {
    assert.deepEqual(Object.keys(messages).filter((key) => !(key in english)), [], `${code} has messages that English lacks`);
    assert.deepEqual(Object.keys(english).filter((key) => !(key in messages)), [], `${code} lacks messages`);
    for (const key of Object.keys(english)) {
      assert.ok(messages[key]!.trim() !== "", `${code}: ${key} is empty`);
      assert.deepEqual([...slot_names(parts_of(messages[key]!))].sort(), [...slot_names(parts_of(english[key]!))].sort(), `${code}: slots of ${key}`);
    }
  }
});

test("no message is unused", () => {
  const page = files_under(join(top, "web/src"), /\.ts$/).map((path) => readFileSync(path, "utf8")).join("\n");
  const program = files_under(join(top, "src"), /\.(cpp|hpp)$/).map((path) => readFileSync(path, "utf8")).join("\n");
  const named = new Set([...`${page}\n${program}`.matchAll(/"([a-z_0-9]+(?:\.[a-z_0-9]+)+)"/g)].map((match) => match[1]!));
  const plain = new Set([...page.matchAll(/words\.([a-z_]+)\.([a-z_0-9]+)/g)].map((match) => `${match[1]}.${match[2]}`));
  // The facts of the overview are read through a name of their own; sections by their id.
  for (const match of page.matchAll(/names\.([a-z_]+)/g)) plain.add(`overview.facts.${match[1]}`);
  for (const match of page.matchAll(/(?:section|part)\("([a-z]+)"/g)) plain.add(`sections.${match[1]}`);
  const unused = Object.keys(english).filter((key) => !named.has(key) && !plain.has(key));
  assert.deepEqual(unused, []);
});

test("numbers, months and chances follow the language", () => {
  const plain = (text: string) => text.replace(/\u00a0/g, " ");
  try {
    choose_language("id");
    assert.equal(plain(chance(0.83, 100000)), "83 dari 100 (mungkin)", "number first, word second");
    assert.equal(quantity(1_234_567), "1,23 juta");
    assert.equal(quantity(45_678), "45.700");
    assert.equal(plain(share(0.0351)), "3,5 %");
    assert.equal(significant(0.0351), "0,035");
    assert.equal(plain(in_hundred(0)), "<1 dari 100");
    assert.equal(month_name(parse_month("2026-08")!), "Agustus 2026");
    assert.equal(date_name("2025-11-06"), "6 November 2025");
    assert.equal(sort_value("1.234,5 rounds"), 1234.5);
    assert.equal(sort_value("2,1 %"), 2.1);
    assert.equal(say("lines.title", { count: 1, running: "1" }), "1 lini ditampilkan, 1 di antaranya berjalan");
    choose_language("en");
    assert.equal(plain(chance(0.83, 100000)), "likely (83 in 100)");
    assert.equal(say("lines.title", { count: 1, running: "1" }), "1 line shown, 1 of them running");
    assert.equal(say("lines.title", { count: 1200, running: "9" }), "1,200 lines shown, 9 of them running");
    assert.equal(sort_value("1,234.5 rounds"), 1234.5);
  } finally {
    choose_language("en");
  }
});

test("a message that is not well formed is a fault", () => {
  assert.throws(() => parts_of("{count, plural, one {x}}"), /no case "other"/);
  assert.throws(() => parts_of("{open"), /not closed/);
  assert.throws(() => parts_of("{a, choice, x}"), /neither a slot nor a plural/);
});
