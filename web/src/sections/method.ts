import { element } from "../dom.ts";
import { exact, LIKELIHOOD } from "../format.ts";
import { named } from "../months.ts";
import { words } from "../words.ts";
import { say } from "../words/say.ts";
import { key_figure } from "./key_figure.ts";
import { finding, section, type Context, type Section } from "./section.ts";

export function method({ answers }: Context): Section {
  const { data } = answers;
  const list = (texts: readonly string[]) => element("ul", {}, ...texts.map((text) => element("li", {}, text)));
  return section("method",
    finding(words.method.finding(data.run.replications, data.run.seed)),
    element("h3", {}, words.method.reading_title),
    key_figure(),
    list(words.method.reading()),
    element("div", { class: "two-columns" },
      element("div", {}, element("h3", {}, words.method.for_title), list(words.method.uses())),
      element("div", {}, element("h3", {}, words.method.not_for_title), list(words.method.not_uses()))),
    element("h3", {}, words.method.likelihood_title), likelihood_table(),
    element("h3", {}, words.method.record_title), record(answers.data),
    element("p", { class: "note" }, words.method.repeat(`sinews run FOLDER --replications ${data.run.replications} --seed ${data.run.seed} --out DIR`)),
    element("p", { class: "note" }, words.page.offline));
}

function likelihood_table(): HTMLElement {
  const edges = LIKELIHOOD.map(([edge]) => Math.min(100, Math.round(edge * 100)));
  const range = (index: number) => {
    if (index === 0) return "<1";
    return index === edges.length - 1 ? ">99" : words.method.likelihood_span(edges[index - 1]!, edges[index]!);
  };
  return element("table", { class: "compact" },
    element("thead", {}, element("tr", {}, element("th", { scope: "col" }, words.method.likelihood_word), element("th", { scope: "col", class: "number" }, words.method.likelihood_range))),
    element("tbody", {}, ...LIKELIHOOD.map(([, , key], index) =>
      element("tr", {}, element("th", { scope: "row" }, say(key)), element("td", { class: "number" }, range(index)))).reverse()));
}

function record(data: Context["answers"]["data"]): HTMLElement {
  const rows: [string, string][] = [
    [words.method.record_scenario, data.scenario.title],
    [words.method.record_path, data.scenario.path_name],
    [words.method.record_months, words.overview.from_to(named(data.scenario.start), named(data.scenario.end))],
    [words.method.record_as_of, named(data.scenario.as_of)],
    [words.method.record_currency, [data.scenario.currency, data.scenario.price_base].filter(Boolean).join(", ")],
    [words.method.record_replications, exact(data.run.replications)],
    [words.method.record_seed, String(data.run.seed)],
    [words.method.record_scenario_hash, data.run.scenario_hash],
    [words.method.record_posterior, data.run.posterior],
    [words.method.record_result_hash, data.run.result_hash],
    [words.method.record_version, data.version],
    [words.method.record_schema, data.schema],
    ...Object.entries(data.run.seconds).filter(([, value]) => typeof value === "number")
      .map(([part, value]): [string, string] => [words.method.record_seconds(part), exact(value, 2)]),
  ];
  return element("table", { class: "compact" }, element("tbody", {}, ...rows.filter(([, value]) => value)
    .map(([name, value]) => element("tr", {}, element("th", { scope: "row" }, name), element("td", { class: "break" }, value)))));
}
