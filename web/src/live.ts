// The answer that the page shows: the stored one, or the engine's to the levers that are pulled, with the same futures
// without them beside it. The old answer stays until the new one is there.
import { answers_from, type Answers } from "./answers.ts";
import type { LeverEntry, ReportData } from "./data.ts";
import { MOST_FUTURES, type Answer, type Engine, type Shown } from "./engine/interface.ts";
import type { LeverValues } from "./lever_values.ts";
import { name_in_language } from "./scenario_names.ts";

export type LiveState =
  | { kind: "starting" }
  | { kind: "none" }
  | { kind: "stored" }
  | { kind: "busy" }
  | { kind: "refining"; replications: number; total: number }
  | { kind: "completing"; replications: number; milliseconds: number } // what is shown has all futures, the rest follows
  | { kind: "done"; replications: number; milliseconds: number }
  | { kind: "failed"; text: string };

export class Live {
  answers: Answers;
  // The same futures without the change; null while nothing is changed.
  base: Answers | null = null;
  state: LiveState = { kind: "starting" };
  engine: Engine | null = null;
  private wanted: LeverValues = {};
  private alone: (() => void) | null = null;
  private answer_listeners: (() => void)[] = [];
  private whole_listeners: (() => void)[] = [];
  private state_listeners: (() => void)[] = [];

  constructor(private readonly stored: Answers, private readonly shown: () => Shown) {
    this.answers = stored;
  }

  get total(): number {
    return Math.min(MOST_FUTURES, this.stored.replications || MOST_FUTURES);
  }

  on_answer(listener: () => void): void {
    this.answer_listeners.push(listener);
  }

  // For what partial answers do not tell of.
  on_whole_answer(listener: () => void): void {
    this.whole_listeners.push(listener);
  }

  on_state(listener: () => void): void {
    this.state_listeners.push(listener);
  }

  forget_listeners(): void {
    this.answer_listeners = [];
    this.whole_listeners = [];
    this.state_listeners = [];
  }

  connect(engine: Engine | null): void {
    this.engine = engine;
    this.become(engine ? { kind: "stored" } : { kind: "none" });
    this.pull(this.wanted);
  }

  pull(values: LeverValues): void {
    this.wanted = values;
    if (!this.engine) return;
    this.alone?.();
    this.alone = null;
    const levers = lever_uses(this.stored.data.lever_list ?? [], values);
    if (levers.length === 0) {
      this.engine.cancel();
      this.show(this.stored, null, { kind: "stored" });
      return;
    }
    this.become({ kind: "busy" });
    this.engine.ask({ change: { levers }, replications: this.total, shown: this.shown() }, (answer) => this.take(answer), (text) => this.become({ kind: "failed", text }));
  }

  // The reader looks at something else: while an answer is on its way, that comes first.
  look(): void {
    if (["busy", "refining", "completing"].includes(this.state.kind)) this.pull(this.wanted);
  }

  // One question beside what is shown: its full answer, or why there is none. A lever that is moved meanwhile goes first.
  ask_alone(levers: { lever: string; value?: number }[], replications: number): Promise<Answer | "moved" | "refused"> {
    const { engine } = this;
    if (!engine) return Promise.resolve("refused");
    return new Promise((done) => {
      this.alone?.();
      this.alone = () => done("moved");
      engine.ask({ change: { levers }, replications }, (answer) => { if (!answer.refining) done(answer); }, () => done("refused"));
    });
  }

  private take(answer: Answer): void {
    const over = answer.partial ? merged_shown : merged;
    const changed = answers_from(over(this.stored.data, answer.data, answer.replications, this.answers.data));
    const base = answers_from(over(this.stored.data, answer.baseline, answer.replications, (this.base ?? this.stored).data));
    name_in_language(changed.data);
    name_in_language(base.data);
    this.show(changed, base, this.state_of(answer), answer.partial);
  }

  private state_of({ refining, partial, replications, milliseconds }: Answer): LiveState {
    if (!refining) return { kind: "done", replications, milliseconds };
    if (partial && replications >= this.total) return { kind: "completing", replications, milliseconds };
    return { kind: "refining", replications, total: this.total };
  }

  private show(answers: Answers, base: Answers | null, state: LiveState, partial = false): void {
    const same = this.answers === answers && this.base === base;
    this.answers = answers;
    this.base = base;
    this.become(state);
    if (same) return;
    if (partial) {
      this.tell_in_turns(answers, [...this.answer_listeners]);
    } else {
      for (const listener of [...this.answer_listeners, ...this.whole_listeners]) listener();
    }
  }

  // While a slider is dragged, answers come many times a second: between one drawing and the next the browser shows its frames.
  private tell_in_turns(answers: Answers, listeners: (() => void)[]): void {
    if (this.answers !== answers) return; // a newer one tells
    listeners.shift()?.();
    if (listeners.length > 0) window.setTimeout(() => this.tell_in_turns(answers, listeners));
  }

  private become(state: LiveState): void {
    this.state = state;
    for (const listener of this.state_listeners) listener();
  }
}

// In the order of the scenario's list, each with its value where that is not 1.
export function lever_uses(list: LeverEntry[], values: LeverValues): { lever: string; value?: number }[] {
  return list.filter((entry) => (values[entry.lever] ?? 0) > 0).map((entry) => {
    const value = values[entry.lever]!;
    return value === 1 || !entry.scale ? { lever: entry.lever } : { lever: entry.lever, value };
  });
}

const COMPUTED = ["headline", "measures", "comparisons", "claims", "waterfall", "lines", "openings", "output", "spending"] as const;

// What the engine computed over what the page holds. Its first futures come without the waterfall, which costs most: until the rest
// arrives the last one stays. Any other part may be empty because the levers made it so.
export function merged(stored: ReportData, computed: ReportData, replications: number, last: ReportData): ReportData {
  const data: ReportData = { ...stored, run: { ...stored.run, replications } };
  for (const part of COMPUTED) {
    const given = computed[part] as unknown[] | undefined;
    const left_out = given === undefined || (part === "waterfall" && given.length === 0);
    Object.assign(data, { [part]: left_out ? last[part] : given });
  }
  data.headlines = computed.headlines ?? (computed.headline?.length ? {} : stored.headlines);
  return data;
}

// The measures and comparisons that were computed among those of the last answer, of which all else stays.
export function merged_shown(stored: ReportData, computed: ReportData, replications: number, last: ReportData): ReportData {
  const headed = computed.headline_comparison === stored.headline_comparison && computed.headline.length > 0;
  return {
    ...last,
    run: { ...stored.run, replications },
    measures: replaced(last.measures, computed.measures, (measure) => measure.id),
    comparisons: replaced(last.comparisons, computed.comparisons, (comparison) => comparison.id),
    ...(headed ? { headline: computed.headline, headlines: computed.headlines } : {}),
  };
}

function replaced<Row>(rows: Row[], others: Row[], key: (row: Row) => string): Row[] {
  const by = new Map(others.map((row) => [key(row), row]));
  return rows.map((row) => by.get(key(row)) ?? row);
}
