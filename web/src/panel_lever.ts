// One lever: a switch, or a slider with a number box for how far it goes.
import type { LeverEntry } from "./data.ts";
import { element, next_identity } from "./dom.ts";
import { words } from "./words.ts";

export interface LeverControl {
  node: HTMLElement;
  set: (value: number) => void;
}

// `settled` is false while a slider is being dragged.
export type Moved = (value: number, settled: boolean) => void;

export function lever_control(entry: LeverEntry, moved: Moved): LeverControl {
  return entry.scale ? slider(entry, entry.scale, moved) : toggle(entry, moved);
}

function toggle(entry: LeverEntry, moved: Moved): LeverControl {
  const box = element("input", { type: "checkbox", role: "switch", "data-lever": entry.lever });
  box.addEventListener("change", () => moved(box.checked ? 1 : 0, true));
  const node = element("li", { class: "lever" }, element("label", { class: "switch" }, box, element("span", { class: "track", "aria-hidden": "true" }), element("span", {}, entry.text)));
  return {
    node,
    set: (value) => {
      box.checked = value > 0;
      node.classList.toggle("pulled", value > 0);
    },
  };
}

function slider(entry: LeverEntry, scale: NonNullable<LeverEntry["scale"]>, moved: Moved): LeverControl {
  const id = `lever-${next_identity()}`;
  const bounds = { min: Math.round(scale.low * 100), max: Math.round(scale.high * 100), step: Math.max(1, Math.round(scale.step * 100)) };
  const range = element("input", { type: "range", ...bounds, value: 0, id, list: `${id}-marks`, "data-lever": entry.lever });
  const number = element("input", { type: "number", ...bounds, value: 0, class: "percent", "aria-label": words.panel.number(entry.text), inputmode: "numeric" });
  const reset = element("button", { type: "button", class: "remove", "aria-label": words.panel.reset_one(entry.text), hidden: true }, "\u00d7");
  const move = (text: string, settled: boolean) => {
    const value = Number(text);
    if (Number.isFinite(value)) moved(Math.max(bounds.min, Math.min(bounds.max, value)) / 100, settled);
  };
  range.addEventListener("input", () => move(range.value, false));
  range.addEventListener("change", () => move(range.value, true));
  number.addEventListener("change", () => move(number.value, true));
  reset.addEventListener("click", () => { moved(0, true); range.focus(); });
  const node = element("li", { class: "lever" },
    element("label", { for: id }, entry.text),
    element("div", { class: "slide" }, range, number, element("span", { class: "unit-sign", "aria-hidden": "true" }, "%"), reset),
    element("datalist", { id: `${id}-marks` }, element("option", { value: "100", label: words.panel.as_written })));
  return {
    node,
    set: (value) => {
      const hundred = Math.round(value * 100);
      if (Number(range.value) !== hundred) range.value = String(hundred);
      if (document.activeElement !== number || Number(number.value) !== hundred) number.value = String(hundred);
      range.setAttribute("aria-valuetext", value === 0 ? words.panel.off : value === 1 ? words.panel.as_written : words.panel.value(hundred));
      range.style.setProperty("--part", `${(100 * hundred) / bounds.max}%`);
      reset.hidden = value === 0;
      node.classList.toggle("pulled", value > 0);
    },
  };
}
