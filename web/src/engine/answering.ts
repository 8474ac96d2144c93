// The order of work for one question: what the reader looks at, with few futures, then with all, then everything; always with the
// baseline of the same futures (kept). Between steps a newer question may come, which ends this one. Other workers run a share of
// the futures where there are some.
import { FIRST_FUTURES, type LeverUse, type Shown } from "./interface.ts";
import { EngineFault } from "./module.ts";
import type { EngineQuestion } from "./messages.ts";

/// As much of a module as is needed here.
export interface Asked {
  begin(question: string): void;
  /// Runs so many futures more; gives how many are left.
  run(futures: number): number;
  /// Takes in what was run elsewhere, or before.
  add(portion: Uint8Array): void;
  answer(): string;
  /// All that is run and added so far.
  portion(): Uint8Array;
}

/// Another worker with a module of its own.
export interface Helper {
  /// Runs all futures of a question; null when it cannot, and then it is asked nothing more.
  run(question: EngineQuestion): Promise<Uint8Array | null>;
  /// What it runs is for nobody any more.
  stop(): void;
}

export interface Work {
  id: number;
  levers: LeverUse[];
  seed: string;
  replications: number;
  /// Answered first; null: everything at once.
  shown: Shown | null;
}

export interface Reply {
  changed: string;
  baseline: string;
  replications: number;
  refining: boolean;
  partial: boolean;
  /// How many shared the futures.
  workers: number;
}

/// Futures `first` to `replications` - 1; those before are the last step's.
interface Step {
  first: number;
  replications: number;
  waterfall: boolean;
  shown: Shown | null;
  goes_on: boolean; // to more futures of the same
}

interface Found {
  text: string;
  workers: number;
  portion: Uint8Array | null; // where a next step goes on from it
}

/// Futures in one step (a batch of the engine's): less than a tenth of a second, after which newer questions are looked for.
export const STEP = 16;
/// Baselines kept: those of all steps, and some of what was shown or chosen before.
const KEPT = 6;

export class Answering {
  private readonly baselines = new Map<string, Found>();
  private helpers: Helper[] = [];

  constructor(private readonly engine: Asked, private readonly let_others: () => Promise<void>) {}

  /// Helps from the next question on.
  add_helper(helper: Helper): void {
    this.helpers.push(helper);
  }

  /// Hands in a reply a step. `wanted` is asked between steps; when it says no, nothing more comes.
  async answer(work: Work, wanted: () => boolean, reply: (reply: Reply) => void): Promise<void> {
    const steps = steps_of(work);
    let baseline: Found | null = null, changed: Found | null = null;
    for (const step of steps) {
      baseline = await this.baseline(work.seed, step, baseline, wanted);
      if (baseline === null) return;
      changed = work.levers.length === 0 ? baseline : await this.asked(work.levers, work.seed, step, changed, wanted);
      if (changed === null) return;
      reply({
        changed: changed.text, baseline: baseline.text, replications: step.replications,
        refining: step !== steps.at(-1), partial: step.shown !== null, workers: changed.workers,
      });
    }
  }

  /// Runs ahead what every first question needs: the first step without levers; and, as long as nobody asks, the others.
  async prepare(work: Omit<Work, "id" | "levers">, idle: () => boolean): Promise<void> {
    const [first, ...rest] = steps_of(work);
    let found = await this.baseline(work.seed, first!, null, () => true);
    for (const step of rest) {
      if (found !== null) found = await this.baseline(work.seed, step, found, idle);
    }
  }

  private async baseline(seed: string, step: Step, before: Found | null, wanted: () => boolean): Promise<Found | null> {
    const key = JSON.stringify([seed, step]);
    const known = this.baselines.get(key);
    if (known !== undefined) return known;
    const found = await this.asked([], seed, step, before, wanted);
    if (found === null) return null;
    if (this.baselines.size >= KEPT) this.baselines.delete(this.baselines.keys().next().value!);
    this.baselines.set(key, found);
    return found;
  }

  /// `before` is what the step before found.
  private async asked(levers: LeverUse[], seed: string, step: Step, before: Found | null, wanted: () => boolean): Promise<Found | null> {
    if (!wanted()) return null;
    const question = question_of(levers, seed, step);
    const [own, ...others] = shares_of(question, 1 + this.helpers.length);
    const helping = others.map((share, at) => ({ helper: this.helpers[at]!, portion: this.helpers[at]!.run(share) }));
    try {
      this.engine.begin(JSON.stringify(own)); // while the others do the same
    } catch (fault) {
      for (const { helper } of helping) helper.stop();
      throw fault;
    }
    const done = await this.together(helping, wanted);
    if (done === "asked anew") for (const { helper } of helping) helper.stop();
    if (done === "alone") return this.asked(levers, seed, step, before, wanted);
    if (done === "asked anew") return null;
    if (step.first > 0) this.engine.add(before!.portion!);
    return { text: this.engine.answer(), workers: 1 + helping.length, portion: step.goes_on ? this.engine.portion() : null };
  }

  private async together(helping: { helper: Helper; portion: Promise<Uint8Array | null> }[], wanted: () => boolean): Promise<"all" | "asked anew" | "alone"> {
    while (this.engine.run(STEP) > 0) {
      await this.let_others();
      if (!wanted()) return "asked anew";
    }
    for (const { helper, portion } of helping) {
      const bytes = await while_wanted(portion, wanted);
      if (bytes === "asked anew") return bytes;
      if (bytes === null) {
        // What it did not run is missing: the question is asked again of those that are left.
        this.helpers = this.helpers.filter((one) => one !== helper);
        for (const other of helping) other.helper.stop();
        return "alone";
      }
      this.engine.add(bytes);
    }
    return "all";
  }
}

/// What is shown, of few futures and of all, then everything. Where nothing is shown in particular: everything of few, then of all.
function steps_of({ replications, shown }: Omit<Work, "id" | "levers" | "seed">): Step[] {
  const few = Math.min(FIRST_FUTURES, replications);
  const more = few < replications;
  const hasty = { first: 0, replications: few, waterfall: false };
  const all: Step = { first: 0, replications, waterfall: true, shown: null, goes_on: false };
  if (!shown || shown.comparisons.length + shown.measures.length === 0) return more ? [{ ...hasty, shown: null, goes_on: false }, all] : [all];
  const rest = { ...hasty, first: few, replications, shown, goes_on: false };
  return [{ ...hasty, shown, goes_on: more }, ...(more ? [rest] : []), all];
}

function question_of(levers: LeverUse[], seed: string, { first, replications, waterfall, shown }: Step): EngineQuestion {
  return { levers, seed, first, replications: replications - first, waterfall, ...shown };
}

/// What comes, or that a newer question came before.
async function while_wanted<T>(coming: Promise<T>, wanted: () => boolean): Promise<T | "asked anew"> {
  const look = Symbol("look");
  const pause = () => new Promise<typeof look>((resolve) => { setTimeout(() => resolve(look), 10); });
  for (;;) {
    const seen = await Promise.race([coming, pause()]);
    if (!wanted()) return "asked anew";
    if (seen !== look) return seen as T;
  }
}

/// A question's futures in whole steps, about as many for each worker; no more shares than there are steps.
export function shares_of(question: EngineQuestion, workers: number): EngineQuestion[] {
  const steps = Math.ceil(question.replications / STEP);
  const shares: EngineQuestion[] = [];
  const last = question.first + question.replications;
  let first = question.first;
  for (let left = Math.min(workers, steps), steps_left = steps; left > 0; left -= 1) {
    const taken = Math.floor(steps_left / left); // the first has to put all together, and gets the fewest
    const replications = Math.min(taken * STEP, last - first);
    shares.push({ ...question, first, replications });
    first += replications;
    steps_left -= taken;
  }
  return shares;
}

export function text_of(error: unknown): string {
  if (error instanceof EngineFault) return error.message;
  return `The engine stopped: ${error instanceof Error ? error.message : String(error)}`;
}
