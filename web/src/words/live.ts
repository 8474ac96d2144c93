// Words of levers, of answers to them, of single values, and of what other commands add to the page.
import { capitalised, exact, in_hundred } from "../format.ts";
import { group } from "./group.ts";
import { say, type Key } from "./say.ts";

export const tornado = group("tornado", {
  crossover: (text: string) => say("tornado.crossover", { text }),
  crossed: (text: string) => say("tornado.crossed", { text }),
  value: (text: string, month: string) => say("tornado.value", { text, month }),
  claim: (text: string) => say("tornado.claim", { text }),
  name: (count: number) => say("tornado.name", { count }),
  finding: (best: string, change: string, count: number, futures: string) => say("tornado.finding", { best, change, count, futures }),
  title: (question: string) => say("tornado.title", { question }),
  bar: (lever: string, change: string) => say("tornado.bar", { lever, change }),
});

export const levers = group("levers", {
  finding: (count: number, live: boolean) => say(live ? "levers.finding" : "levers.finding_still", { count }),
  rank: (count: number) => say("levers.rank", { count }),
  ranking: (done: number, total: number) => say("levers.ranking", { done, total }),
  rank_note: (futures: number) => say("levers.rank_note", { futures: exact(futures) }),
});

export const panel = group("panel", {
  ready: (futures: number, seed: string) => say("panel.ready", { futures: exact(futures), seed }),
  refining: (done: number, total: number) => say("panel.refining", { done: exact(done), total: exact(total) }),
  completing: (futures: number, seconds: string) => say("panel.completing", { futures: exact(futures), seconds }),
  done: (futures: number, seconds: string) => say("panel.done", { futures: exact(futures), seconds }),
  failed: (text: string) => say("panel.failed", { text }),
  reset_one: (text: string) => say("panel.reset_one", { text }),
  at: (text: string, value: number) => say("panel.at", { text, value }),
  value: (value: number) => say("panel.value", { value }),
  number: (text: string) => say("panel.number", { text }),
  effect: (text: string, month: string, now: string, before: string) => say("panel.effect", { text: capitalised(text), month, now, before }),
  when_effect: (now: string, before: string) => say("panel.when_effect", { now, before }),
  no_effect: (month: string, now: string, before: string) => say("panel.no_effect", { month, now, before }),
});

export const inspect = group("inspect", {
  cells: (file: string) => say("inspect.cells", { file }),
  trace: (command: string) => say("inspect.trace", { command }),
  name: (month: string) => say("inspect.name", { month }),
});

export const posterior = group("posterior", {
  title: (name: string, part: string) => say("posterior.title", { name, part }),
  note: (members: number, observations: number, half: string, ninety: string) => say("posterior.note", { members: exact(members), observations, half, ninety }),
  name: (count: number) => say("posterior.name", { count }),
  row: (name: string, prior: string, fitted: string) => say("posterior.row", { name, prior, posterior: fitted }),
});

const BASELINES: Record<string, Key> = {
  announced: "backtest.baseline_announced", last_value: "backtest.baseline_last_value",
  trend: "backtest.baseline_trend", prior: "backtest.baseline_prior",
};

export const backtest = group("backtest", {
  title: (month: string, count: string) => say("backtest.title", { month, count }),
  unit: (month: string) => say("backtest.unit", { month }),
  note: (count: number, score: string, baselines: string) => say("backtest.note", { count, score, baselines }),
  baseline: (name: string, score: string) => say("backtest.baseline", { name: BASELINES[name] ? say(BASELINES[name]) : name, score }),
  name: (count: number) => say("backtest.name", { count }),
  point: (label: string, month: string, observed: string, forecast: string) => say("backtest.point", { label, month, observed, forecast }),
  more: (count: number) => say("backtest.more", { count }),
});

export const sensitivity = group("sensitivity", {
  title: (name: string, part: string) => say("sensitivity.title", { name, part }),
  unit: (question: string) => say("sensitivity.unit", { question }),
  note: (futures: number, method: string) => say("sensitivity.note", { futures: exact(futures), method }),
  name: (count: number) => say("sensitivity.name", { count }),
  row: (name: string, part: string) => say("sensitivity.row", { name, part }),
});

export const plan = group("plan", {
  finding: (count: number, cost: string, currency: string, value: string, bound: string) => say("plan.finding", { count, cost, currency, value, bound }),
  finding_shortfall: (count: number, cost: string, currency: string, value: string, bound: string, unit: string) =>
    say("plan.finding_shortfall", { count, cost, currency, value, bound, unit }),
  builds_title: (count: number, month: string) => say("plan.builds_title", { count, month }),
  builds_unit: (currency: string) => say("plan.builds_unit", { currency }),
  builds_name: (count: number) => say("plan.builds_name", { count }),
  build_row: (name: string, start: string, ready: string, cost: string) => say("plan.build_row", { name, start, ready, cost }),
  marginal_title: (row: string, month: string) => say("plan.marginal_title", { row, month }),
  marginal_unit: (unit: string) => say("plan.marginal_unit", { unit }),
  marginal_row: (row: string, month: string, value: string) => say("plan.marginal_row", { row, month, value }),
  fans_title: (text: string, without: string, with_plan: string, month: string) => say("plan.fans_title", { text: capitalised(text), without, with: with_plan, month }),
  fans_name: (text: string) => say("plan.fans_name", { text }),
});

export { in_hundred };
