// Building elements from values. Text always goes in as text, never as markup, so that nothing
// in a scenario can become part of the page's code.

export type Child = Node | string | null | undefined | false;
type Attributes = Record<string, string | number | boolean | null | undefined>;

const SVG = "http://www.w3.org/2000/svg";

export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const node = document.createElement(tag);
  set_attributes(node, attributes);
  append(node, children);
  return node;
}

export function svg<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: Child[]
): SVGElementTagNameMap[Tag] {
  const node = document.createElementNS(SVG, tag);
  set_attributes(node, attributes);
  append(node, children);
  return node;
}

function set_attributes(node: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    node.setAttribute(name, value === true ? "" : String(value));
  }
}

function append(node: Element, children: Child[]): void {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    node.append(child);
  }
}

// Only web addresses become links; anything else in the column stays text.
export function outward_link(url: string, text: string): HTMLElement {
  if (!/^https?:\/\//i.test(url)) return element("span", {}, text);
  return element("a", { href: url, rel: "noopener noreferrer", target: "_blank" }, text);
}

export interface Choice {
  value: string;
  text: string;
  group?: string;
}

export function labelled_select(
  label: string,
  choices: Choice[],
  chosen: string,
  on_change: (value: string) => void,
): { node: HTMLElement; set: (value: string) => void } {
  const select = element("select");
  const groups = new Map<string, HTMLOptGroupElement>();
  for (const choice of choices) {
    const option = element("option", { value: choice.value }, choice.text);
    if (!choice.group) {
      select.append(option);
      continue;
    }
    let group = groups.get(choice.group);
    if (!group) {
      group = element("optgroup", { label: choice.group });
      groups.set(choice.group, group);
      select.append(group);
    }
    group.append(option);
  }
  select.value = chosen;
  select.addEventListener("change", () => on_change(select.value));
  return {
    node: element("label", { class: "control" }, element("span", {}, label), select),
    set: (value) => { select.value = value; },
  };
}

// Radio buttons drawn as one row of segments.
export function segments(
  legend: string,
  choices: Choice[],
  chosen: string,
  on_change: (value: string) => void,
): HTMLElement {
  const name = `segments-${next_identity()}`;
  const row = element("fieldset", { class: "segments" }, element("legend", {}, legend));
  for (const choice of choices) {
    const input = element("input", { type: "radio", name, value: choice.value, checked: choice.value === chosen });
    input.addEventListener("change", () => { if (input.checked) on_change(choice.value); });
    row.append(element("label", {}, input, element("span", {}, choice.text)));
  }
  return row;
}

let identity = 0;
export function next_identity(): number {
  identity += 1;
  return identity;
}
