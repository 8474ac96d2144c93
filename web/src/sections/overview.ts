import { describe_readings } from "../charts/readings/describe.ts";
import { draw_readings, readings_height } from "../charts/readings/draw.ts";
import { FIRST_READINGS, readings_series } from "../charts/readings/series.ts";
import { readings_table } from "../charts/readings/table.ts";
import { element, labelled_select } from "../dom.ts";
import { mount } from "../figure/figure.ts";
import { capitalised, exact, in_hundred, is_number } from "../format.ts";
import { month_name, named, parse_month } from "../months.ts";
import { words } from "../words.ts";
import { language_code } from "../words/say.ts";
import { crossover_chart } from "./crossover.ts";
import { section, type Context, type Section } from "./section.ts";
import { chosen_comparison, sides_chart } from "./sides.ts";

export function overview(context: Context): Section {
  const compared = context.answers.data.comparisons.length > 0;
  if (!compared) return section("overview", told(context), facts(context));
  const hero = mount(context, () => ({ ...sides_chart(context, "hero"), note: undefined }));
  const dots = mount(context, () => ({ ...crossover_chart(context, "dots"), note: undefined }));
  context.store.on(["comparison"], () => { hero.update(); dots.update(); });
  for (const figure of [hero, dots]) context.live.on_answer(figure.refresh);
  return section("overview", asked(context), hero.node, told(context), dots.node, readings_figure(context), facts(context));
}

// The answer as a sentence whose comparison and month the reader can change.
function asked(context: Context): HTMLElement {
  const { store } = context;
  const sentence = element("p", { class: "headline-first", "aria-live": "polite" });
  const ratio = element("p", { class: "headline-second" });
  const month_at = () => parse_month(store.state.month) ?? context.answers.as_of;
  const first = context.answers.months[0] ?? 0;
  const slider = element("input", { type: "range", min: 0, max: context.answers.months.length - 1, step: 1, class: "month-slider" });
  const shown_month = element("output", { class: "month-shown" });
  slider.addEventListener("input", () => store.set({ month: month_text(first + Number(slider.value)) }));
  const comparison = labelled_select(words.controls.comparison,
    context.answers.data.comparisons.map((one) => ({ value: one.id, text: capitalised(one.text) })),
    store.state.comparison, (value) => store.set({ comparison: value }));
  const update = () => {
    const { answers } = context;
    const chosen = chosen_comparison(context);
    const left = chosen && answers.measures.get(chosen.left);
    const right = chosen && answers.measures.get(chosen.right);
    const index = Math.max(0, Math.min(answers.months.length - 1, month_at() - first));
    slider.value = String(index);
    const name = month_name(answers.months[index] ?? month_at());
    slider.setAttribute("aria-valuetext", name);
    shown_month.textContent = name;
    comparison.set(store.state.comparison);
    sentence.textContent = chosen && left && right
      ? words.sides.finding(chosen, left, right, name, index, answers.replications, false) : words.sides.missing;
    const ratio_text = chosen ? words.sides.ratio_sentence(chosen, index) : null;
    const before = chosen ? context.base?.comparisons.get(chosen.id)?.probability?.[index] : null;
    ratio.textContent = [ratio_text, is_number(before) ? words.claims.before(in_hundred(before)) : null].filter(Boolean).join(" \u00b7 ");
  };
  update();
  store.on(["comparison", "month"], update);
  context.live.on_answer(update);
  const month = element("label", { class: "control month-control", title: words.overview.month_hint }, element("span", {}, words.controls.month), slider, shown_month);
  return element("div", { class: "headline" }, sentence, ratio, element("div", { class: "controls" }, comparison.node, month));
}

function month_text(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
}

// The program's own sentences on the first comparison.
function told(context: Context): HTMLElement {
  const host = element("div", { class: "told" });
  const update = () => {
    const { data } = context.answers;
    const sentences = data.headlines?.[language_code()] ?? data.headline;
    const lines = sentences.length > 0 ? sentences : [words.overview.no_headline];
    // The first sentence is what the page says above, for whichever month and comparison the reader asks.
    const said = data.comparisons.length > 0 && lines.length > 2;
    host.replaceChildren(...lines.slice(said ? 1 : 0).map((sentence) => element("p", {}, sentence)));
  };
  update();
  context.live.on_answer(update);
  return host;
}

function facts({ answers }: Context): HTMLElement {
  const { data } = answers;
  const { facts: names } = words.overview;
  const entries: [string, string][] = [
    [names.as_of, named(data.scenario.as_of)],
    [names.horizon, words.overview.from_to(named(data.scenario.start), named(data.scenario.end))],
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

function readings_figure(context: Context): HTMLElement {
  let all = false;
  const total = readings_series(context.answers, true).length;
  const button = element("button", { type: "button" }, words.controls.all_readings(total));
  const mounted = mount(context, () => {
    const { answers, base } = context;
    const rows = readings_series(answers, all, base);
    return {
      id: "readings",
      title: words.overview.figure(rows.length),
      unit: words.overview.unit(month_name(answers.as_of), month_name(answers.end)),
      height: (width) => readings_height(rows.length, width),
      draw: (host, look) => draw_readings(host, look, answers, rows),
      table: () => readings_table(answers, rows),
      describe: () => describe_readings(answers, rows),
      choose: (step) => { if (rows[step]) context.store.set({ comparison: rows[step].comparison.id }); },
    };
  }, total > FIRST_READINGS ? [button] : []);
  button.addEventListener("click", () => {
    all = !all;
    button.textContent = all ? words.controls.fewer_readings : words.controls.all_readings(total);
    mounted.update();
  });
  context.live.on_whole_answer(mounted.refresh);
  return mounted.node;
}
