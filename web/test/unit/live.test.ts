import assert from "node:assert/strict";
import { test } from "node:test";
import type { Answer, Engine, Question } from "../../src/engine/interface.ts";
import { Live, type LiveState } from "../../src/live.ts";
import { sample_answers } from "./sample.ts";

// What the page's timers stand on.
(globalThis as unknown as { window: unknown }).window = globalThis;

/// Hands its answers out when the test says so.
class Asked implements Engine {
  questions: Question[] = [];
  private tell: (answer: Answer) => void = () => undefined;
  ask(question: Question, on_answer: (answer: Answer) => void): void {
    this.questions.push(question);
    this.tell = on_answer;
  }
  cancel(): void {}
  close(): void {}
  answer(replications: number, refining: boolean, partial: boolean): void {
    const { data } = sample_answers();
    const seen = partial ? { ...data, comparisons: data.comparisons.slice(0, 1), measures: data.measures.slice(0, 2), claims: [], lines: [] } : data;
    this.tell({ data: seen, baseline: seen, replications, refining, partial, workers: 1, milliseconds: 1 });
  }
}

function page() {
  const stored = sample_answers();
  const shown = { comparisons: [stored.headline!.id], measures: [] as string[] };
  const live = new Live(stored, () => ({ ...shown }));
  const engine = new Asked();
  const told = { first: 0, second: 0, whole: 0 };
  const states: LiveState["kind"][] = [];
  live.on_answer(() => { told.first += 1; });
  live.on_answer(() => { told.second += 1; });
  live.on_whole_answer(() => { told.whole += 1; });
  live.on_state(() => states.push(live.state.kind));
  live.connect(engine);
  live.pull({ [stored.data.lever_list![0]!.lever]: 1 });
  return { live, engine, told, states, shown, stored };
}
const turns = () => new Promise((resolve) => setTimeout(resolve, 30));

test("a partial answer is told to those that show it, one after the other; a whole one to all at once", async () => {
  const { live, engine, told, states, stored } = page();
  engine.answer(200, true, true);
  assert.deepEqual(told, { first: 1, second: 0, whole: 0 }, "the browser has no turn between two drawings");
  await turns();
  assert.deepEqual(told, { first: 1, second: 1, whole: 0 });
  assert.deepEqual(live.answers.data.claims, stored.data.claims, "what is not shown stays");
  engine.answer(live.total, true, true);
  await turns();
  engine.answer(live.total, false, false);
  assert.deepEqual(told, { first: 3, second: 3, whole: 1 });
  assert.deepEqual(states, ["stored", "stored", "busy", "refining", "completing", "done"]);
});

test("a newer answer ends the telling of the one before", async () => {
  const { engine, told } = page();
  engine.answer(200, true, true);
  engine.answer(1000, true, true);
  await turns();
  assert.deepEqual(told, { first: 2, second: 1, whole: 0 });
});

test("who looks at something else is answered about that first, while an answer is on its way", async () => {
  const { live, engine, shown } = page();
  engine.answer(200, true, true);
  shown.measures = ["alliance_155"];
  live.look();
  assert.deepEqual(engine.questions.map((question) => question.shown!.measures), [[], ["alliance_155"]]);
  engine.answer(live.total, false, false);
  live.look();
  assert.equal(engine.questions.length, 2, "everything was there already");
  await turns();
});
