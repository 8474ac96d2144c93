// Stands in for src/engine/start.ts in browser tests alone: it answers like the engine, after a moment and in steps,
// with the page's own data moved by the levers. Never part of the page that is shipped.
import type { ReportData } from "../src/data.ts";
import type { Answer, Engine, PageParts, Question, ScenarioFiles, Shown } from "../src/engine/interface.ts";

export { page_parts } from "../src/engine/start.ts";

export function carries_engine(): boolean {
  return typeof WebAssembly === "object";
}

export async function scenario_files(): Promise<ScenarioFiles | null> {
  return {
    files: {
      "scenario.toml": 'title = "sample"\n',
      "levers.toml": '[[lever]]\nid = "build_faster"\n  [[lever.change]]\n  table = "lines"\n  scale = 0.8\n\n[[lever]]\nid = "partners_stop"\n',
      "lines.csv": "line,capacity,source\n# a comment\nline_0,\"12 to 18\",a\n",
    },
  };
}

// Later by months where more is pulled: enough to see that an answer came, and which.
function moved(data: ReportData, strength: number): ReportData {
  const factor = 1 + 0.25 * strength;
  const scaled = (series: (number | null)[] | undefined) => (series ?? []).map((value, month) => (value === null ? null : month > 70 ? value * factor : value));
  return {
    ...data,
    headline: [`Answer with strength ${strength.toFixed(2)}.`],
    headlines: { en: ["State.", `Answer with strength ${strength.toFixed(2)}.`], id: ["Keadaan.", `Jawaban dengan kekuatan ${strength.toFixed(2)}.`] },
    measures: data.measures.map((measure) => (measure.bloc === data.parties[0]?.bloc
      ? { ...measure, p05: scaled(measure.p05), p25: scaled(measure.p25), p50: scaled(measure.p50), p75: scaled(measure.p75), p95: scaled(measure.p95) } : measure)),
    comparisons: data.comparisons.map((comparison) => ({
      ...comparison, probability: (comparison.probability ?? []).map((value, month) => (value === null ? null : month > 70 ? Math.min(1, value + 0.2 * strength) : value)),
    })),
  };
}

// What comes before the whole: no waterfall, and where something is shown nothing but that.
function hasty(data: ReportData, shown?: Shown): ReportData {
  if (!shown) return { ...data, waterfall: [] };
  const comparisons = data.comparisons.filter((one) => shown.comparisons.includes(one.id));
  const wanted = new Set([...shown.measures, ...comparisons.flatMap((one) => [one.left, one.right])]);
  return {
    ...data, comparisons, measures: data.measures.filter((one) => wanted.has(one.id)), headline_comparison: comparisons[0]?.id ?? "",
    claims: [], waterfall: [], lines: [], openings: [], output: [], spending: [],
  };
}

export async function start_engine(parts: PageParts): Promise<Engine | null> {
  let latest = 0;
  const settle = (action: () => void, after: number) => window.setTimeout(action, after);
  const calls = ((window as unknown as { asked: unknown[] }).asked = []) as unknown[];
  return {
    ask(question: Question, on_answer: (answer: Answer) => void, on_error: (text: string) => void) {
      const mine = latest += 1;
      calls.push(question);
      const strength = question.change.levers.reduce((sum, one) => sum + (one.value ?? 1), 0);
      if (question.change.levers.some((one) => one.lever === "late")) {
        settle(() => { if (mine === latest) on_error("the lever comes too late"); }, 20);
        return;
      }
      const partial = question.shown !== undefined;
      const answer = (replications: number, refining: boolean): Answer => ({
        data: refining ? hasty(moved(parts.data, strength), question.shown) : moved(parts.data, strength),
        baseline: parts.data, replications, refining, partial: partial && refining, workers: 1, milliseconds: replications / 2,
      });
      settle(() => { if (mine === latest) on_answer(answer(200, true)); }, 30);
      if (partial) settle(() => { if (mine === latest) on_answer(answer(question.replications, true)); }, 200);
      settle(() => { if (mine === latest) on_answer(answer(question.replications, false)); }, 350);
    },
    cancel() { latest += 1; },
    close() { latest += 1; },
  };
}
