import assert from "node:assert/strict";
import { test } from "node:test";
import { Answering, shares_of, STEP, type Asked, type Helper, type Reply } from "../../src/engine/answering.ts";
import type { Shown } from "../../src/engine/interface.ts";
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
  added: number[] = [];
  add(portion: Uint8Array): void {
    this.added.push(new DataView(portion.buffer).getUint32(0));
  }
  private total = 0;
  portion(): Uint8Array {
    const bytes = new Uint8Array(4);
    new DataView(bytes.buffer).setUint32(0, this.total);
    return bytes;
  }
  run(futures: number): number {
    const now = Math.min(futures, this.left);
    this.left -= now;
    this.futures += now;
    return this.left;
  }
  answer(): string {
    const { levers, replications, waterfall, comparisons = [] } = this.asked.at(-1)!;
    const others = this.added.splice(0).reduce((sum, futures) => sum + futures, 0);
    this.total = replications - this.left + others;
    return `${levers.map((use) => use.lever).join("+") || "plain"} ${replications - this.left + others} ${[...comparisons, waterfall].join(" ")}`;
  }
}

const others = () => Promise.resolve();
const work = (id: number, lever: string, replications: number, shown: Shown | null = null) => ({ id, levers: lever ? [{ lever }] : [], seed: "1", replications, shown });
const ahead = (replications: number, shown: Shown | null = null) => ({ seed: "1", replications, shown });
const one: Shown = { comparisons: ["c"], measures: [] };

test("few futures first, then all, each with the baseline of the same futures", async () => {
  const engine = new Echo();
  const replies: Reply[] = [];
  await new Answering(engine, others).answer(work(1, "a", 500), () => true, (reply) => replies.push(reply));
  assert.deepEqual(replies, [
    { changed: "a 200 false", baseline: "plain 200 false", replications: 200, refining: true, partial: false, workers: 1 },
    { changed: "a 500 true", baseline: "plain 500 true", replications: 500, refining: false, partial: false, workers: 1 },
  ]);
});

test("what is shown comes first, of few futures and of all, then everything", async () => {
  const engine = new Echo();
  const answering = new Answering(engine, others);
  await answering.prepare(ahead(500, one), () => true);
  const replies: Reply[] = [];
  await answering.answer(work(1, "a", 500, one), () => true, (reply) => replies.push(reply));
  assert.deepEqual(replies, [
    { changed: "a 200 c false", baseline: "plain 200 c false", replications: 200, refining: true, partial: true, workers: 1 },
    { changed: "a 500 c false", baseline: "plain 500 c false", replications: 500, refining: true, partial: true, workers: 1 },
    { changed: "a 500 true", baseline: "plain 500 true", replications: 500, refining: false, partial: false, workers: 1 },
  ]);
  assert.deepEqual(engine.asked.slice(-3).map((question) => [question.first, question.replications]), [[0, 200], [200, 300], [0, 500]]);
  assert.equal(engine.futures, 2 * 1000, "a baseline was run again");
  replies.length = 0;
  await answering.answer(work(2, "b", 100, one), () => true, (reply) => replies.push(reply));
  assert.deepEqual(replies.map((reply) => [reply.replications, reply.refining, reply.partial]), [[100, true, true], [100, false, false]]);
});

test("where nothing is shown in particular, all is asked at once", async () => {
  const replies: Reply[] = [];
  await new Answering(new Echo(), others).answer(work(1, "a", 500, { comparisons: [], measures: [] }), () => true, (reply) => replies.push(reply));
  assert.deepEqual(replies.map((reply) => [reply.changed, reply.partial]), [["a 200 false", false], ["a 500 true", false]]);
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
  await answering.prepare(ahead(1000), () => false);
  assert.equal(engine.futures, 200);
  const replies: Reply[] = [];
  await answering.answer(work(1, "a", 1000), () => true, (reply) => replies.push(reply));
  assert.deepEqual(engine.asked.map((question) => [question.levers.length, question.replications]), [[0, 200], [1, 200], [0, 1000], [1, 1000]]);
  assert.equal(replies[0]!.baseline, "plain 200 false");
});

test("while nobody asks, the whole baseline is run ahead, and stops when somebody does", async () => {
  const engine = new Echo();
  const answering = new Answering(engine, others);
  await answering.prepare(ahead(1000), () => true);
  assert.equal(engine.futures, 1200);
  await answering.answer(work(1, "a", 1000), () => true, () => {});
  assert.deepEqual(engine.asked.map((question) => [question.levers.length, question.replications]), [[0, 200], [0, 1000], [1, 200], [1, 1000]]);
  const disturbed = new Echo();
  await new Answering(disturbed, others).prepare(ahead(1000), () => disturbed.futures < 300);
  assert.ok(disturbed.futures < 350, `${disturbed.futures} futures were run although somebody had asked`);
});

/// A worker that says how many futures it was asked for, or fails.
class Other implements Helper {
  asked: EngineQuestion[] = [];
  stopped = 0;
  constructor(private readonly fails = false) {}
  run(question: EngineQuestion): Promise<Uint8Array | null> {
    this.asked.push(question);
    const bytes = new Uint8Array(4);
    new DataView(bytes.buffer).setUint32(0, question.replications);
    return Promise.resolve(this.fails ? null : bytes);
  }
  stop(): void {
    this.stopped += 1;
  }
}

test("shares are whole steps, cover every future once, and no worker gets none", () => {
  for (const replications of [1, 15, 16, 17, 200, 1000]) {
    for (const workers of [1, 2, 3, 8, 100]) {
      const shares = shares_of({ levers: [], seed: "1", first: 0, replications, waterfall: true }, workers);
      let next = 0;
      for (const share of shares) {
        assert.equal(share.first, next);
        assert.ok(share.replications > 0);
        assert.equal(share.first % STEP, 0);
        next += share.replications;
      }
      assert.equal(next, replications);
      assert.ok(shares.length <= workers);
      const most = Math.max(...shares.map((share) => share.replications)), least = Math.min(...shares.map((share) => share.replications));
      assert.ok(most - least <= 2 * STEP, `${replications} futures over ${workers}: ${least} to ${most}`);
    }
  }
});

test("helpers run their shares, and the answer is of all futures", async () => {
  const engine = new Echo();
  const answering = new Answering(engine, others);
  const helpers = [new Other(), new Other()];
  for (const helper of helpers) answering.add_helper(helper);
  const replies: Reply[] = [];
  await answering.answer(work(1, "a", 500), () => true, (reply) => replies.push(reply));
  assert.deepEqual(replies.map((reply) => reply.changed), ["a 200 false", "a 500 true"]);
  assert.deepEqual(replies.map((reply) => reply.baseline), ["plain 200 false", "plain 500 true"]);
  assert.ok(replies.every((reply) => reply.workers === 3));
  assert.ok(engine.futures < 600, `${engine.futures} of 1400 futures were left to the first worker`);
  assert.ok(helpers.every((helper) => helper.asked.length === 4 && helper.stopped === 0));
});

test("a helper that fails is asked no more, and its share is not missing", async () => {
  const engine = new Echo();
  const answering = new Answering(engine, others);
  const good = new Other(), bad = new Other(true);
  answering.add_helper(bad);
  answering.add_helper(good);
  const replies: Reply[] = [];
  await answering.answer(work(1, "a", 500), () => true, (reply) => replies.push(reply));
  assert.deepEqual(replies.map((reply) => reply.changed), ["a 200 false", "a 500 true"]);
  assert.equal(bad.asked.length, 1);
  assert.ok(good.asked.length >= 4);
});

test("a newer question stops the helpers, also while they are waited for", async () => {
  const engine = new Echo();
  const answering = new Answering(engine, others);
  let stopped = 0;
  answering.add_helper({ run: () => new Promise(() => {}), stop: () => { stopped += 1; } });
  const begun = Date.now();
  const replies: Reply[] = [];
  await answering.answer(work(1, "a", 100), () => Date.now() - begun < 50, (reply) => replies.push(reply));
  assert.deepEqual(replies, []);
  assert.equal(stopped, 1);
});
