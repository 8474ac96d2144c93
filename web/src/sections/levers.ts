// What would change the answer: what each lever is worth (made by `sinews levers`, or measured here on demand), and the
// list of all levers, each with what it changes.
import { change_text, unit_text } from "../charts/tornado/change_text.ts";
import { describe_tornado } from "../charts/tornado/describe.ts";
import { draw_tornado, tornado_height } from "../charts/tornado/draw.ts";
import { questions_of, tornado_of } from "../charts/tornado/series.ts";
import { tornado_table } from "../charts/tornado/table.ts";
import type { LeverEntry, Levers } from "../data.ts";
import { element, labelled_select } from "../dom.ts";
import { mount } from "../figure/figure.ts";
import { ranking } from "../rank_levers.ts";
import { exact } from "../format.ts";
import { named } from "../months.ts";
import { words } from "../words.ts";
import { finding, section, type Context, type Section } from "./section.ts";

export function levers(context: Context): Section {
  const { levers: worth, lever_list: list = [] } = context.answers.data;
  const found = list.length > 0 ? words.levers.finding(list.length, context.playable) : words.levers.none;
  const tornado = worth ? tornado_parts(context, worth, words.tornado.note) : null;
  return section("levers", tornado?.sentence ?? finding(found), tornado?.node,
    !worth && context.playable ? ranking_part(context, list) : null,
    list.length > 0 ? lever_table(context, list) : null);
}

// Without what `sinews levers` found: a button that measures it here.
function ranking_part(context: Context, list: LeverEntry[]): HTMLElement {
  const host = element("div", { class: "ranking" });
  const button = element("button", { type: "button" }, words.levers.rank(list.length));
  const status = element("span", { class: "hint", "aria-live": "polite" });
  button.addEventListener("click", () => {
    button.disabled = true;
    void ranking(context.live, list).run((done) => { status.textContent = words.levers.ranking(done, list.length); }).then((worth) => {
      button.disabled = false;
      status.textContent = "";
      // What the reader has pulled is what the page shows.
      if (Object.keys(context.store.state.levers).length > 0) context.live.pull(context.store.state.levers);
      if (!worth) return;
      const { sentence, node } = tornado_parts(context, worth, words.levers.rank_note(worth.replications));
      host.replaceChildren(sentence, node);
    });
  });
  host.append(element("div", { class: "controls" }, button, status));
  return host;
}

function tornado_parts(context: Context, worth: Levers, note: string): { sentence: HTMLElement; node: HTMLElement } {
  const { store } = context;
  const questions = questions_of(worth);
  const chosen = () => (questions.some((one) => one.value === store.state.question) ? store.state.question : questions[0]?.value ?? "");
  const sentence = finding();
  const select = labelled_select(words.tornado.question, questions, chosen(), (value) => store.set({ question: value }));
  const figure = mount(context, () => {
    const tornado = tornado_of(worth, chosen());
    return {
      id: "levers",
      title: words.tornado.title(tornado.question),
      unit: unit_text(tornado),
      note,
      height: () => tornado_height(tornado),
      draw: (host, look) => draw_tornado(host, look, tornado),
      table: () => tornado_table(tornado),
      describe: () => describe_tornado(tornado),
      ...(context.playable ? { choose: (step: number) => { if (tornado.bars[step]) context.pull(tornado.bars[step].lever.name, 1); } } : {}),
    };
  }, [select.node]);
  const update = () => {
    select.set(chosen());
    const tornado = tornado_of(worth, chosen());
    const first = tornado.bars[0];
    if (!first) return;
    const change = `${change_text(first.change, tornado.unit)} ${Number.isFinite(first.change) ? (tornado.unit === "months" ? words.tornado.months : unit_text(tornado)) : ""}`.trim();
    sentence.textContent = words.tornado.finding(first.lever.text, change, tornado.bars.length, exact(worth.replications));
  };
  update();
  store.on(["question"], () => { update(); figure.update(); });
  return { sentence, node: figure.node };
}

function lever_table(context: Context, list: LeverEntry[]): HTMLElement {
  const head = [words.tornado.lever, words.levers.acts, words.levers.changes, ...(context.playable ? [words.levers.try] : [])];
  const rows = list.map((entry) => {
    const button = element("button", { type: "button" }, words.levers.try);
    const update = () => {
      const pulled = (context.store.state.levers[entry.lever] ?? 0) > 0;
      button.textContent = pulled ? words.levers.stop : words.levers.try;
      button.setAttribute("aria-label", `${button.textContent}: ${entry.text}`);
    };
    button.addEventListener("click", () => context.pull(entry.lever, (context.store.state.levers[entry.lever] ?? 0) > 0 ? 0 : 1));
    update();
    context.store.on(["levers"], update);
    return element("tr", {},
      element("th", { scope: "row" }, entry.text, element("br"), element("code", {}, entry.lever)),
      element("td", { "data-label": words.levers.acts, class: "nowrap" }, named(entry.from)),
      element("td", { "data-label": words.levers.changes, class: "uses" }, ...entry.changes.map((change) => element("div", {}, change))),
      context.playable ? element("td", {}, button) : null);
  });
  return element("details", { class: "observations", open: context.answers.data.levers ? null : true },
    element("summary", {}, `${words.levers.list} (${exact(list.length)})`),
    element("div", { class: "source-list", tabindex: 0, role: "region", "aria-label": words.levers.list },
      element("table", { class: "stacked levers-table" },
        element("thead", {}, element("tr", {}, ...head.map((name) => element("th", { scope: "col" }, name)))),
        element("tbody", {}, ...rows))));
}
