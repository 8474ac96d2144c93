import { describe_readings } from "../charts/readings/describe.ts";
import { draw_readings, readings_height } from "../charts/readings/draw.ts";
import { FIRST_READINGS, readings_series } from "../charts/readings/series.ts";
import { readings_table } from "../charts/readings/table.ts";
import { element } from "../dom.ts";
import { mount } from "../figure/figure.ts";
import { exact } from "../format.ts";
import { month_name, named } from "../months.ts";
import { words } from "../words.ts";
import { section, type Context, type Section } from "./section.ts";

export function overview(context: Context): Section {
  const { answers } = context;
  const { data } = answers;
  const lines = data.headline.length > 0 ? data.headline : [words.overview.no_headline];
  const headline = element("div", { class: "headline" },
    ...lines.map((sentence, index) => element("p", { class: index === 0 ? "headline-first" : null }, sentence)));
  return section("overview", headline, facts(context), ...(data.comparisons.length > 0 ? [readings_figure(context)] : []));
}

function facts({ answers }: Context): HTMLElement {
  const { data } = answers;
  const { facts: names } = words.overview;
  const entries: [string, string][] = [
    [names.as_of, named(data.scenario.as_of)],
    [names.horizon, `${named(data.scenario.start)} to ${named(data.scenario.end)}`],
    [names.path, data.scenario.path_name],
    [names.futures, exact(data.run.replications)],
    [names.lines, exact(data.lines.length)],
    [names.claims, exact(data.claims.length)],
    [names.evidence, exact(new Set(data.evidence.map((entry) => entry.id)).size)],
    [names.sources, exact(data.sources.length)],
    [names.money, [data.scenario.currency, data.scenario.price_base].filter(Boolean).join(", ")],
  ];
  return element("dl", { class: "facts" }, ...entries.filter(([, value]) => value)
    .map(([name, value]) => element("div", {}, element("dt", {}, name), element("dd", {}, value))));
}

function readings_figure({ answers, foot }: Context): HTMLElement {
  let all = false;
  const total = readings_series(answers, true).length;
  const button = element("button", { type: "button" }, words.controls.all_readings(total));
  const mounted = mount(() => {
    const rows = readings_series(answers, all);
    return {
      id: "readings",
      title: words.overview.figure(rows.length),
      unit: words.overview.unit(month_name(answers.as_of), month_name(answers.end)),
      height: (width) => readings_height(rows.length, width),
      draw: (host, look) => draw_readings(host, look, answers, rows),
      table: () => readings_table(answers, rows),
      describe: () => describe_readings(answers, rows),
    };
  }, foot, total > FIRST_READINGS ? [button] : []);
  button.addEventListener("click", () => {
    all = !all;
    button.textContent = all ? words.controls.fewer_readings : words.controls.all_readings(total);
    mounted.update();
  });
  return mounted.node;
}
