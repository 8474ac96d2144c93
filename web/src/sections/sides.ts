import { evidence_of } from "../answers.ts";
import { describe_ratio } from "../charts/ratio/describe.ts";
import { draw_ratio, ratio_height } from "../charts/ratio/draw.ts";
import { ratio_inspection } from "../charts/ratio/inspect.ts";
import { ratio_series } from "../charts/ratio/series.ts";
import { ratio_table } from "../charts/ratio/table.ts";
import { glyph_svg, kind_of, KINDS, line_svg } from "../charts/shared/evidence_glyphs.ts";
import { describe_sides } from "../charts/sides/describe.ts";
import { draw_sides, sides_height } from "../charts/sides/draw.ts";
import { sides_inspection } from "../charts/sides/inspect.ts";
import { measure_series, sides_series, type SideLine, type Sides } from "../charts/sides/series.ts";
import { sides_table } from "../charts/sides/table.ts";
import type { Comparison, Evidence } from "../data.ts";
import { element, labelled_select, outward_link, segments, svg } from "../dom.ts";
import { mount } from "../figure/figure.ts";
import type { Chart } from "../figure/types.ts";
import { capitalised, measured, times } from "../format.ts";
import { month_name } from "../months.ts";
import { INNER_BAND, OUTER_BAND, side_of, type Palette } from "../palette.ts";
import type { State } from "../state.ts";
import { words } from "../words.ts";
import { chances } from "./chances.ts";
import { crossover } from "./crossover.ts";
import { finding, section, type Context, type Section } from "./section.ts";

export function chosen_comparison({ answers, store }: Context): Comparison | null {
  return answers.comparisons.get(store.state.comparison) ?? answers.headline;
}

export function comparison_select({ answers, store }: Context): HTMLElement {
  const select = labelled_select(words.controls.comparison,
    answers.data.comparisons.map((comparison) => ({ value: comparison.id, text: capitalised(comparison.text) })),
    store.state.comparison, (value) => store.set({ comparison: value }));
  store.on(["comparison"], () => select.set(store.state.comparison));
  return select.node;
}

function measure_select({ answers, store }: Context): HTMLElement {
  const select = labelled_select(words.controls.measure, [
    { value: "", text: words.controls.as_comparison },
    ...answers.data.measures.map((measure) => ({ value: measure.id, text: capitalised(measure.text) })),
  ], store.state.measure, (value) => store.set({ measure: value }));
  store.on(["measure"], () => select.set(store.state.measure));
  return select.node;
}

export function sides(context: Context): Section {
  const { store } = context;
  const sentence = finding();
  const band = segments(words.controls.band, [
    { value: "left", text: words.controls.left },
    { value: "right", text: words.controls.right },
    { value: "neither", text: words.controls.neither },
  ], store.state.band, (value) => store.set({ band: value as State["band"] }));
  const fan = mount(context, () => fan_chart(context), [comparison_select(context), measure_select(context), band]);
  const ratio = mount(context, () => ratio_chart(context));
  const observations = element("details", { class: "observations" });
  const update = () => {
    const { answers } = context;
    const comparison = chosen_comparison(context);
    const left = comparison && answers.measures.get(comparison.left);
    const right = comparison && answers.measures.get(comparison.right);
    sentence.textContent = comparison && left && right
      ? words.sides.finding(comparison, left, right, month_name(answers.as_of), answers.as_of_index, answers.replications)
      : words.sides.missing;
    band.hidden = store.state.measure !== "";
    ratio.node.hidden = store.state.measure !== "";
    fill_observations(context, observations, store.state.measure ? [store.state.measure] : comparison ? [comparison.left, comparison.right] : []);
  };
  update();
  store.on(["comparison", "measure"], () => { update(); fan.update(); ratio.update(); });
  store.on(["band"], () => fan.update());
  for (const tell of [update, fan.refresh, ratio.refresh]) context.live.on_answer(tell);
  return section("sides", sentence, fan.node, observations, ratio.node, chances(context), crossover(context));
}

function fan_chart(context: Context): Chart {
  const { answers, base, store } = context;
  const measure = answers.measures.get(store.state.measure);
  if (!measure) return sides_chart(context, "sides");
  const series = measure_series(answers, measure, base);
  const at = (index: number) => {
    const value = series.lines[0]!.p50[index];
    return measured(measure, value == null ? null : value * series.factor);
  };
  return {
    ...chart_of(context, "sides", series),
    title: words.sides.single_title(measure.text, at(answers.as_of_index), at(answers.months.length - 1), month_name(answers.as_of), month_name(answers.end)),
    note: words.sides.single_note,
  };
}

// The fan of the chosen comparison; on the overview too, under another id.
export function sides_chart(context: Context, id: string): Chart {
  const { answers, base } = context;
  const series = sides_series(answers, chosen_comparison(context), base);
  if (!series) return empty_chart(id, words.sections.sides, words.sides.missing);
  const [left, right] = series.lines as [SideLine, SideLine];
  const at = (line: SideLine) => {
    const value = line.p50[answers.as_of_index];
    return measured(line.measure, value == null ? null : value * series.factor);
  };
  return {
    ...chart_of(context, id, series),
    title: words.sides.title(at(left), at(right), left.measure.text, right.measure.text, month_name(answers.as_of)),
    note: words.sides.note(series.beyond),
  };
}

function chart_of(context: Context, id: string, series: Sides): Omit<Chart, "title"> {
  const { answers, base, store } = context;
  const kinds = KINDS.filter((kind) => series.marks.some((mark) => kind_of(mark.observation.kind) === kind));
  return {
    id,
    unit: words.sides.unit(series.axis_name, series.lines[0]!.measure.window),
    height: sides_height,
    draw: (host, look) => draw_sides(host, look, answers, series, store.state.band),
    table: () => sides_table(answers, series),
    describe: () => describe_sides(answers, series),
    inspect: (step) => sides_inspection(answers, base, series, step),
    keys: [
      ...series.lines.map((line) => ({
        text: line.measure.text,
        narrow_only: true,
        glyph: (palette: Palette) => line_svg(side_of(palette, line.side).colour, side_of(palette, line.side).dash),
      })),
      ...bands_keys(series),
      ...(series.ghosts.length > 0 ? [{ text: words.figure.ghost, glyph: (palette: Palette) => line_svg(palette.axis, [3, 4]) }] : []),
      ...kinds.map((kind) => ({ text: words.evidence.kind(kind), glyph: (palette: Palette) => glyph_svg(kind, palette.text, palette.surface) })),
    ],
  };
}

// What the two shades of a band mean; in the colour of the first side.
function bands_keys(series: Sides): NonNullable<Chart["keys"]> {
  const swatch = (alpha: number) => (palette: Palette) => svg("svg", { width: 16, height: 16, viewBox: "0 0 16 16", "aria-hidden": "true" },
    svg("rect", { x: 1, y: 3, width: 14, height: 10, fill: side_of(palette, series.lines[0]!.side).band, "fill-opacity": alpha }));
  return [{ text: words.chart.half, glyph: swatch(INNER_BAND + OUTER_BAND) }, { text: words.chart.nine_in_ten, glyph: swatch(OUTER_BAND + 0.04) }];
}

function ratio_chart(context: Context): Chart {
  const { answers, base } = context;
  const series = ratio_series(answers, chosen_comparison(context), base);
  if (!series) return empty_chart("ratio", words.chart.ratio, words.sides.no_ratio);
  const { p50 } = series.quantiles;
  return {
    id: "ratio",
    title: words.sides.ratio_title(times(p50[answers.as_of_index]), times(p50[p50.length - 1]), month_name(answers.as_of), month_name(answers.end)),
    unit: words.sides.ratio_unit,
    note: words.sides.ratio_note(series.cut),
    height: ratio_height,
    draw: (host, look) => draw_ratio(host, look, answers, series),
    table: () => ratio_table(answers, series),
    describe: () => describe_ratio(answers, series),
    inspect: (step) => ratio_inspection(answers, base, series, step),
  };
}

export function empty_chart(id: string, title: string, empty: string): Chart {
  return {
    id, title, empty,
    height: () => 0,
    draw: () => ({ dispose: () => undefined }),
    table: () => ({ columns: [], rows: [], numeric: [] }),
    describe: () => ({ name: title, long: empty }),
  };
}

// The observations by name, for those who cannot or will not point at small marks.
function fill_observations({ answers }: Context, host: HTMLDetailsElement, measures: string[]): void {
  const rows: { measure: string; observation: Evidence }[] = [];
  for (const id of measures) {
    for (const observation of evidence_of(answers, id)) rows.push({ measure: answers.measures.get(id)?.text ?? id, observation });
  }
  host.replaceChildren(element("summary", {}, words.sides.evidence(rows.length)));
  if (rows.length === 0) {
    host.append(element("p", {}, words.sides.no_evidence));
    return;
  }
  const head = [words.evidence.kind_column, words.evidence.value, words.evidence.scaled, words.evidence.when, words.evidence.origin, words.evidence.source, words.evidence.note];
  const body = element("tbody");
  for (const { measure, observation } of rows) {
    body.append(element("tr", {},
      element("th", { scope: "row" }, `${words.evidence.kind(observation.kind)}: ${measure}`),
      element("td", {}, words.evidence.amount(observation)),
      element("td", {}, words.evidence.scaled_amount(observation)),
      element("td", {}, words.evidence.window(observation)),
      element("td", {}, observation.origin),
      element("td", {}, source_link(answers.sources.get(observation.source), observation.source)),
      element("td", {}, observation.note ?? "")));
  }
  host.append(element("div", { class: "table-scroll", tabindex: 0, role: "region", "aria-label": words.sides.evidence(rows.length) },
    element("table", {}, element("thead", {}, element("tr", {}, ...head.map((name) => element("th", { scope: "col" }, name)))), body)));
}

export function source_link(source: { publisher: string; date: string; url: string } | undefined, id: string): HTMLElement {
  return source ? outward_link(source.url, `${source.publisher}, ${source.date}`) : element("span", {}, id);
}
