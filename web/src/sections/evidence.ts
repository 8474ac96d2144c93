// What the model was held against: what the evidence taught it, how its past forecasts did, what its answer hangs on,
// the claims, and the sources. Parts whose data another command makes are shown when they are there.
import { backtest_height, draw_backtest } from "../charts/backtest/draw.ts";
import { describe_backtest } from "../charts/backtest/describe.ts";
import { backtest_series } from "../charts/backtest/series.ts";
import { backtest_table } from "../charts/backtest/table.ts";
import { describe_posterior } from "../charts/posterior/describe.ts";
import { draw_posterior, posterior_height } from "../charts/posterior/draw.ts";
import { posterior_series } from "../charts/posterior/series.ts";
import { posterior_table } from "../charts/posterior/table.ts";
import { describe_sensitivity } from "../charts/sensitivity/describe.ts";
import { draw_sensitivity, sensitivity_height } from "../charts/sensitivity/draw.ts";
import { sensitivity_series } from "../charts/sensitivity/series.ts";
import { sensitivity_table } from "../charts/sensitivity/table.ts";
import type { Backtest, Posterior, Sensitivity } from "../data.ts";
import { element } from "../dom.ts";
import { mount } from "../figure/figure.ts";
import { exact, is_number, quantity, share, significant } from "../format.ts";
import { named } from "../months.ts";
import { words } from "../words.ts";
import { claims } from "./claims.ts";
import { finding, section, type Context, type Section } from "./section.ts";
import { sources } from "./sources.ts";

export function evidence(context: Context): Section {
  const { data } = context.answers;
  const observations = new Set(data.evidence.map((entry) => entry.id)).size;
  const tested = data.backtest ? ` ${words.evidence_page.coverage(named(data.backtest.as_of), whole(data.backtest.coverage["90"]))}` : "";
  return section("evidence",
    finding(words.evidence_page.finding(observations, data.claims.length, data.sources.length) + tested),
    data.backtest ? backtest_figure(context, data.backtest) : null,
    ...(data.posterior ? posterior_parts(context, data.posterior) : []),
    data.sensitivity ? sensitivity_figure(context, data.sensitivity) : null,
    claims(context), sources(context));
}

// A share as a whole number of 100, for sentences that already say "of 100".
function whole(value: number | undefined): string {
  return is_number(value) ? exact(Math.round(value * 100)) : "\u2013";
}

function backtest_figure(context: Context, backtest: Backtest): HTMLElement | null {
  const checks = backtest_series(backtest);
  if (checks.rows.length === 0) return null;
  const baselines = Object.entries(backtest.baselines)
    .map(([name, one]) => ({ name, score: typeof one === "number" ? one : one?.crps }))
    .filter((one) => is_number(one.score)).map((one) => words.backtest.baseline(one.name, significant(one.score!))).join(", ");
  const rest = checks.rows.length - checks.shown.length;
  return mount(context, () => ({
    id: "backtest",
    title: words.backtest.title(named(backtest.as_of), whole(backtest.coverage["90"])),
    unit: words.backtest.unit(named(backtest.as_of)),
    note: `${words.backtest.note(backtest.count, significant(backtest.crps), baselines)}${rest > 0 ? ` ${words.backtest.more(rest)}.` : ""}`,
    height: () => backtest_height(checks),
    draw: (host, look) => draw_backtest(host, look, checks),
    table: () => backtest_table(checks),
    describe: () => describe_backtest(checks),
  })).node;
}

function posterior_parts(context: Context, posterior: Posterior): (HTMLElement | null)[] {
  const rows = posterior_series(posterior);
  if (rows.length === 0) return [];
  const figure = mount(context, () => ({
    id: "posterior",
    title: words.posterior.title(rows[0]!.name, share(rows[0]!.contraction, 0)),
    unit: words.posterior.unit,
    note: words.posterior.note(posterior.members, posterior.observations, whole(posterior.coverage["50"]), whole(posterior.coverage["90"])),
    height: () => posterior_height(rows),
    draw: (host, look) => draw_posterior(host, look, rows),
    table: () => posterior_table(rows.length < posterior.parameters.length ? posterior_series(posterior, posterior.parameters.length) : rows),
    describe: () => describe_posterior(rows),
  })).node;
  return [figure, worst_table(posterior)];
}

function worst_table(posterior: Posterior): HTMLElement | null {
  if (!posterior.worst || posterior.worst.length === 0) return null;
  const head = [words.backtest.observation, words.posterior.observed, words.posterior.fitted, words.posterior.distance];
  return element("details", { class: "observations" }, element("summary", {}, words.posterior.worst),
    element("div", { class: "table-scroll", tabindex: 0, role: "region", "aria-label": words.posterior.worst },
      element("table", {},
        element("thead", {}, element("tr", {}, ...head.map((name, index) => element("th", { scope: "col", class: index > 0 ? "number" : null }, name)))),
        element("tbody", {}, ...posterior.worst.map((one) => element("tr", {},
          element("th", { scope: "row" }, one.label || one.observation),
          element("td", { class: "number" }, quantity(one.value)),
          element("td", { class: "number" }, words.chart.median_and_range(quantity(one.fitted[1]), quantity(one.fitted[0]), quantity(one.fitted[2]))),
          element("td", { class: "number" }, significant(one.z))))))));
}

function sensitivity_figure(context: Context, sensitivity: Sensitivity): HTMLElement | null {
  const bars = sensitivity_series(sensitivity);
  const first = bars.bars[0];
  if (!first) return null;
  return mount(context, () => ({
    id: "sensitivity",
    title: words.sensitivity.title(first.name, share(first.total ?? first.first, 0)),
    unit: words.sensitivity.unit(sensitivity.question),
    note: words.sensitivity.note(sensitivity.replications, sensitivity.method),
    height: () => sensitivity_height(bars),
    draw: (host, look) => draw_sensitivity(host, look, bars),
    table: () => sensitivity_table(bars),
    describe: () => describe_sensitivity(bars),
  })).node;
}
