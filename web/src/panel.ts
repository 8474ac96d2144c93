// "What if": levers as sliders and switches, what was changed in words, undo and redo, the engine's state, and what
// the levers did to the headline.
import { scenario_zip } from "./changed_scenario.ts";
import type { LeverEntry } from "./data.ts";
import { element } from "./dom.ts";
import { save } from "./figure/export.ts";
import { chance, exact, in_hundred, is_number } from "./format.ts";
import { encode_levers, History, with_lever, type LeverValues } from "./lever_values.ts";
import { month_name, named } from "./months.ts";
import { lever_control, type LeverControl } from "./panel_lever.ts";
import type { Context } from "./sections/section.ts";
import { words } from "./words.ts";

// A slider that is dragged asks at most this often; the last position is always asked.
const PACE = 60;

export interface Panel {
  node: HTMLElement;
  pull: (lever: string, value: number) => void;
}

export function levers_panel(context: Context, list: LeverEntry[], history: History): Panel {
  const { store, live } = context;
  const by_id = new Map(list.map((entry) => [entry.lever, entry]));
  let timer = 0;
  let last_asked = 0;
  const ask = () => {
    window.clearTimeout(timer);
    const wait = Math.max(0, last_asked + PACE - performance.now());
    timer = window.setTimeout(() => {
      last_asked = performance.now();
      live.pull(store.state.levers);
    }, wait);
  };
  const choose = (values: LeverValues) => store.set({ levers: values });
  const change = (lever: string, value: number, settled: boolean) => {
    const next = with_lever(store.state.levers, lever, value);
    history.change(next, lever);
    if (settled) history.settle();
    choose(next);
  };
  const pull = (lever: string, value: number) => change(lever, value, true);
  const controls = new Map<string, LeverControl>();
  const items = list.map((entry) => {
    const control = lever_control(entry, (value, settled) => change(entry.lever, value, settled));
    controls.set(entry.lever, control);
    return control.node;
  });
  const none_found = element("p", { class: "hint", hidden: true }, words.panel.none_found);
  const search = element("input", { type: "search" });
  search.addEventListener("input", () => {
    const sought = search.value.trim().toLowerCase();
    let shown = 0;
    list.forEach((entry, index) => {
      items[index]!.hidden = sought !== "" && !`${entry.text} ${entry.lever}`.toLowerCase().includes(sought);
      if (!items[index]!.hidden) shown += 1;
    });
    none_found.hidden = shown > 0;
  });
  const bar = change_bar(context, list, history, choose, pull, by_id);
  store.on(["levers"], () => {
    for (const [lever, control] of controls) control.set(store.state.levers[lever] ?? 0);
    bar.update();
    ask();
  });
  live.on_state(bar.update);
  live.on_answer(bar.update);
  for (const [lever, control] of controls) control.set(store.state.levers[lever] ?? 0);
  bar.update();
  const node = element("aside", { id: "what-if", class: "panel", "aria-labelledby": "what-if-heading" },
    element("h2", { id: "what-if-heading", tabindex: -1 }, words.panel.title),
    element("p", { class: "hint" }, words.panel.hint),
    ...bar.nodes,
    element("label", { class: "control" }, element("span", {}, words.panel.find), search),
    none_found,
    element("ul", { class: "levers" }, ...items));
  return { node, pull };
}

interface ChangeBar {
  nodes: HTMLElement[];
  update: () => void;
}

function change_bar(
  context: Context, list: LeverEntry[], history: History,
  choose: (values: LeverValues) => void, pull: (lever: string, value: number) => void, by_id: Map<string, LeverEntry>,
): ChangeBar {
  const { store, live } = context;
  const status = element("p", { class: "status", "aria-live": "polite" });
  const effect = element("p", { class: "effect", "aria-live": "polite", hidden: true });
  const changed = element("ul", { class: "changed", "aria-label": words.panel.changed });
  const button = (text: string, action: () => void) => {
    const node = element("button", { type: "button" }, text);
    node.addEventListener("click", action);
    return node;
  };
  const undo = button(words.panel.undo, () => { const values = history.undo(); if (values) choose(values); });
  const redo = button(words.panel.redo, () => { const values = history.redo(); if (values) choose(values); });
  // Shows the choice before the last change for a moment, then the present one again.
  const replay = button(words.panel.replay, () => {
    const before = history.before();
    const now = store.state.levers;
    if (!before) return;
    choose(before);
    window.setTimeout(() => { if (encode_levers(store.state.levers) === encode_levers(before)) choose(now); }, 1200);
  });
  const reset = button(words.panel.reset, () => { history.change({}, "reset"); history.settle(); choose({}); });
  const share = button(words.panel.share, () => void copy_link(share, store.hash()));
  const zip = button(words.panel.zip, () => void save_zip(context, list));
  const update = () => {
    const pulled = list.filter((entry) => (store.state.levers[entry.lever] ?? 0) > 0);
    changed.replaceChildren(...pulled.map((entry) => changed_item(by_id.get(entry.lever)!, store.state.levers[entry.lever]!, pull)));
    if (pulled.length === 0) changed.append(element("li", { class: "hint" }, words.panel.nothing));
    undo.disabled = !history.can_undo();
    redo.disabled = !history.can_redo();
    replay.disabled = history.before() === null;
    reset.disabled = zip.disabled = pulled.length === 0;
    status.textContent = status_text(context);
    status.dataset["state"] = live.state.kind;
    document.documentElement.dataset["live"] = live.state.kind;
    const told = effect_text(context);
    effect.hidden = told === "";
    effect.textContent = told;
  };
  return {
    nodes: [status, effect, changed, element("div", { class: "panel-buttons" }, undo, redo, replay, reset, share, zip)],
    update,
  };
}

function changed_item(entry: LeverEntry, value: number, pull: (lever: string, value: number) => void): HTMLElement {
  const text = lever_text(entry, value);
  const remove = element("button", { type: "button", class: "remove", "aria-label": words.controls.remove(text) }, "\u00d7");
  remove.addEventListener("click", () => pull(entry.lever, 0));
  return element("li", {}, element("span", {}, text), remove);
}

export function lever_text(entry: LeverEntry, value: number): string {
  return value === 1 ? entry.text : words.panel.at(entry.text, Math.round(value * 100));
}

function status_text({ live, answers }: Context): string {
  const { state } = live;
  switch (state.kind) {
    case "starting": return words.panel.starting;
    case "none": return words.panel.missing;
    case "stored": return words.panel.ready(answers.replications, String(answers.data.run.seed));
    case "busy": return words.panel.busy;
    case "refining": return words.panel.refining(state.replications, state.total);
    case "completing": return words.panel.completing(state.replications, exact(state.milliseconds / 1000, 2));
    case "done": return words.panel.done(state.replications, exact(state.milliseconds / 1000, 2));
    case "failed": return words.panel.failed(state.text);
  }
}

// What the levers did to the chosen comparison: the month by which half of futures cross, or the chance at the end.
function effect_text({ answers, base, store }: Context): string {
  if (!base) return "";
  const id = answers.comparisons.has(store.state.comparison) ? store.state.comparison : answers.headline?.id ?? "";
  const now = answers.comparisons.get(id);
  const before = base.comparisons.get(id);
  if (!now || !before) return "";
  const [then, earlier] = [now.crossover?.p50, before.crossover?.p50];
  if (then && earlier && then !== earlier) return words.panel.when_effect(named(then), named(earlier));
  const last = answers.months.length - 1;
  const [chance_now, chance_before] = [now.probability?.[last], before.probability?.[last]];
  if (!is_number(chance_now) || !is_number(chance_before)) return "";
  // Smaller than the error of so few futures: no effect that one could tell.
  const error = 1.645 * Math.sqrt(Math.max(0.0025, chance_now * (1 - chance_now)) / Math.max(1, answers.replications));
  const spoken = chance(chance_now, answers.replications);
  return Math.abs(chance_now - chance_before) < error
    ? words.panel.no_effect(month_name(answers.end), spoken, in_hundred(chance_before))
    : words.panel.effect(now.text, month_name(answers.end), spoken, in_hundred(chance_before));
}

async function copy_link(button: HTMLButtonElement, hash: string): Promise<void> {
  // A page on disk is shared as the part after "#": its path says nothing to others.
  const link = window.location.protocol === "file:" ? hash || "#" : `${window.location.href.split("#")[0]}${hash}`;
  let said = words.page.copied;
  try {
    await navigator.clipboard.writeText(link);
  } catch {
    said = words.page.not_copied;
  }
  button.textContent = said;
  window.setTimeout(() => { button.textContent = words.panel.share; }, 2500);
}

async function save_zip({ files, store, answers }: Context, list: LeverEntry[]): Promise<void> {
  const given = await files();
  if (!given) return;
  save("scenario-changed.zip", "application/zip", scenario_zip(given, list, store.state.levers, String(answers.data.run.seed)) as BlobPart);
}
