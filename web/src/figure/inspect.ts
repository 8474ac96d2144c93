// The dialog behind a value: how it is distributed, what was observed, its sources, and its row of the scenario.
import type { Answers } from "../answers.ts";
import { element, outward_link, svg, type Child } from "../dom.ts";
import type { ScenarioFiles } from "../engine/interface.ts";
import { is_number } from "../format.ts";
import { current_palette, with_dark } from "../theme.ts";
import { words } from "../words.ts";
import { csv_rows } from "./csv_rows.ts";
import type { Inspection, Quintet } from "./types.ts";

export function open_inspection(inspection: Inspection, opener: HTMLElement, answers: Answers, files: () => Promise<ScenarioFiles | null>): void {
  const heading = element("h2", { tabindex: -1, id: "inspection-title" }, inspection.title);
  const close = element("button", { type: "button" }, words.inspect.close);
  const cells = element("div");
  const dialog = element("dialog", { class: "inspection", "aria-labelledby": heading.id },
    element("div", { class: "inspection-head" }, heading, close),
    ...inspection.distributions.map((one) => distribution(one)),
    rows_list(inspection.rows),
    inspection.note ? element("p", {}, inspection.note) : null,
    observations(inspection, answers), sources(inspection, answers), cells,
    inspection.trace ? element("p", { class: "note" }, words.inspect.trace(inspection.trace)) : null);
  close.addEventListener("click", () => dialog.close());
  // A click on the ground beside the box closes it.
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  dialog.addEventListener("close", () => { dialog.remove(); opener.focus({ preventScroll: true }); });
  document.body.append(dialog);
  dialog.showModal();
  if (inspection.cells) void files().then((given) => fill_cells(cells, inspection, given, answers)).catch(() => undefined);
}

function rows_list(rows: { label: string; value: string }[]): HTMLElement | null {
  if (rows.length === 0) return null;
  return element("dl", { class: "rows" }, ...rows.flatMap((row): Child[] => [element("dt", {}, row.label), element("dd", {}, row.value)]));
}

function distribution(one: Inspection["distributions"][number]): HTMLElement {
  const names = words.table.quantiles();
  const shown = names.map((_, index) => index).filter((index) => is_number(one.quantiles[index]));
  const line = (title: string, values: Quintet) => element("tr", {}, element("th", { scope: "row" }, title), ...shown.map((index) => element("td", { class: "number" }, one.text(values[index]))));
  return element("section", { class: "distribution" },
    element("h3", {}, one.unit ? `${one.label} (${one.unit})` : one.label),
    picture(one),
    element("div", { class: "table-scroll", tabindex: 0, role: "region", "aria-label": one.label },
      element("table", {}, element("thead", {}, element("tr", {}, element("th", { scope: "col" }, words.inspect.distribution), ...shown.map((index) => element("th", { scope: "col", class: "number" }, names[index]!)))),
        element("tbody", {}, line("", one.quantiles), one.before ? line(words.inspect.before, one.before) : null))));
}

const WIDTH = 520;

// 5 to 95 as a line, 25 to 75 as a bar, the median as a tick; before the change below it, in grey.
function picture({ quantiles, before, colour }: Inspection["distributions"][number]): SVGElement | null {
  const palette = current_palette();
  const known = [...quantiles, ...(before ?? [])].filter(is_number);
  if (known.length < 3) return null;
  const low = Math.min(...known);
  const high = Math.max(...known);
  if (!(high > low)) return null;
  const x = (value: number) => 10 + ((value - low) / (high - low)) * (WIDTH - 20);
  const mark = (values: Quintet, y: number, paint: string, thick: number): SVGElement[] => {
    const [p05, p25, p50, p75, p95] = values;
    const parts: SVGElement[] = [];
    if (is_number(p05) && is_number(p95)) parts.push(svg("line", { x1: x(p05), x2: x(p95), y1: y, y2: y, stroke: paint, "stroke-width": 2 }));
    if (is_number(p25) && is_number(p75)) parts.push(svg("rect", { x: x(p25), width: Math.max(1, x(p75) - x(p25)), y: y - thick / 2, height: thick, fill: paint, rx: 2 }));
    if (is_number(p50)) parts.push(svg("line", { x1: x(p50), x2: x(p50), y1: y - thick / 2 - 3, y2: y + thick / 2 + 3, stroke: palette.surface, "stroke-width": 3 }));
    if (is_number(p50)) parts.push(svg("line", { x1: x(p50), x2: x(p50), y1: y - thick / 2 - 3, y2: y + thick / 2 + 3, stroke: paint, "stroke-width": 1.2 }));
    return parts;
  };
  return svg("svg", { viewBox: `0 0 ${WIDTH} ${before ? 54 : 32}`, class: "distribution-picture", "aria-hidden": "true" },
    ...mark(quantiles, 16, with_dark(colour) ?? palette.accent, 16), ...(before ? mark(before, 42, palette.axis, 8) : []));
}

function observations(inspection: Inspection, answers: Answers): HTMLElement | null {
  const rows = inspection.observations.map((id) => answers.evidence.get(id)).filter((one) => one !== undefined);
  if (rows.length === 0) return null;
  return element("section", {}, element("h3", {}, words.inspect.observations),
    element("ul", {}, ...rows.map((one) => element("li", {}, `${words.evidence.title(one)}: ${words.evidence.amount(one)}, ${words.evidence.window(one)}, ${one.origin}`))));
}

function sources(inspection: Inspection, answers: Answers): HTMLElement {
  const rows = inspection.sources.filter((id) => id !== "");
  if (rows.length === 0) return element("p", { class: "note" }, words.inspect.no_sources);
  return source_list(rows, answers);
}

function source_list(ids: string[], answers: Answers): HTMLElement {
  return element("section", {}, element("h3", {}, words.inspect.sources),
    element("ul", {}, ...ids.map((id) => {
      const source = answers.sources.get(id);
      return element("li", {}, source ? outward_link(source.url, `${source.publisher}: ${source.title || source.source} (${source.date})`) : id);
    })));
}

// The row as somebody wrote it: ranges and expressions, not what was drawn from them.
function fill_cells(host: HTMLElement, { cells, sources: told }: Inspection, files: ScenarioFiles | null, answers: Answers): void {
  const text = files?.files[cells!.file];
  if (!text) return;
  const [head, ...rows] = csv_rows(text);
  const column = head?.indexOf(cells!.column) ?? -1;
  const row = rows.find((one) => one[column] === cells!.value);
  if (!head || !row) return;
  host.append(element("h3", {}, words.inspect.cells(cells!.file)),
    rows_list(head.map((name, index) => ({ label: name, value: row[index] ?? "" })).filter((one) => one.value !== ""))!);
  // What the row itself cites, where the page's data did not say.
  const cited = (row[head.indexOf("source")] ?? "").split(";").map((id) => id.trim()).filter((id) => answers.sources.has(id));
  if (told.length === 0 && cited.length > 0) host.append(source_list(cited, answers));
}
