import { describe_spending } from "../charts/spending/describe.ts";
import { draw_spending, spending_height } from "../charts/spending/draw.ts";
import { MARKS, meets_at_end, spending_panels, type SpendingPanels } from "../charts/spending/series.ts";
import { spending_inspection } from "../charts/spending/inspect.ts";
import { spending_table } from "../charts/spending/table.ts";
import { describe_tiles } from "../charts/tiles/describe.ts";
import { draw_tiles, tiles_height } from "../charts/tiles/draw.ts";
import { over_half, tiles_series } from "../charts/tiles/series.ts";
import { tiles_table } from "../charts/tiles/table.ts";
import type { Spending } from "../data.ts";
import { element, labelled_select, segments } from "../dom.ts";
import { mount, when_calm } from "../figure/figure.ts";
import { sortable_table } from "../figure/sortable.ts";
import type { Chart } from "../figure/types.ts";
import { in_hundred, share } from "../format.ts";
import type { State } from "../state.ts";
import { words } from "../words.ts";
import { output_figure } from "./output.ts";
import { finding, section, type Context, type Section } from "./section.ts";
import { empty_chart } from "./sides.ts";

export function spending(context: Context): Section {
  const { store } = context;
  if (!panels_of(context)) return section("spending", finding(words.spending.empty));
  const sentence = finding();
  const sort = segments(words.controls.sort, [
    { value: "chance", text: words.controls.sort_chance },
    { value: "gap", text: words.controls.sort_gap },
    { value: "name", text: words.controls.sort_name },
  ], store.state.sort, (value) => store.set({ sort: value as State["sort"] }));
  const marks = segments(words.tiles.mark, MARKS.map((mark) => ({ value: mark.key, text: words.tiles.mark_text(mark.key, share(mark.share)) })),
    store.state.mark, (value) => store.set({ mark: value as State["mark"] }));
  const groups = [...new Set(spending_panels(context.answers, "name")!.members.map((row) => row.group))];
  const group = labelled_select(words.controls.group, [{ value: "", text: words.controls.any }, ...groups.map((id) => ({ value: id, text: words.group_name(id) }))],
    store.state.group, (value) => store.set({ group: value }));
  const tiles = mount(context, () => tiles_chart(context), [marks]);
  const figure = mount(context, () => chart(context), [sort, groups.length > 1 ? group.node : null]);
  const table = element("div");
  const update = () => {
    const panels = spending_panels(context.answers, "name")!;
    const end = panels.years[panels.years.length - 1] ?? 0;
    const over = panels.members.filter((row) => (meets_at_end(row, "3.5") ?? 0) >= 0.5).length;
    sentence.textContent = words.spending.finding(panels.groups.map((row) => ({ name: row.name, chance: meets_at_end(row, "3.5") })), end, over, panels.members.length);
  };
  const fill = () => {
    const shown = panels_of(context);
    if (shown) table.replaceChildren(sortable_table(spending_table(context.answers, shown), words.spending.table_title));
  };
  update();
  fill();
  const fill_later = when_calm(fill);
  store.on(["sort"], () => figure.update());
  store.on(["mark"], () => tiles.update());
  store.on(["group"], () => { group.set(store.state.group); figure.update(); fill(); });
  context.live.on_whole_answer(() => { update(); fill_later(); tiles.refresh(); figure.refresh(); });
  const made = output_figure(context);
  return section("spending", sentence, tiles.node, figure.node, ...(made ? [element("h3", {}, words.output.heading), made] : []),
    element("h3", {}, words.spending.table_title),
    element("p", { class: "note" }, `${words.spending.note} ${words.spending.column_hint}`), table);
}

// The members of the chosen group; the groups themselves always.
function panels_of({ answers, store }: Context): SpendingPanels | null {
  const panels = spending_panels(answers, store.state.sort);
  if (!panels || !store.state.group) return panels;
  const fits = (row: Spending) => row.group === store.state.group;
  return { ...panels, groups: panels.groups.filter(fits), members: panels.members.filter(fits), others: [] };
}

function tiles_chart({ answers, base, store }: Context): Chart {
  const panels = spending_panels(answers, "name");
  if (!panels || panels.members.length === 0) return empty_chart("tiles", words.sections.spending, words.spending.empty);
  const tiles = tiles_series(panels, store.state.mark, base ? spending_panels(base, "name") : null);
  const mark = words.tiles.mark_text(tiles.mark, share(Number(tiles.mark) / 100));
  return {
    id: "tiles",
    title: words.tiles.title(over_half(tiles), tiles.tiles.length, mark, tiles.year),
    unit: words.tiles.unit,
    height: (width) => tiles_height(tiles, width),
    draw: (host, look) => draw_tiles(host, look, tiles),
    table: () => tiles_table(tiles),
    describe: () => describe_tiles(tiles),
  };
}

function chart(context: Context): Chart {
  const { answers, base } = context;
  const panels = panels_of(context);
  if (!panels) return empty_chart("spending", words.sections.spending, words.spending.empty);
  const ranked = [...panels.members].sort((one, other) => (meets_at_end(other, "3.5") ?? -1) - (meets_at_end(one, "3.5") ?? -1));
  const best = ranked[0];
  const worst = ranked[ranked.length - 1];
  return {
    id: "spending",
    title: best && worst ? words.spending.title(best.name, in_hundred(meets_at_end(best, "3.5")), worst.name, in_hundred(meets_at_end(worst, "3.5"))) : words.sections.spending,
    unit: words.spending.unit,
    height: (width) => spending_height(panels, width),
    draw: (host, look) => draw_spending(host, look, panels),
    table: () => spending_table(answers, panels),
    inspect: (step) => spending_inspection(base, panels, step),
    describe: () => describe_spending(panels),
  };
}
