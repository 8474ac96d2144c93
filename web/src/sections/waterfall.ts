import { describe_binding } from "../charts/binding/describe.ts";
import { binding_height, draw_binding } from "../charts/binding/draw.ts";
import { binding_series, worst } from "../charts/binding/series.ts";
import { binding_table } from "../charts/binding/table.ts";
import { describe_waterfall } from "../charts/waterfall/describe.ts";
import { draw_waterfall, now_index, term_colour, waterfall_height } from "../charts/waterfall/draw.ts";
import { largest_cause, stack_series, waterfall_key, years_of, type Stack } from "../charts/waterfall/series.ts";
import { waterfall_table } from "../charts/waterfall/table.ts";
import type { Answers } from "../answers.ts";
import { describe_binds } from "../charts/binds/describe.ts";
import { binds_height, cause_name, cell_colour, draw_binds } from "../charts/binds/draw.ts";
import { binds_series, CAUSES, commonest } from "../charts/binds/series.ts";
import { binds_table } from "../charts/binds/table.ts";
import { describe_bridge } from "../charts/bridge/describe.ts";
import { bridge_height, draw_bridge } from "../charts/bridge/draw.ts";
import { bridge_series } from "../charts/bridge/series.ts";
import { bridge_table } from "../charts/bridge/table.ts";
import { line_svg } from "../charts/shared/evidence_glyphs.ts";
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
  const { store } = context;
  const rows = context.answers.data.waterfall;
  const sentence = finding();
  const select = labelled_select(words.controls.waterfall,
    rows.map((row) => ({ value: waterfall_key(row), text: row.item_name, group: words.bloc(row.bloc) })),
    store.state.waterfall, (value) => store.set({ waterfall: value }));
  const years = years_of(context.answers.months).map((group) => String(group.label));
  const year = labelled_select(words.controls.year, years.map((one) => ({ value: one, text: one })), store.state.year, (value) => store.set({ year: value }));
  const by = segments(words.controls.by, [
    { value: "year", text: words.controls.by_year },
    { value: "month", text: words.controls.by_month },
  ], store.state.by, (value) => store.set({ by: value as State["by"] }));
  const chosen = () => chosen_row(context.answers, store.state.waterfall);
  const bridge = mount(context, () => bridge_chart(context, chosen()), [select.node, year.node]);
  const stack = mount(context, () => stack_chart(context, chosen()), [by]);
  const heat = mount(context, () => heat_chart(context, chosen()));
  const all = mount(context, () => binds_chart(context, chosen()));
  const update = () => { sentence.textContent = sentence_of(context, chosen()); };
  update();
  store.on(["waterfall", "year"], () => {
    select.set(store.state.waterfall);
    year.set(store.state.year);
    for (const figure of [bridge, stack, heat, all]) figure.update();
    update();
  });
  store.on(["by"], () => stack.update());
  context.live.on_whole_answer(() => { update(); for (const figure of [bridge, stack, heat, all]) figure.refresh(); });
  return section("waterfall", sentence, bridge.node, all.node, stack.node, heat.node);
}

function chosen_row(answers: Answers | null, key: string): Waterfall | null {
  return answers?.data.waterfall.find((row) => waterfall_key(row) === key) ?? answers?.data.waterfall[0] ?? null;
}

// The year after the as-of month's is the first that can still be changed; the reader may choose another.
function chosen_year({ answers, store }: Context): number {
  const years = years_of(answers.months).map((group) => group.label);
  const wanted = Number(store.state.year);
  return years.includes(wanted) ? wanted : years[years.length - 1] ?? 0;
}

function bridge_chart(context: Context, row: Waterfall | null): Chart {
  const { answers, base, store } = context;
  if (!row || answers.months.length === 0) return empty_chart("bridge", words.sections.waterfall, words.waterfall.empty);
  const bridge = bridge_series(answers, row, chosen_year(context), base ? chosen_row(base, store.state.waterfall) : null);
  return {
    id: "bridge",
    title: words.bridge.title(capitalised(row.item_name), words.bloc(row.bloc), bridge.year, quantity(bridge.wished), quantity(bridge.made)),
    unit: words.bridge.unit(bridge.axis_name),
    height: () => bridge_height(bridge),
    draw: (host, look) => draw_bridge(host, look, answers, bridge),
    table: () => bridge_table(answers, bridge),
    describe: () => describe_bridge(answers, bridge),
    keys: base ? [{ text: words.figure.ghost, glyph: (palette) => line_svg(palette.axis, [3, 3]) }] : [],
  };
}

function binds_chart(context: Context, row: Waterfall | null): Chart {
  const { answers } = context;
  if (!row || answers.months.length === 0) return empty_chart("binds", words.sections.waterfall, words.waterfall.empty);
  const binds = binds_series(answers, row.bloc);
  const year = chosen_year(context);
  const column = Math.max(0, binds.quarters.indexOf(year * 4 + 1));
  const most = commonest(binds, column);
  return {
    id: "binds",
    title: words.binds.title(most ? cause_name(most.cause) : words.binds.nothing, most?.count ?? 0, binds.rows.length, year),
    unit: words.binds.unit,
    note: words.binds.note,
    height: () => binds_height(binds),
    draw: (host, look) => draw_binds(host, look, answers, binds),
    table: () => binds_table(binds),
    describe: () => describe_binds(binds),
    keys: CAUSES.map((cause) => ({
      text: cause_name(cause),
      glyph: (palette) => svg("svg", { width: 16, height: 16, viewBox: "0 0 16 16", "aria-hidden": "true" },
        svg("rect", { x: 2, y: 2, width: 12, height: 12, fill: cell_colour(palette, { cause, part: 0.5 }) })),
    })),
  };
}

function made_share(stack: Stack, index: number): string {
  const made = stack.terms.find((term) => term.kind === "made")?.values[index];
  const wished = stack.wished[index];
  return is_number(made) && wished ? share(made / wished, 0) : "\u2013";
}

function sentence_of(context: Context, row: Waterfall | null): string {
  const { answers } = context;
  if (!row || answers.months.length === 0) return words.waterfall.empty;
  const stack = stack_series(row, answers.months, "year");
  const index = Math.max(0, stack.labels.indexOf(chosen_year(context)));
  const cause = largest_cause(stack, index);
  const lost = cause?.values[index] ?? 0;
  const wished = stack.wished[index];
  const made = stack.terms.find((term) => term.kind === "made")?.values[index];
  const back = (value: number | null | undefined) => quantity(value == null ? null : value * stack.factor);
  return words.waterfall.finding(String(stack.labels[index]), back(wished), row.unit, back(made),
    cause ? (cause.kind === "inputs" && cause.input !== "other" ? answers.item_name(cause.input ?? "") : words.waterfall.term(cause, answers.item_name)) : null, back(lost), wished ? share(lost / wished, 0) : "\u2013");
}

function stack_chart({ answers, store }: Context, row: Waterfall | null): Chart {
  if (!row || answers.months.length === 0) return empty_chart("waterfall", words.sections.waterfall, words.waterfall.empty);
  const stack = stack_series(row, answers.months, store.state.by);
  const yearly = stack_series(row, answers.months, "year");
  const now = now_index(yearly, answers);
  const last = yearly.labels.length - 1;
  return {
    id: "waterfall",
    title: words.waterfall.title(capitalised(row.item_name), words.bloc(row.bloc), String(yearly.labels[now]), String(yearly.labels[last]), made_share(yearly, now), made_share(yearly, last)),
    unit: words.waterfall.unit(stack.axis_name, store.state.by === "year" ? words.controls.by_year : words.controls.by_month),
    note: words.waterfall.note,
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
  if (!row || answers.months.length === 0) return empty_chart("binding", words.sections.waterfall, words.waterfall.empty);
  const binding = binding_series(row, answers.months);
  const counts = new Map<number, number>();
  binding.years.forEach((_, year) => {
    const term = worst(binding, year);
    if (term !== null) counts.set(term, (counts.get(term) ?? 0) + 1);
  });
  const [most, years] = [...counts].sort((one, other) => other[1] - one[1])[0] ?? [0, 0];
  return {
    id: "binding",
    title: words.waterfall.heat_title(words.waterfall.term(binding.terms[most]!, answers.item_name), years, binding.years.length),
    unit: words.waterfall.heat_unit,
    note: words.waterfall.heat_note,
    height: () => binding_height(binding),
    draw: (host, look) => draw_binding(host, look, answers, binding),
    table: () => binding_table(answers, binding),
    describe: () => describe_binding(answers, binding),
  };
}
