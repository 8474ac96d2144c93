// The page's way to its engine.
import type { ReportData } from "../data.ts";
import { MOST_FUTURES, type Answer, type Engine, type PageParts, type Question, type ScenarioFiles, type Shown } from "./interface.ts";
import type { FromWorker, ToWorker } from "./messages.ts";
import { inflated } from "./packed.ts";

/// The worker's script, put in by build.mjs.
declare const SINEWS_WORKER: string;

/// The parts of this page, by the ids of its elements.
export function page_parts(page: Document, data: ReportData): PageParts {
  const text = (id: string) => (page.getElementById(id)?.textContent ?? "").trim();
  return { engine: text("sinews-engine"), scenario: text("sinews-scenario"), data };
}

function filled(text: string): boolean {
  return text !== "" && !text.startsWith("__");
}

export function carries_engine(parts: PageParts): boolean {
  return filled(parts.engine) && filled(parts.scenario) && typeof WebAssembly === "object" && typeof Worker === "function" &&
    typeof DecompressionStream === "function";
}

/// The files of the scenario, for whoever exports it. Null where the page carries none.
export async function scenario_files(parts: PageParts): Promise<ScenarioFiles | null> {
  if (!filled(parts.scenario) || typeof DecompressionStream !== "function") return null;
  const text = await new Response(inflated(JSON.parse(parts.scenario) as string)).text();
  return JSON.parse(text) as ScenarioFiles;
}

/// Workers beside the first: one a core that the page may take, each with some 150 MB.
function helpers_wanted(): number {
  const { hardwareConcurrency = 1, deviceMemory = 4 } = navigator as { hardwareConcurrency?: number; deviceMemory?: number };
  return Math.max(0, Math.min(3, hardwareConcurrency - 1, deviceMemory - 1));
}

/// Null without WebAssembly or Worker, where the page carries no engine, or where the engine does not start. What is shown now it
/// makes ready for the first question.
export async function start_engine(parts: PageParts, shown: Shown): Promise<Engine | null> {
  if (!carries_engine(parts)) return null;
  const workers: Worker[] = [];
  try {
    workers.push(new_worker());
  } catch {
    return null;
  }
  const worker = workers[0]!;
  const send = (message: ToWorker) => worker.postMessage(message);
  const started = await new Promise<boolean>((resolve) => {
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => resolve(data.kind === "ready");
    worker.onerror = () => resolve(false);
    const { seed, replications } = parts.data.run;
    send({ kind: "start", engine: parts.engine, scenario: parts.scenario, seed: String(seed), replications: Math.min(MOST_FUTURES, replications || MOST_FUTURES), shown });
  });
  if (!started) {
    worker.terminate();
    return null;
  }
  for (let at = helpers_wanted(); at > 0; at -= 1) {
    const helper = new_worker();
    workers.push(helper);
    const { port1, port2 } = new MessageChannel();
    helper.postMessage({ kind: "help", way: port1 } satisfies ToWorker, [port1]);
    worker.postMessage({ kind: "helper", way: port2 } satisfies ToWorker, [port2]);
  }
  return new WorkerEngine(workers, send, parts.data);
}

function new_worker(): Worker {
  const address = URL.createObjectURL(new Blob([SINEWS_WORKER], { type: "text/javascript" }));
  try {
    return new Worker(address);
  } finally {
    URL.revokeObjectURL(address);
  }
}

interface Asking {
  id: number;
  on_answer: (answer: Answer) => void;
  on_error: (text: string) => void;
}

class WorkerEngine implements Engine {
  private last = 0;
  private asking: Asking | null = null;
  private fault: string | null = null;
  // The baseline stays the same from answer to answer: read once.
  private baseline: { text: string; data: ReportData } | null = null;

  /// The first worker answers, the others help it.
  constructor(private readonly workers: Worker[], private readonly send: (message: ToWorker) => void, private readonly page: ReportData) {
    const worker = workers[0]!;
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.receive(data);
    worker.onerror = (event) => this.receive({ kind: "fault", text: event.message });
  }

  ask(question: Question, on_answer: (answer: Answer) => void, on_error: (text: string) => void): void {
    this.last += 1;
    this.asking = { id: this.last, on_answer, on_error };
    if (this.fault !== null) {
      on_error(this.fault);
      return;
    }
    this.send({
      kind: "ask", id: this.last, levers: question.change.levers, seed: String(this.page.run.seed), replications: question.replications,
      shown: question.shown ?? null,
    });
  }

  cancel(): void {
    this.asking = null;
    if (this.fault === null) this.send({ kind: "cancel" });
  }

  close(): void {
    this.asking = null;
    this.fault ??= "The engine was closed.";
    for (const worker of this.workers) worker.terminate();
  }

  private receive(message: FromWorker): void {
    if (message.kind === "fault") {
      this.fault = message.text;
      this.asking?.on_error(message.text);
      this.asking = null;
    } else if (message.kind !== "ready" && message.id === this.asking?.id) {
      if (message.kind === "error") this.asking.on_error(message.text);
      else this.asking.on_answer(this.answer_of(message));
    }
  }

  private answer_of(message: Extract<FromWorker, { kind: "answer" }>): Answer {
    if (this.baseline?.text !== message.baseline) {
      this.baseline = { text: message.baseline, data: with_page(message.baseline, this.page) };
    }
    const { replications, refining, partial, workers, milliseconds } = message;
    const data = message.changed === message.baseline ? this.baseline!.data : with_page(message.changed, this.page);
    return { data, baseline: this.baseline!.data, replications, refining, partial, workers, milliseconds };
  }
}

/// The engine's answer with what no lever changes, which only the page has.
export function with_page(text: string, page: ReportData): ReportData {
  const answer = JSON.parse(text) as ReportData;
  return { ...page, ...answer, run: { ...answer.run, posterior: answer.run.posterior } };
}
