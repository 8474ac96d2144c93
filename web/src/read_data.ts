// Text of the data block -> ReportData. Optional parts that are missing become empty, so that no
// section has to ask twice; what the page cannot do without is a fault told in words.
import type { ReportData } from "./data.ts";
import { say } from "./words/say.ts";

export type Read = { data: ReportData } | { fault: string };

const LISTS = [
  "headline", "months", "measures", "comparisons", "claims", "waterfall", "lines", "openings",
  "output", "spending", "parties", "items", "evidence", "sources",
] as const;

export function read_data(text: string): Read {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    return { fault: say("page.fault_json", { text: (error as Error).message }) };
  }
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) {
    return { fault: say("page.fault_object") };
  }
  const raw = parsed as Record<string, unknown>;
  const schema = String(raw["schema"] ?? "");
  if (!schema.startsWith("sinews-report-1")) {
    return { fault: say("page.fault_schema", { wanted: "sinews-report-1", given: schema }) };
  }
  raw["schema"] = schema;
  raw["version"] = String(raw["version"] ?? "");
  for (const name of LISTS) {
    if (!Array.isArray(raw[name])) raw[name] = [];
  }
  raw["scenario"] = {
    title: "", start: "", end: "", as_of: "", currency: "", price_base: "", path_name: "",
    ...object_of(raw["scenario"]),
  };
  raw["run"] = {
    seed: "", replications: 0, scenario_hash: "", result_hash: "", posterior: "",
    ...object_of(raw["run"]),
    seconds: object_of(object_of(raw["run"])["seconds"]),
  };
  const data = raw as unknown as ReportData;
  for (const claim of data.claims) {
    claim.sources ??= [];
    claim.evidence_for ??= [];
    claim.evidence_against ??= [];
  }
  for (const row of data.waterfall) row.inputs ??= {};
  for (const row of data.openings) row.capacity ??= {};
  for (const row of data.spending) {
    row.meets ??= {};
    row.missing_money ??= [];
    row.years ??= [];
  }
  for (const line of data.lines) line.sources ??= [];
  for (const source of data.sources) source.used_by ??= [];
  for (const observation of data.evidence) observation.measures ??= [];
  return { data };
}

function object_of(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}
