import { evidence_of } from "../answers.ts";
import { describe_ratio } from "../charts/ratio/describe.ts";
import { draw_ratio, ratio_height } from "../charts/ratio/draw.ts";
import { ratio_series } from "../charts/ratio/series.ts";
import { ratio_table } from "../charts/ratio/table.ts";
import { glyph_svg, kind_of, KINDS, line_svg } from "../charts/shared/evidence_glyphs.ts";
import { describe_sides } from "../charts/sides/describe.ts";
import { draw_sides, sides_height } from "../charts/sides/draw.ts";
import { sides_series, type Sides } from "../charts/sides/series.ts";
import { sides_table } from "../charts/sides/table.ts";
import type { Comparison, Evidence } from "../data.ts";
import { element, labelled_select, outward_link, segments } from "../dom.ts";
import { mount } from "../figure/figure.ts";
import type { Chart } from "../figure/types.ts";
import { capitalised, measured, times } from "../format.ts";
import { month_name } from "../months.ts";
import { side_of } from "../palette.ts";
import type { State } from "../state.ts";
import { words } from "../words.ts";
import { finding, section, type Context, type Section } from "./section.ts";

export function comparison_select({ answers, store }: Context): HTMLElement {
  const select = labelled_select(words.controls.comparison,
    answers.data.comparisons.map((comparison) => ({ value: comparison.id, text: capitalised(comparison.text) })),
    store.state.comparison, (value) => store.set({ comparison: value }));
  store.on(["comparison"], () => select.set(store.state.comparison));
  return select.node;
}

export function sides(context: Context): Section {
  const { answers, store, foot } = context;
  const sentence = finding();
  const chosen = () => answers.comparisons.get(store.state.comparison) ?? answers.headline;
  const band = segments(words.controls.band, [
    { value: "left", text: words.controls.left },
    { value: "right", text: words.controls.right },
    { value: "neither", text: words.controls.neither },
  ], store.state.band, (value) => store.set({ band: value as State["band"] }));
  const fan = mount(() => sides_chart(context, chosen()), foot, [comparison_select(context), band]);
  const ratio = mount(() => ratio_chart(context, chosen()), foot);
  const observations = element("details", { class: "observations" });
  const update = () => {
    const comparison = chosen();
    const left = comparison && answers.measures.get(comparison.left);
    const right = comparison && answers.measures.get(comparison.right);
    sentence.textContent = comparison && left && right
      ? words.sides.finding(comparison, left, right, month_name(answers.as_of), answers.as_of_index, answers.replications)
      : words.sides.missing;
    fill_observations(context, observations, comparison);
  };
  update();
  store.on(["comparison"], () => { update(); fan.update(); ratio.update(); });
  store.on(["band"], () => fan.update());
  return section("sides", sentence, fan.node, observations, ratio.node);
}

function sides_chart({ answers, store }: Context, comparison: Comparison | null): Chart {
  const series = sides_series(answers, comparison);
  if (!series) return empty_chart("sides", words.sections.sides, words.sides.missing);
  const at = (line: Sides["left"]) => {
    const value = line.p50[answers.as_of_index];
    return measured(line.measure, value == null ? null : value * series.factor);
  };
  const kinds = KINDS.filter((kind) => series.marks.some((mark) => kind_of(mark.observation.kind) === kind));
  return {
    id: "sides",
    title: words.sides.title(at(series.left), at(series.right), series.left.measure.text, series.right.measure.text, month_name(answers.as_of)),
    unit: words.sides.unit(series.axis_name, series.left.measure.window),
    note: words.sides.note(series.beyond),
    height: sides_height,
    draw: (host, look) => draw_sides(host, look, answers, series, store.state.band),
    table: () => sides_table(answers, series),
    describe: () => describe_sides(answers, series),
    keys: [
      ...[series.left, series.right].map((line) => ({
        text: line.measure.text,
        narrow_only: true,
        glyph: (palette: Parameters<typeof side_of>[0]) => line_svg(side_of(palette, line.side).colour, side_of(palette, line.side).dash),
      })),
      ...kinds.map((kind) => ({ text: words.evidence.kind(kind), glyph: (palette: Parameters<typeof side_of>[0]) => glyph_svg(kind, palette.text, palette.surface) })),
    ],
  };
}

function ratio_chart({ answers }: Context, comparison: Comparison | null): Chart {
  const series = ratio_series(answers, comparison);
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
function fill_observations({ answers }: Context, host: HTMLDetailsElement, comparison: Comparison | null): void {
  const rows: { measure: string; observation: Evidence }[] = [];
  for (const id of comparison ? [comparison.left, comparison.right] : []) {
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
