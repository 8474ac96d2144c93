import { describe_vintage } from "../charts/vintage/describe.ts";
import { draw_vintage, VINTAGE_HEIGHT } from "../charts/vintage/draw.ts";
import { vintage_series } from "../charts/vintage/series.ts";
import { vintage_table } from "../charts/vintage/table.ts";
import type { Source } from "../data.ts";
import { element, outward_link } from "../dom.ts";
import { mount } from "../figure/figure.ts";
import { date_name } from "../months.ts";
import { words } from "../words.ts";
import { finding, part, type Context } from "./section.ts";

const SHOWN_USES = 6;

export function sources(context: Context): HTMLElement {
  const rows = context.answers.data.sources;
  if (rows.length === 0) return part("sources", finding(words.sources.empty));
  const newest = rows.map((source) => source.date ?? "").filter((date) => /^\d{4}/.test(date)).sort().pop() ?? "";
  const publishers = new Set(rows.map((source) => source.publisher)).size;
  const vintage = vintage_series(rows);
  const most = vintage.counts.indexOf(Math.max(...vintage.counts));
  const figure = vintage.years.length === 0 ? null : mount(context, () => ({
    id: "vintage",
    title: words.sources.title(vintage.counts[most]!, vintage.years[most]!),
    unit: words.sources.unit,
    height: () => VINTAGE_HEIGHT,
    draw: (host, look) => draw_vintage(host, look, vintage),
    table: () => vintage_table(vintage),
    describe: () => describe_vintage(vintage),
  })).node;
  return part("sources", finding(words.sources.finding(rows.length, publishers, date_name(newest))), figure, ...list(rows));
}

function list(rows: Source[]): HTMLElement[] {
  const search = element("input", { type: "search" });
  const count = element("p", { class: "note", "aria-live": "polite" }, words.sources.shown(rows.length, rows.length));
  const body = element("tbody");
  const entries = rows.map((source) => {
    const uses = source.used_by.slice(0, SHOWN_USES).join(", ");
    const more = source.used_by.length - SHOWN_USES;
    const node = element("tr", {},
      element("th", { scope: "row" }, source.publisher),
      element("td", { "data-label": words.sources.source_title }, outward_link(source.url, source.title || source.url)),
      element("td", { "data-label": words.sources.date, class: "nowrap" }, date_name(source.date)),
      element("td", { "data-label": words.sources.used, class: "uses" }, uses + (more > 0 ? ` ${words.sources.more_uses(more)}` : "")));
    body.append(node);
    return { node, text: `${source.source} ${source.publisher} ${source.title} ${source.date} ${source.used_by.join(" ")}`.toLowerCase() };
  });
  search.addEventListener("input", () => {
    const sought = search.value.trim().toLowerCase().split(/\s+/);
    let shown = 0;
    for (const entry of entries) {
      entry.node.hidden = !sought.every((word) => entry.text.includes(word));
      if (!entry.node.hidden) shown += 1;
    }
    count.textContent = words.sources.shown(shown, rows.length);
  });
  const head = [words.sources.publisher, words.sources.source_title, words.sources.date, words.sources.used];
  const table = element("table", { class: "stacked" },
    element("thead", {}, element("tr", {}, ...head.map((name) => element("th", { scope: "col" }, name)))), body);
  return [
    element("label", { class: "control" }, element("span", {}, words.sources.find), search),
    count,
    element("div", { class: "source-list", tabindex: 0, role: "region", "aria-label": words.sources.list }, table),
  ];
}
