import assert from "node:assert/strict";
import { test } from "node:test";
import { Answering, type Asked, type Reply } from "../../src/engine/answering.ts";
import type { EngineQuestion } from "../../src/engine/messages.ts";

/// An engine that answers with its question and counts what it runs.
class Echo implements Asked {
  asked: EngineQuestion[] = [];
  futures = 0;
  private left = 0;

  begin(question: string): void {
    this.asked.push(JSON.parse(question) as EngineQuestion);
    this.left = this.asked.at(-1)!.replications;
  }
  run(futures: number): number {
    const now = Math.min(futures, this.left);
    this.left -= now;
    this.futures += now;
    return this.left;
  }
  answer(): string {
    const { levers, replications, waterfall } = this.asked.at(-1)!;
    return `${levers.map((use) => use.lever).join("+") || "plain"} ${replications - this.left} ${waterfall}`;
  }
}

const others = () => Promise.resolve();
const work = (id: number, lever: string, replications: number) => ({ id, levers: lever ? [{ lever }] : [], seed: "1", replications });

test("few futures first, then all, each with the baseline of the same futures", async () => {
  const engine = new Echo();
  const replies: Reply[] = [];
  await new Answering(engine, others).answer(work(1, "a", 500), () => true, (reply) => replies.push(reply));
  assert.deepEqual(replies, [
    { changed: "a 200 false", baseline: "plain 200 false", replications: 200, refining: true },
    { changed: "a 500 true", baseline: "plain 500 true", replications: 500, refining: false },
  ]);
});

test("no more than 200 futures are one answer", async () => {
  const replies: Reply[] = [];
  await new Answering(new Echo(), others).answer(work(1, "a", 200), () => true, (reply) => replies.push(reply));
  assert.deepEqual(replies.map((reply) => [reply.replications, reply.refining]), [[200, false]]);
});

test("a baseline is run once, and serves as the answer of no change", async () => {
  const engine = new Echo();
  const answering = new Answering(engine, others);
  await answering.answer(work(1, "", 500), () => true, () => {});
  assert.equal(engine.futures, 700);
  await answering.answer(work(2, "a", 500), () => true, () => {});
  assert.equal(engine.futures, 1400);
  assert.deepEqual(engine.asked.map((question) => question.levers.length), [0, 0, 1, 1]);
});

test("a newer question ends the one before between steps", async () => {
  const engine = new Echo();
  let turns = 0;
  const replies: Reply[] = [];
  const answering = new Answering(engine, async () => { turns += 1; });
  await answering.answer(work(1, "a", 100_000), () => turns < 20, (reply) => replies.push(reply));
  assert.ok(replies.every((reply) => reply.refining), "an answer to a question that was dropped");
  assert.ok(engine.futures < 1000, `${engine.futures} futures were run for nobody`);
});

test("what every first question needs is run ahead, once", async () => {
  const engine = new Echo();
  const answering = new Answering(engine, others);
  await answering.prepare("1", 1000, () => false);
  assert.equal(engine.futures, 200);
  const replies: Reply[] = [];
  await answering.answer(work(1, "a", 1000), () => true, (reply) => replies.push(reply));
  assert.deepEqual(engine.asked.map((question) => [question.levers.length, question.replications]), [[0, 200], [1, 200], [0, 1000], [1, 1000]]);
  assert.equal(replies[0]!.baseline, "plain 200 false");
});

test("while nobody asks, the whole baseline is run ahead, and stops when somebody does", async () => {
  const engine = new Echo();
  const answering = new Answering(engine, others);
  await answering.prepare("1", 1000, () => true);
  assert.equal(engine.futures, 1200);
  await answering.answer(work(1, "a", 1000), () => true, () => {});
  assert.deepEqual(engine.asked.map((question) => [question.levers.length, question.replications]), [[0, 200], [0, 1000], [1, 200], [1, 1000]]);
  const disturbed = new Echo();
  await new Answering(disturbed, others).prepare("1", 1000, () => disturbed.futures < 300);
  assert.ok(disturbed.futures < 350, `${disturbed.futures} futures were run although somebody had asked`);
});
