// A section: heading, the sentence that answers its question, then figures and tables.
import type { Answers } from "../answers.ts";
import { element, type Child } from "../dom.ts";
import type { ScenarioFiles } from "../engine/interface.ts";
import type { Inspection } from "../figure/types.ts";
import type { Live } from "../live.ts";
import type { Store } from "../state.ts";
import { words } from "../words.ts";

// What every section may read: `answers` and `base` are getters of the newest answer, so read them when they are
// needed and not once and for all.
export interface Context {
  readonly answers: Answers;
  // The same futures without the levers; null while none is pulled.
  readonly base: Answers | null;
  readonly live: Live;
  readonly store: Store;
  // Whether levers can be pulled in this page.
  readonly playable: boolean;
  files: () => Promise<ScenarioFiles | null>;
  foot: () => string;
  inspect: (inspection: Inspection, opener: HTMLElement) => void;
  // Pulls or releases a lever, as the panel does.
  pull: (lever: string, value: number) => void;
}

export interface Section {
  id: string;
  heading: string;
  node: HTMLElement;
}

type SectionName = "overview" | "sides" | "waterfall" | "levers" | "plan" | "lines" | "spending" | "evidence" | "method";

export function section(id: SectionName, ...children: Child[]): Section {
  const heading = words.sections[id];
  const node = element("section", { id, "aria-labelledby": `${id}-heading` },
    element("h2", { id: `${id}-heading`, tabindex: -1 }, heading), ...children);
  return { id, heading, node };
}

// A part of a section with a heading and a sentence of its own.
export function part(id: "chances" | "crossover" | "claims" | "sources", ...children: Child[]): HTMLElement {
  const heading = words.sections[id];
  return element("div", { id, class: "part", role: "group", "aria-labelledby": `${id}-heading` },
    element("h3", { id: `${id}-heading`, class: "part-heading" }, heading), ...children);
}

export function finding(text = ""): HTMLElement {
  return element("p", { class: "finding" }, text);
}
