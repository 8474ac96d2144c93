// Runs in the worker: holds the module, answers one question at a time, the latest; or helps another worker to.
import { Answering, text_of, type Work } from "./answering.ts";
import { help_over, helper_behind } from "./helping.ts";
import type { FromWorker, ToWorker } from "./messages.ts";
import { EngineFault, EngineModule } from "./module.ts";
import { inflated } from "./packed.ts";

const scope = self as unknown as { postMessage(message: FromWorker): void; onmessage: ((event: MessageEvent<ToWorker>) => void) | null };
let answering: Answering | null = null;
let loaded: { code: ArrayBuffer; folder: string } | null = null;
let latest = 0;
let waiting: Work | null = null;
let busy = false;

// A message to itself comes after those that are there already, without the delay of a timer.
const turn = new MessageChannel();
function let_others(): Promise<void> {
  return new Promise((resolve) => {
    turn.port1.onmessage = () => resolve();
    turn.port2.postMessage(null);
  });
}

async function start({ engine, scenario, seed, replications, shown }: Extract<ToWorker, { kind: "start" }>): Promise<void> {
  try {
    const code = new Response(inflated(engine)).arrayBuffer();
    const folder = new Response(inflated(JSON.parse(scenario) as string)).text();
    loaded = { code: await code, folder: await folder };
    answering = new Answering(EngineModule.start(await WebAssembly.compile(loaded.code), loaded.folder), let_others);
    scope.postMessage({ kind: "ready" });
  } catch (error) {
    scope.postMessage({ kind: "fault", text: text_of(error) });
    return;
  }
  await prepare({ seed, replications, shown });
}

// While the reader reads: a question that comes meanwhile needs it too, and waits. If it fails, so will the question, and tell.
async function prepare(ahead: Omit<Work, "id" | "levers">): Promise<void> {
  busy = true;
  try {
    await answering?.prepare(ahead, () => waiting === null);
  } catch {
    // nobody has asked yet
  }
  busy = false;
  await work();
}

async function work(): Promise<void> {
  if (busy || !answering) return;
  busy = true;
  while (waiting) {
    const current: Work = waiting;
    waiting = null;
    const begun = performance.now();
    try {
      await answering.answer(current, () => current.id === latest, (reply) =>
        scope.postMessage({ kind: "answer", id: current.id, ...reply, milliseconds: performance.now() - begun }));
    } catch (error) {
      scope.postMessage({ kind: "error", id: current.id, text: text_of(error) });
      if (!(error instanceof EngineFault)) {
        answering = null;
        scope.postMessage({ kind: "fault", text: text_of(error) });
        return;
      }
    }
  }
  busy = false;
}

scope.onmessage = ({ data }) => {
  if (data.kind === "start") {
    void start(data);
  } else if (data.kind === "help") {
    help_over(data.way, let_others);
  } else if (data.kind === "helper") {
    if (loaded) helper_behind(data.way, loaded.code, loaded.folder, (helper) => answering?.add_helper(helper));
  } else if (data.kind === "cancel") {
    latest = 0;
    waiting = null;
  } else {
    latest = data.id;
    waiting = { id: data.id, levers: data.levers, seed: data.seed, replications: data.replications, shown: data.shown };
    void work();
  }
};
