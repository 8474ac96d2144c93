// What the page asks of the engine that it carries, and what it gets. `start_engine` (start.ts) makes one.
import type { ReportData } from "../data.ts";

/// A lever of the scenario's own list. `value` is how far it is moved: 1 (the default) is the lever as written, 0.5 half of
/// it; only a lever with a scale takes another value than 1.
export interface LeverUse {
  lever: string;
  value?: number;
}

/// What is changed against the scenario as written. The order of levers is that of the scenario's list.
export interface Change {
  levers: LeverUse[];
}

/// What a reader looks at, by id: comparisons with their sides, and measures beside them.
export interface Shown {
  comparisons: string[];
  measures: string[];
}

export interface Question {
  change: Change;
  replications: number;
  /// Answered before the rest, and much sooner.
  shown?: Shown;
}

export interface Answer {
  /// The scenario with the change. What a change cannot alter (evidence, sources, parties, items) is that of the page.
  data: ReportData;
  /// The same futures without the change: what `data` is to be compared with.
  baseline: ReportData;
  replications: number;
  /// More follows: this is of fewer futures, without a `waterfall` (an empty list), or partial.
  refining: boolean;
  /// Only the measures and comparisons that the question shows are there, and a headline about the first of these comparisons.
  partial: boolean;
  /// How many workers shared the futures.
  workers: number;
  milliseconds: number;
}

export interface Engine {
  /// Latest wins: a new question ends the one before, of which nothing more arrives. Either `on_answer` is called up to three times,
  /// all but the last `refining` (what is shown, of FIRST_FUTURES and of all futures, then everything; where nothing is shown,
  /// everything of FIRST_FUTURES, then of all), or `on_error` once.
  ask(question: Question, on_answer: (answer: Answer) => void, on_error: (text: string) => void): void;
  /// Ends the question that is being answered, if any.
  cancel(): void;
  /// Ends the workers. The engine answers nothing afterwards.
  close(): void;
}

/// How many futures the first answer shows.
export const FIRST_FUTURES = 200;

/// The most futures that are run in the page at once: more than the eye can tell apart, and quick on one core.
export const MOST_FUTURES = 1000;

/// What the page holds: the engine, the scenario's files, and the answers that it shows at first.
export interface PageParts {
  /// Text of #sinews-engine: base64 of the module, deflated. Empty: this page carries no engine.
  engine: string;
  /// Text of #sinews-scenario: a JSON string, base64 of a deflated JSON object (ScenarioFiles).
  scenario: string;
  /// The page's own data.
  data: ReportData;
}

/// The scenario as a folder of text, and the run that the page shows.
export interface ScenarioFiles {
  files: Record<string, string>;
  /// The posterior's file, where the run used one.
  posterior?: string;
}
