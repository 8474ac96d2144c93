// What the scenario itself calls things, in the chosen language: its translations (translations.csv), looked up by the text as its
// tables have it.
import type { ReportData } from "./data.ts";
import { scenario_text } from "./words/say.ts";

// The texts as they came, so that another language, or English again, starts from them.
const written = new WeakMap<object, Record<string, string>>();

// Puts the data's names into the chosen language, in place: figures and sections read them as if they came so.
export function name_in_language(data: ReportData): void {
  const name = <Row extends object>(rows: readonly Row[] | undefined, ...fields: (keyof Row & string)[]) => {
    for (const row of rows ?? []) rename(row as Record<string, unknown>, fields);
  };
  name([data.scenario], "title", "price_base", "currency");
  name(data.measures, "text", "unit");
  name(data.comparisons, "text");
  name(data.claims, "text");
  name(data.waterfall, "item_name", "unit");
  name(data.lines, "item_name", "party_name", "unit");
  name(data.spending, "name");
  name(data.parties, "name");
  name(data.items, "name", "unit");
  name(data.evidence, "unit");
  name(data.lever_list, "text");
  name(data.levers?.comparisons, "text");
  name(data.levers?.claims, "text");
  name(data.levers?.values, "text");
  name(data.levers?.levers, "text");
}

function rename(row: Record<string, unknown>, fields: readonly string[]): void {
  let before = written.get(row);
  if (!before) written.set(row, before = {});
  for (const field of fields) {
    const text = before[field] ?? row[field];
    if (typeof text !== "string") continue;
    before[field] = text;
    row[field] = scenario_text(text);
  }
}
