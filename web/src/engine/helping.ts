// A worker that runs a share of the futures for another: both ends of the way between them.
import { STEP, type Helper } from "./answering.ts";
import type { EngineQuestion, FromHelper, ToHelper } from "./messages.ts";
import { EngineFault, EngineModule } from "./module.ts";

/// As much of a MessagePort as is needed here.
export interface Way<Sent, Received> {
  postMessage(message: Sent, transfer?: Transferable[]): void;
  onmessage: ((event: MessageEvent<Received>) => void) | null;
}

/// The end of the worker that is helped. `ready` once the other one has loaded the scenario.
export function helper_behind(way: Way<ToHelper, FromHelper>, code: ArrayBuffer, folder: string, ready: (helper: Helper) => void): void {
  let last = 0;
  let waiting: ((portion: Uint8Array | null) => void) | null = null;
  const helper: Helper = {
    run: (question) => new Promise((resolve) => {
      last += 1;
      waiting = resolve;
      way.postMessage({ kind: "run", id: last, question });
    }),
    stop: () => {
      waiting = null;
      way.postMessage({ kind: "stop" });
    },
  };
  way.onmessage = ({ data }) => {
    if (data.kind === "ready") return ready(helper);
    if (data.id !== last) return; // of a question that was dropped
    waiting?.(data.kind === "portion" ? new Uint8Array(data.bytes) : null);
    waiting = null;
  };
  way.postMessage({ kind: "load", code, folder });
}

/// The end of the worker that helps.
export function help_over(way: Way<FromHelper, ToHelper>, let_others: () => Promise<void>): void {
  let module: EngineModule | null = null;
  let wanted = 0;
  let before: Promise<void> = Promise.resolve();

  async function load(code: ArrayBuffer, folder: string): Promise<void> {
    try {
      module = EngineModule.start(await WebAssembly.compile(code), folder);
      way.postMessage({ kind: "ready" });
    } catch {
      // Nobody is told: the other worker goes on alone.
    }
  }

  async function run(id: number, question: EngineQuestion): Promise<void> {
    if (id !== wanted) return;
    if (!module) throw new Error("nothing is loaded");
    module.begin(JSON.stringify(question));
    while (module.run(STEP) > 0) {
      await let_others();
      if (id !== wanted) return;
    }
    const bytes = module.portion().buffer as ArrayBuffer;
    way.postMessage({ kind: "portion", id, bytes }, [bytes]);
  }

  way.onmessage = ({ data }) => {
    if (data.kind === "load") {
      void load(data.code, data.folder);
    } else {
      wanted = data.kind === "run" ? data.id : 0;
      if (data.kind !== "run") return;
      const { id, question } = data;
      before = before.then(() => run(id, question)).catch((error) => {
        if (!(error instanceof EngineFault)) module = null; // unusable
        way.postMessage({ kind: "fault", id });
      });
    }
  };
}
