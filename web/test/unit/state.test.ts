import assert from "node:assert/strict";
import { test } from "node:test";
import { decode_levers, encode_levers, History, with_lever } from "../../src/lever_values.ts";
import { read_link, Store, to_hash, type State } from "../../src/state.ts";

const defaults: State = {
  lang: "en", comparison: "a", measure: "", month: "2026-06", chances: ["a", "b"], band: "left", waterfall: "x|y", by: "year", year: "2027",
  capacity_item: "", output_item: "", output_year: "2027", sort: "chance", group: "", mark: "3.5", question: "", levers: {}, at: "overview",
};

test("the address holds only what differs, and comes back", () => {
  assert.equal(to_hash(defaults, defaults), "");
  const changed: State = { ...defaults, comparison: "b c&d", chances: ["b"], by: "month", levers: { faster: 1, closer: 0.8 }, waterfall: "u|v", lang: "id" };
  const hash = to_hash(changed, defaults, "3f7a0c55");
  assert.match(hash, /^#v=2&lang=id&comparison=b%20c%26d&/);
  assert.match(hash, /levers=closer:0.8,faster/);
  assert.deepEqual(read_link(hash, defaults, {}), { state: changed, data: "3f7a0c55" });
});

test("unknown values in the address are dropped, broken ones too", () => {
  const allowed = { comparison: ["a", "b"], chances: ["a", "b"], by: ["year", "month"], levers: ["faster"] };
  const { state } = read_link("#v=2&comparison=zzz&chances=a,zzz&by=century&other=1&levers=faster:0.5,nothing,faster:x&month=%E0%A4%A", defaults, allowed);
  assert.deepEqual(state, { ...defaults, chances: ["a"], levers: { faster: 0.5 } });
});

test("links of the first version still lead to the same place", () => {
  assert.equal(read_link("#v=1&at=claims&comparison=b", defaults, {}).state.at, "evidence");
  assert.equal(read_link("#v=1&at=crossover&comparison=b", defaults, {}).state.at, "sides");
  assert.equal(read_link("#v=1&at=crossover&comparison=b", defaults, {}).state.comparison, "b");
});

test("the store tells only those who asked, and only of changes", () => {
  const store = new Store(defaults, defaults);
  let told = 0;
  store.on(["by"], () => { told += 1; });
  store.set({ by: "year" });
  store.set({ sort: "name" });
  store.set({ by: "month" });
  assert.equal(told, 1);
  store.forget_listeners();
  store.set({ by: "year" });
  assert.equal(told, 1);
});

test("levers in the address: as written, part of the way, nonsense", () => {
  assert.equal(encode_levers({ b: 0.25, a: 1 }), "a,b:0.25");
  assert.deepEqual(decode_levers("a,b:0.25,c:-1,d:0,e:1e9,:1,f:x"), { a: 1, b: 0.25 });
  assert.deepEqual(with_lever({ a: 1 }, "a", 0), {});
  assert.deepEqual(with_lever({ a: 1 }, "b", 0.5), { a: 1, b: 0.5 });
});

test("dragging a slider is one step back; a new change ends what could be redone", () => {
  const history = new History({});
  assert.equal(history.can_undo(), false);
  for (const value of [0.1, 0.2, 0.3]) history.change({ a: value }, "a");
  history.settle();
  history.change({ a: 0.3, b: 1 }, "b");
  assert.deepEqual(history.undo(), { a: 0.3 });
  assert.deepEqual(history.undo(), {});
  assert.equal(history.undo(), null);
  assert.deepEqual(history.redo(), { a: 0.3 });
  history.change({ a: 0.9 }, "a");
  assert.equal(history.can_redo(), false);
  assert.deepEqual(history.before(), { a: 0.3 });
});
