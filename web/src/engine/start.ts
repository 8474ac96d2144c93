// The page's way to its engine.
import type { ReportData } from "../data.ts";
import type { Engine, PageParts, ScenarioFiles } from "./interface.ts";

/// The parts of this page, by the ids of its elements.
export function page_parts(page: Document, data: ReportData): PageParts {
  const text = (id: string) => (page.getElementById(id)?.textContent ?? "").trim();
  return { engine: text("sinews-engine"), scenario: text("sinews-scenario"), data };
}

/// Null without WebAssembly or Worker, or where the page carries no engine.
export async function start_engine(parts: PageParts): Promise<Engine | null> {
  if (!carries_engine(parts)) return null;
  return null;
}

export function carries_engine(parts: PageParts): boolean {
  const filled = (text: string) => text !== "" && !text.startsWith("__");
  return filled(parts.engine) && filled(parts.scenario) && typeof WebAssembly === "object" && typeof Worker === "function" &&
    typeof DecompressionStream === "function";
}

/// The files of the scenario, for whoever exports it. Null where the page carries none.
export async function scenario_files(parts: PageParts): Promise<ScenarioFiles | null> {
  if (!parts.scenario || parts.scenario.startsWith("__")) return null;
  const text = await new Response(inflated(JSON.parse(parts.scenario) as string)).text();
  return JSON.parse(text) as ScenarioFiles;
}

/// Base64 of a zlib stream -> its bytes.
export function inflated(base64: string): ReadableStream<Uint8Array> {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  return new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
}
