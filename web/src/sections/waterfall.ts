import { describe_binding } from "../charts/binding/describe.ts";
import { binding_height, draw_binding } from "../charts/binding/draw.ts";
import { binding_series, worst } from "../charts/binding/series.ts";
import { binding_table } from "../charts/binding/table.ts";
import { describe_waterfall } from "../charts/waterfall/describe.ts";
import { draw_waterfall, now_index, term_colour, waterfall_height } from "../charts/waterfall/draw.ts";
import { largest_cause, stack_series, waterfall_key, type Stack } from "../charts/waterfall/series.ts";
import { waterfall_table } from "../charts/waterfall/table.ts";
import type { Waterfall } from "../data.ts";
import { labelled_select, segments, svg } from "../dom.ts";
import { mount } from "../figure/figure.ts";
import type { Chart } from "../figure/types.ts";
import { capitalised, is_number, quantity, share } from "../format.ts";
import type { State } from "../state.ts";
import { words } from "../words.ts";
import { finding, section, type Context, type Section } from "./section.ts";
import { empty_chart } from "./sides.ts";

export function waterfall(context: Context): Section {
  const { answers, store, foot } = context;
  const rows = answers.data.waterfall;
  const sentence = finding();
  const select = labelled_select(words.controls.waterfall,
    rows.map((row) => ({ value: waterfall_key(row), text: row.item_name, group: words.bloc(row.bloc) })),
    store.state.waterfall, (value) => store.set({ waterfall: value }));
  const by = segments(words.controls.by, [
    { value: "year", text: words.controls.by_year },
    { value: "month", text: words.controls.by_month },
  ], store.state.by, (value) => store.set({ by: value as State["by"] }));
  const chosen = () => rows.find((row) => waterfall_key(row) === store.state.waterfall) ?? rows[0] ?? null;
  const stack = mount(() => stack_chart(context, chosen()), foot, [select.node, by]);
  const heat = mount(() => heat_chart(context, chosen()), foot);
  const update = () => { sentence.textContent = sentence_of(context, chosen()); };
  update();
  store.on(["waterfall"], () => { select.set(store.state.waterfall); update(); stack.update(); heat.update(); });
  store.on(["by"], () => stack.update());
  return section("waterfall", sentence, stack.node, heat.node);
}

function made_share(stack: Stack, index: number): string {
  const made = stack.terms.find((term) => term.kind === "made")?.values[index];
  const wished = stack.wished[index];
  return is_number(made) && wished ? share(made / wished, 0) : "\u2013";
}

// The year after the as-of month's is the first that can still be changed.
function sentence_of({ answers }: Context, row: Waterfall | null): string {
  if (!row || answers.months.length === 0) return words.waterfall.section.empty;
  const stack = stack_series(row, answers.months, "year");
  const index = Math.min(stack.labels.length - 1, now_index(stack, answers) + 1);
  const cause = largest_cause(stack, index);
  const lost = cause?.values[index] ?? 0;
  const wished = stack.wished[index];
  const made = stack.terms.find((term) => term.kind === "made")?.values[index];
  const back = (value: number | null | undefined) => quantity(value == null ? null : value * stack.factor);
  return words.waterfall.section.finding(String(stack.labels[index]), back(wished), row.unit, back(made),
    cause ? words.waterfall.term(cause, answers.item_name).replace(/^Input: /, "") : null, back(lost), wished ? share(lost / wished, 0) : "\u2013");
}

function stack_chart({ answers, store }: Context, row: Waterfall | null): Chart {
  if (!row || answers.months.length === 0) return empty_chart("waterfall", words.sections.waterfall, words.waterfall.section.empty);
  const stack = stack_series(row, answers.months, store.state.by);
  const yearly = stack_series(row, answers.months, "year");
  const now = now_index(yearly, answers);
  const last = yearly.labels.length - 1;
  return {
    id: "waterfall",
    title: words.waterfall.section.title(capitalised(row.item_name), words.bloc(row.bloc), String(yearly.labels[now]), String(yearly.labels[last]), made_share(yearly, now), made_share(yearly, last)),
    unit: words.waterfall.section.unit(stack.axis_name, store.state.by === "year" ? words.controls.by_year : words.controls.by_month),
    note: words.waterfall.section.note,
    height: waterfall_height,
    draw: (host, look) => draw_waterfall(host, look, answers, stack),
    table: () => waterfall_table(answers, stack),
    describe: () => describe_waterfall(answers, stack),
    keys: [...stack.terms].reverse().map((term) => ({
      text: words.waterfall.term(term, answers.item_name),
      narrow_only: true,
      glyph: (palette) => svg("svg", { width: 16, height: 16, viewBox: "0 0 16 16", "aria-hidden": "true" },
        svg("rect", { x: 2, y: 2, width: 12, height: 12, fill: term_colour(palette, stack, term, answers) })),
    })),
  };
}

function heat_chart({ answers }: Context, row: Waterfall | null): Chart {
  if (!row || answers.months.length === 0) return empty_chart("binding", words.sections.waterfall, words.waterfall.section.empty);
  const binding = binding_series(row, answers.months);
  const counts = new Map<number, number>();
  binding.years.forEach((_, year) => {
    const term = worst(binding, year);
    if (term !== null) counts.set(term, (counts.get(term) ?? 0) + 1);
  });
  const [most, years] = [...counts].sort((one, other) => other[1] - one[1])[0] ?? [0, 0];
  return {
    id: "binding",
    title: words.waterfall.section.heat_title(words.waterfall.term(binding.terms[most]!, answers.item_name), years, binding.years.length),
    unit: words.waterfall.section.heat_unit,
    note: words.waterfall.section.heat_note,
    height: () => binding_height(binding),
    draw: (host, look) => draw_binding(host, look, answers, binding),
    table: () => binding_table(answers, binding),
    describe: () => describe_binding(answers, binding),
  };
}
