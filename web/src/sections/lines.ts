import { describe_openings } from "../charts/openings/describe.ts";
import { draw_openings, openings_height } from "../charts/openings/draw.ts";
import { opening_items, openings_series } from "../charts/openings/series.ts";
import { openings_table } from "../charts/openings/table.ts";
import { describe_timeline } from "../charts/timeline/describe.ts";
import { draw_timeline, timeline_height } from "../charts/timeline/draw.ts";
import { has_started, matching, timeline_rows, type Filter } from "../charts/timeline/series.ts";
import { timeline_table } from "../charts/timeline/table.ts";
import { element, labelled_select, svg } from "../dom.ts";
import { mount } from "../figure/figure.ts";
import type { Chart } from "../figure/types.ts";
import { is_number, quantity } from "../format.ts";
import { month_name } from "../months.ts";
import { side_of } from "../palette.ts";
import { words } from "../words.ts";
import { finding, section, type Context, type Section } from "./section.ts";
import { empty_chart } from "./sides.ts";
import { is_printing } from "../theme.ts";

export function lines(context: Context): Section {
  const sentence = finding();
  const update = () => {
    const { answers } = context;
    const all = answers.data.lines;
    const now = answers.as_of_index + 1;
    const running = all.filter((line) => has_started(answers, line)).length;
    const later = all.filter((line) => is_number(line.start?.p50) && line.start.p50 >= now && !((line.never_starts ?? 0) > 0.5)).length;
    sentence.textContent = all.length === 0 ? words.lines.empty
      : words.lines.finding(all.length, running, later, month_name(answers.end), month_name(answers.as_of));
  };
  update();
  context.live.on_whole_answer(update);
  return section("lines", sentence, timeline_figure(context), openings_figure(context), capacity_figure(context));
}

function timeline_figure(context: Context): HTMLElement {
  const { answers } = context;
  const all = answers.data.lines;
  // How far the reader has scrolled, kept when the rows are drawn anew.
  const scrolled = { top: 0 };
  const filter: Filter = { item: "", party: "", status: "", text: "" };
  const items = unique(all.map((line) => [line.item, line.item_name || line.item]));
  // Few lines: all open. Many: the first item, so that the page shows what a row looks like.
  const largest = timeline_rows(answers, all, new Set())[0];
  const open = new Set<string>(all.length <= 40 ? items.map((item) => item.value) : largest?.kind === "heading" ? [largest.item] : []);
  const any = { value: "", text: words.controls.any };
  const selects = [
    labelled_select(words.controls.item, [any, ...items], "", (value) => { filter.item = value; if (value) open.add(value); mounted.update(); }),
    labelled_select(words.controls.party, [any, ...unique(all.map((line) => [line.party, line.party_name || line.party]))], "", (value) => { filter.party = value; mounted.update(); }),
    labelled_select(words.controls.status, [any, ...unique(all.map((line) => [line.status, words.timeline.status_name(line.status)]))], "", (value) => { filter.status = value; mounted.update(); }),
  ];
  const search = element("input", { type: "search" });
  search.addEventListener("input", () => { filter.text = search.value; mounted.update(); });
  const button = (text: string, action: () => void) => {
    const node = element("button", { type: "button" }, text);
    node.addEventListener("click", () => { action(); mounted.update(); });
    return node;
  };
  const controls = [
    ...selects.map((select) => select.node),
    element("label", { class: "control" }, element("span", {}, words.controls.find), search),
    button(words.controls.open_all, () => items.forEach((item) => open.add(item.value))),
    button(words.controls.close_all, () => open.clear()),
    button(words.controls.reset, () => {
      Object.assign(filter, { item: "", party: "", status: "", text: "" });
      search.value = "";
      selects.forEach((select) => select.set(""));
    }),
  ];
  const mounted = mount(context, () => {
    const { answers } = context;
    const shown = matching(answers.data.lines, filter);
    const title = words.lines.title(shown.length, shown.filter((line) => has_started(answers, line)).length);
    if (shown.length === 0) return empty_chart("timeline", title, words.lines.none_left);
    const rows = () => timeline_rows(answers, shown, open);
    return {
      id: "timeline",
      title,
      unit: words.lines.unit,
      note: words.lines.note,
      interactive: true,
      height: (width) => timeline_height(rows(), { narrow: width < 560, print: is_printing() }),
      draw: (host, look) => draw_timeline(host, look, answers, rows(), (item) => {
        if (!open.delete(item)) open.add(item);
        mounted.update();
      }, scrolled),
      table: () => timeline_table(answers, shown),
      describe: () => describe_timeline(answers, shown),
    };
  }, controls);
  context.live.on_whole_answer(mounted.refresh);
  return mounted.node;
}

function unique(pairs: [string, string][]): { value: string; text: string }[] {
  return [...new Map(pairs)].map(([value, text]) => ({ value, text })).sort((one, other) => one.text.localeCompare(other.text));
}

function openings_figure(context: Context): HTMLElement {
  const figure = mount(context, () => {
    const { answers } = context;
    const bars = openings_series(answers, "");
    if (!bars) return empty_chart("openings", words.sections.lines, words.lines.openings_empty);
    const { bloc, year, amount } = peak(bars);
    const title = words.lines.openings_title(words.bloc(bloc), year, words.openings.amount(quantity(amount), ""));
    return {
      id: "openings", title, unit: words.lines.openings_unit, height: openings_height,
      draw: (host, look) => draw_openings(host, look, answers, bars),
      table: () => openings_table(bars),
      describe: () => describe_openings(bars, title),
      keys: bloc_keys(bars),
    };
  });
  context.live.on_whole_answer(figure.refresh);
  return figure.node;
}

function capacity_figure(context: Context): HTMLElement | null {
  const { answers, store } = context;
  const items = opening_items(answers);
  if (items.length === 0) return null;
  const select = labelled_select(words.controls.item, items.map((item) => ({ value: item, text: answers.item_name(item) })),
    store.state.capacity_item, (value) => store.set({ capacity_item: value }));
  const mounted = mount(context, () => {
    const { answers } = context;
    const item = items.includes(store.state.capacity_item) ? store.state.capacity_item : items[0]!;
    const bars = openings_series(answers, item);
    if (!bars) return empty_chart("capacity", words.sections.lines, words.lines.openings_empty);
    const { bloc, year, amount } = peak(bars);
    const title = words.lines.capacity_title(words.bloc(bloc), answers.item_name(item), year, words.openings.amount(quantity(amount), bars.unit));
    return {
      id: "capacity", title, unit: words.lines.capacity_unit, height: openings_height,
      draw: (host, look) => draw_openings(host, look, answers, bars),
      table: () => openings_table(bars),
      describe: () => describe_openings(bars, title),
      keys: bloc_keys(bars),
    };
  }, [select.node]);
  context.live.on_whole_answer(mounted.refresh);
  store.on(["capacity_item"], () => { select.set(store.state.capacity_item); mounted.update(); });
  return mounted.node;
}

type Bars = NonNullable<ReturnType<typeof openings_series>>;

function peak(bars: Bars): { bloc: string; year: number; amount: number } {
  const row = bars.rows[0]!;
  let most = 0;
  row.values.forEach((value, index) => { if ((value ?? 0) > (row.values[most] ?? 0)) most = index; });
  return { bloc: row.bloc, year: bars.years[most]!, amount: (row.values[most] ?? 0) * bars.factor };
}

function bloc_keys(bars: Bars): Chart["keys"] {
  return bars.rows.map((row) => ({
    text: words.bloc(row.bloc),
    glyph: (palette) => {
      const { colour } = side_of(palette, row.side);
      return svg("svg", { width: 16, height: 16, viewBox: "0 0 16 16", "aria-hidden": "true" },
        svg("rect", { x: 2, y: 2, width: 12, height: 12, fill: row.side === "a" ? colour : palette.surface, stroke: colour, "stroke-width": 1.8 }));
    },
  }));
}
