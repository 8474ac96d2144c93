// Between page and worker.
import type { LeverUse } from "./interface.ts";

/// What the engine takes (src/browser/question.hpp).
export interface EngineQuestion {
  levers: LeverUse[];
  seed: string;
  replications: number;
  waterfall: boolean;
}

export type ToWorker =
  | { kind: "start"; engine: string; scenario: string; seed: string; replications: number }
  | { kind: "ask"; id: number; levers: LeverUse[]; seed: string; replications: number }
  | { kind: "cancel" };

export type FromWorker =
  | { kind: "ready" }
  | { kind: "fault"; text: string } // it answers nothing more
  | { kind: "answer"; id: number; changed: string; baseline: string; replications: number; refining: boolean; milliseconds: number }
  | { kind: "error"; id: number; text: string };
