import { element } from "../dom.ts";
import { exact, LIKELIHOOD } from "../format.ts";
import { named } from "../months.ts";
import { words } from "../words.ts";
import { key_figure } from "./key_figure.ts";
import { finding, section, type Context, type Section } from "./section.ts";

export function method({ answers }: Context): Section {
  const { data } = answers;
  const list = (texts: readonly string[]) => element("ul", {}, ...texts.map((text) => element("li", {}, text)));
  return section("method",
    finding(words.method.finding(data.run.replications, data.run.seed)),
    element("h3", {}, words.method.reading_title),
    key_figure(),
    list(words.method.reading),
    element("div", { class: "two-columns" },
      element("div", {}, element("h3", {}, words.method.for_title), list(words.method.uses)),
      element("div", {}, element("h3", {}, words.method.not_for_title), list(words.method.not_uses))),
    element("h3", {}, words.method.likelihood_title), likelihood_table(),
    element("h3", {}, words.method.record_title), record(answers.data),
    element("p", { class: "note" }, words.method.repeat(data.run.replications, data.run.seed)),
    element("p", { class: "note" }, words.page.offline));
}

function likelihood_table(): HTMLElement {
  const edges = LIKELIHOOD.map(([edge]) => Math.min(100, Math.round(edge * 100)));
  const range = (index: number) => {
    if (index === 0) return "<1";
    return index === edges.length - 1 ? ">99" : `${edges[index - 1]} to ${edges[index]}`;
  };
  return element("table", { class: "compact" },
    element("thead", {}, element("tr", {}, element("th", { scope: "col" }, words.method.likelihood_word), element("th", { scope: "col", class: "number" }, words.method.likelihood_range))),
    element("tbody", {}, ...LIKELIHOOD.map(([, word], index) =>
      element("tr", {}, element("th", { scope: "row" }, word), element("td", { class: "number" }, range(index)))).reverse()));
}

function record(data: Context["answers"]["data"]): HTMLElement {
  const { record: names } = words.method;
  const rows: [string, string][] = [
    [names.scenario, data.scenario.title],
    [names.path, data.scenario.path_name],
    [names.months, `${named(data.scenario.start)} to ${named(data.scenario.end)}`],
    [names.as_of, named(data.scenario.as_of)],
    [names.currency, [data.scenario.currency, data.scenario.price_base].filter(Boolean).join(", ")],
    [names.replications, exact(data.run.replications)],
    [names.seed, String(data.run.seed)],
    [names.scenario_hash, data.run.scenario_hash],
    [names.posterior, data.run.posterior],
    [names.result_hash, data.run.result_hash],
    [names.version, data.version],
    [names.schema, data.schema],
    ...Object.entries(data.run.seconds).filter(([, value]) => typeof value === "number")
      .map(([part, value]): [string, string] => [names.seconds(part), value.toFixed(2)]),
  ];
  return element("table", { class: "compact" }, element("tbody", {}, ...rows.filter(([, value]) => value)
    .map(([name, value]) => element("tr", {}, element("th", { scope: "row" }, name), element("td", { class: "break" }, value)))));
}
