// A section: heading, the sentence that answers its question, then figures and tables.
import type { Answers } from "../answers.ts";
import { element, type Child } from "../dom.ts";
import type { Store } from "../state.ts";
import { words } from "../words.ts";

export interface Context {
  answers: Answers;
  store: Store;
  foot: string;
}

export interface Section {
  id: string;
  heading: string;
  node: HTMLElement;
}

export function section(id: keyof typeof words.sections, ...children: Child[]): Section {
  const heading = words.sections[id];
  const node = element("section", { id, "aria-labelledby": `${id}-heading` },
    element("h2", { id: `${id}-heading`, tabindex: -1 }, heading), ...children);
  return { id, heading, node };
}

export function finding(text = ""): HTMLElement {
  return element("p", { class: "finding" }, text);
}
