import { describe_spending } from "../charts/spending/describe.ts";
import { draw_spending, spending_height } from "../charts/spending/draw.ts";
import { meets_at_end, spending_panels } from "../charts/spending/series.ts";
import { spending_table } from "../charts/spending/table.ts";
import { element, segments } from "../dom.ts";
import { mount } from "../figure/figure.ts";
import { sortable_table } from "../figure/sortable.ts";
import type { Chart } from "../figure/types.ts";
import { in_hundred } from "../format.ts";
import type { State } from "../state.ts";
import { words } from "../words.ts";
import { finding, section, type Context, type Section } from "./section.ts";
import { empty_chart } from "./sides.ts";

export function spending(context: Context): Section {
  const { answers, store, foot } = context;
  const panels = spending_panels(answers, "chance");
  if (!panels) return section("spending", finding(words.spending.section.empty));
  const end = panels.years[panels.years.length - 1] ?? 0;
  const over_half = panels.members.filter((row) => (meets_at_end(row, "3.5") ?? 0) >= 0.5).length;
  const sentence = finding(words.spending.section.finding(panels.groups, end, (row) => meets_at_end(row, "3.5"), over_half, panels.members.length));
  const sort = segments(words.controls.sort, [
    { value: "chance", text: words.controls.sort_chance },
    { value: "gap", text: words.controls.sort_gap },
    { value: "name", text: words.controls.sort_name },
  ], store.state.sort, (value) => store.set({ sort: value as State["sort"] }));
  const figure = mount(() => chart(context), foot, [sort]);
  store.on(["sort"], () => figure.update());
  const table = sortable_table(spending_table(panels, answers.data.scenario.currency), words.spending.section.table_title);
  return section("spending", sentence, figure.node,
    element("h3", {}, words.spending.section.table_title),
    element("p", { class: "note" }, `${words.spending.section.note} ${words.spending.section.column_hint}`), table);
}

function chart({ answers, store }: Context): Chart {
  const panels = spending_panels(answers, store.state.sort);
  if (!panels) return empty_chart("spending", words.sections.spending, words.spending.section.empty);
  const ranked = [...panels.members].sort((one, other) => (meets_at_end(other, "3.5") ?? -1) - (meets_at_end(one, "3.5") ?? -1));
  const best = ranked[0];
  const worst = ranked[ranked.length - 1];
  return {
    id: "spending",
    title: best && worst ? words.spending.section.title(best.name, in_hundred(meets_at_end(best, "3.5")), worst.name, in_hundred(meets_at_end(worst, "3.5"))) : words.sections.spending,
    unit: words.spending.section.unit,
    height: (width) => spending_height(panels, width),
    draw: (host, look) => draw_spending(host, look, panels),
    table: () => spending_table(panels, answers.data.scenario.currency),
    describe: () => describe_spending(panels),
  };
}
