// The order of work for one question: the baseline of the same futures (kept), first with few futures, then with all. Between
// steps a newer question may come, which ends this one.
import { FIRST_FUTURES, type LeverUse } from "./interface.ts";
import { EngineFault } from "./module.ts";
import type { EngineQuestion } from "./messages.ts";

/// As much of a module as is needed here.
export interface Asked {
  begin(question: string): void;
  /// Runs so many futures more; gives how many are left.
  run(futures: number): number;
  answer(): string;
}

export interface Work {
  id: number;
  levers: LeverUse[];
  seed: string;
  replications: number;
}

export interface Reply {
  changed: string;
  baseline: string;
  replications: number;
  refining: boolean;
}

/// Futures in one step (a batch of the engine's): less than a tenth of a second, after which newer questions are looked for.
const STEP = 16;
/// Baselines kept: of few and of all futures, and those of a number chosen before.
const KEPT = 4;

export class Answering {
  private readonly baselines = new Map<string, string>();

  constructor(private readonly engine: Asked, private readonly let_others: () => Promise<void>) {}

  /// Hands in one or two replies. `wanted` is asked between steps; when it says no, nothing more comes.
  async answer(work: Work, wanted: () => boolean, reply: (reply: Reply) => void): Promise<void> {
    const few = Math.min(FIRST_FUTURES, work.replications);
    for (const replications of few < work.replications ? [few, work.replications] : [work.replications]) {
      const refining = replications < work.replications;
      const baseline = await this.baseline(work.seed, replications, !refining, wanted);
      if (baseline === null) return;
      const changed = work.levers.length === 0 ? baseline : await this.asked({ levers: work.levers, seed: work.seed, replications, waterfall: !refining }, wanted);
      if (changed === null) return;
      reply({ changed, baseline, replications, refining });
    }
  }

  /// Runs ahead what every first question needs: the first futures without levers; and, as long as nobody asks, all of them.
  async prepare(seed: string, replications: number, idle: () => boolean): Promise<void> {
    const few = Math.min(FIRST_FUTURES, replications);
    await this.baseline(seed, few, few === replications, () => true);
    if (few < replications) await this.baseline(seed, replications, true, idle);
  }

  private async baseline(seed: string, replications: number, waterfall: boolean, wanted: () => boolean): Promise<string | null> {
    const key = `${seed} ${replications} ${waterfall}`;
    const known = this.baselines.get(key);
    if (known !== undefined) return known;
    const found = await this.asked({ levers: [], seed, replications, waterfall }, wanted);
    if (found === null) return null;
    if (this.baselines.size >= KEPT) this.baselines.delete(this.baselines.keys().next().value!);
    this.baselines.set(key, found);
    return found;
  }

  private async asked(question: EngineQuestion, wanted: () => boolean): Promise<string | null> {
    if (!wanted()) return null;
    this.engine.begin(JSON.stringify(question));
    while (this.engine.run(STEP) > 0) {
      await this.let_others();
      if (!wanted()) return null;
    }
    return this.engine.answer();
  }
}

export function text_of(error: unknown): string {
  if (error instanceof EngineFault) return error.message;
  return `The engine stopped: ${error instanceof Error ? error.message : String(error)}`;
}
