import { describe_chances } from "../charts/chances/describe.ts";
import { chances_height, chance_style, draw_chances } from "../charts/chances/draw.ts";
import { chances_series, MOST_CHANCES } from "../charts/chances/series.ts";
import { chances_table } from "../charts/chances/table.ts";
import { line_svg } from "../charts/shared/evidence_glyphs.ts";
import { element, labelled_select } from "../dom.ts";
import { mount } from "../figure/figure.ts";
import type { Chart } from "../figure/types.ts";
import { capitalised, in_hundred, is_number } from "../format.ts";
import { month_name } from "../months.ts";
import { words } from "../words.ts";
import { finding, part, type Context } from "./section.ts";
import { empty_chart } from "./sides.ts";

export function chances(context: Context): HTMLElement {
  const { store } = context;
  const sentence = finding();
  const picked = element("div", { class: "chips" });
  const add = labelled_select(words.controls.add_chance, [
    { value: "", text: "\u2026" },
    ...context.answers.data.comparisons.map((comparison) => ({ value: comparison.id, text: capitalised(comparison.text) })),
  ], "", (value) => {
    const now = store.state.chances;
    if (value && !now.includes(value) && now.length < MOST_CHANCES) store.set({ chances: [...now, value] });
    add.set("");
  });
  const figure = mount(context, () => chart(context), [add.node, picked]);
  const update = () => {
    const { answers } = context;
    fill_picked(context, picked);
    const first = answers.comparisons.get(store.state.chances[0] ?? "") ?? answers.headline;
    sentence.textContent = first ? words.chances.finding(first, month_name(answers.as_of), month_name(answers.end),
      first.probability?.[answers.as_of_index] ?? null, first.probability?.[answers.months.length - 1] ?? null, answers.replications) : words.chances.empty;
  };
  update();
  store.on(["chances"], () => { update(); figure.update(); });
  context.live.on_whole_answer(() => { update(); figure.refresh(); });
  return part("chances", sentence, figure.node);
}

function fill_picked({ answers, store }: Context, host: HTMLElement): void {
  host.replaceChildren();
  for (const id of store.state.chances) {
    const text = answers.comparisons.get(id)?.text ?? id;
    const remove = element("button", { type: "button", class: "chip", "aria-label": words.controls.remove(text) }, capitalised(text), element("span", { "aria-hidden": "true" }, "\u00d7"));
    remove.addEventListener("click", () => store.set({ chances: store.state.chances.filter((one) => one !== id) }));
    host.append(remove);
  }
  if (store.state.chances.length >= MOST_CHANCES) host.append(element("span", { class: "hint" }, words.controls.most_chances(MOST_CHANCES)));
}

function chart({ answers, base, store }: Context): Chart {
  const series = chances_series(answers, store.state.chances, base);
  if (series.lines.length === 0 || series.x.length === 0) return empty_chart("chances", words.sections.chances, words.chances.empty);
  let best = { value: -1, index: 0 };
  series.lines[0]!.values.forEach((value, index) => { if (is_number(value) && value > best.value) best = { value, index }; });
  return {
    id: "chances",
    title: words.chances.title(in_hundred(best.value / 100), month_name(answers.months[best.index]!)),
    unit: words.chances.unit,
    note: words.chances.note,
    height: chances_height,
    draw: (host, look) => draw_chances(host, look, answers, series),
    table: () => chances_table(answers, series),
    describe: () => describe_chances(answers, series),
    keys: series.lines.map((line, index) => ({
      text: capitalised(line.comparison.text),
      narrow_only: true,
      glyph: (palette) => line_svg(chance_style(palette, index).colour, chance_style(palette, index).dash),
    })),
  };
}
