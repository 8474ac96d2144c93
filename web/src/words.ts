// Every sentence and label that the page shows, in one catalogue.
import { in_hundred } from "./format.ts";
import * as charts from "./words/charts.ts";
import * as parts from "./words/sections.ts";

export const words = {
  page: parts.page,
  sections: parts.sections,
  controls: parts.controls,
  overview: parts.overview,
  sides: parts.sides,
  chances: parts.chances,
  crossover: { ...charts.crossover, ...parts.crossover_section },
  waterfall: { ...charts.waterfall, section: parts.waterfall_section },
  lines: parts.lines_section,
  spending: { ...charts.spending, section: parts.spending_section },
  claims: { ...parts.claims_section, ...charts.claims_chart },
  sources: { ...parts.sources_section, ...charts.vintage },
  method: parts.method,
  figure: charts.figure,
  table: charts.table,
  chart: charts.chart,
  describe: charts.describe,
  evidence: charts.evidence,
  binding: charts.binding,
  openings: charts.openings,
  timeline: charts.timeline,
  readings: charts.readings,
  tornado: charts.tornado,
  bloc: parts.bloc_name,
  group: (group: string) => parts.bloc_name(group ?? ""),
  in_hundred,
};
