// Between page and worker, and between the worker that answers and those that help it.
import type { LeverUse, Shown } from "./interface.ts";

/// What the engine takes (src/browser/question.hpp).
export interface EngineQuestion {
  levers: LeverUse[];
  seed: string;
  first: number;
  replications: number;
  waterfall: boolean;
  /// What the answer is about; left out: everything.
  comparisons?: string[];
  measures?: string[];
}

export type ToWorker =
  | { kind: "start"; engine: string; scenario: string; seed: string; replications: number; shown: Shown }
  | { kind: "ask"; id: number; levers: LeverUse[]; seed: string; replications: number; shown: Shown | null }
  | { kind: "cancel" }
  | { kind: "helper"; way: MessagePort } // there is a worker at the other end that was told to help
  | { kind: "help"; way: MessagePort };

export type FromWorker =
  | { kind: "ready" }
  | { kind: "fault"; text: string } // it answers nothing more
  | { kind: "answer"; id: number; changed: string; baseline: string; replications: number; refining: boolean; partial: boolean; workers: number; milliseconds: number }
  | { kind: "error"; id: number; text: string };

export type ToHelper =
  | { kind: "load"; code: ArrayBuffer; folder: string } // bytes: compiled code does not pass between the workers of a page from disk
  | { kind: "run"; id: number; question: EngineQuestion }
  | { kind: "stop" };

export type FromHelper =
  | { kind: "ready" }
  | { kind: "portion"; id: number; bytes: ArrayBuffer }
  | { kind: "fault"; id: number }; // it could not
