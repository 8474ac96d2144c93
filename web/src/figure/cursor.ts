// The movable line and its reading, by pointer and by keys alike: arrows one step, PageUp and PageDown
// a page (a year), Home and End the ends, Escape hides. A live region speaks after a pause of 500 ms.
import { element } from "../dom.ts";
import type { Drawn, Inspection, Reading } from "./types.ts";

export interface Cursor {
  attach: (drawn: Drawn) => void;
  hide: () => void;
}

// What a click or Enter opens: a step of the cursor, or a mark.
export type Opened = { step: number } | { inspection: Inspection };

export function cursor_for(frame: HTMLElement, live: HTMLElement, open: (what: Opened) => void): Cursor {
  const line = element("div", { class: "cursor-line", hidden: true });
  const box = element("div", { class: "reading", hidden: true });
  frame.append(line, box);
  let drawn: Drawn | null = null;
  let step: number | null = null;
  let timer = 0;

  const hide = () => {
    line.hidden = true;
    box.hidden = true;
    step = null;
  };

  const fill = (reading: Reading) => {
    box.replaceChildren(element("strong", {}, reading.title));
    for (const row of reading.rows) {
      const swatch = row.colour ? element("i", { class: "swatch", style: `background:${row.colour}` }) : null;
      box.append(element("div", { class: "reading-row" }, swatch, element("span", {}, row.label), element("b", {}, row.value)));
    }
    if (reading.note) box.append(element("div", { class: "reading-note" }, reading.note));
  };

  const place = (x: number, y: number) => {
    box.hidden = false;
    const width = frame.clientWidth;
    const own = box.offsetWidth;
    const left = x + 14 + own <= width ? x + 14 : Math.max(0, x - own - 14);
    box.style.left = `${Math.min(left, Math.max(0, width - own))}px`;
    box.style.top = `${Math.max(0, y)}px`;
  };

  const show_step = (next: number, spoken: boolean) => {
    const steps = drawn?.steps;
    if (!steps || steps.count === 0) return;
    step = Math.max(0, Math.min(steps.count - 1, next));
    const at = steps.position(step);
    line.hidden = false;
    line.style.left = `${at.x}px`;
    line.style.top = `${at.top}px`;
    line.style.height = `${at.bottom - at.top}px`;
    const reading = steps.reading(step);
    fill(reading);
    place(at.x, at.top);
    if (spoken) speak(reading);
  };

  const speak = (reading: Reading) => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      live.textContent = `${reading.title}. ${reading.rows.map((row) => `${row.label} ${row.value}`).join(". ")}`;
    }, 500);
  };

  const follow = (event: PointerEvent) => {
    if (!drawn) return;
    const bounds = frame.getBoundingClientRect();
    const x = event.clientX - bounds.left;
    const y = event.clientY - bounds.top;
    const mark = drawn.mark_at?.(x, y);
    if (mark) {
      line.hidden = true;
      fill(mark.reading);
      place(mark.x, mark.y + 12);
      return;
    }
    const nearest = drawn.steps?.nearest(x, y) ?? null;
    if (nearest === null) hide();
    else show_step(nearest, false);
  };

  const at_pointer = (event: MouseEvent): Opened | null => {
    const bounds = frame.getBoundingClientRect();
    const x = event.clientX - bounds.left;
    const y = event.clientY - bounds.top;
    const mark = drawn?.mark_at?.(x, y);
    if (mark) return mark.inspection ? { inspection: mark.inspection } : null;
    const nearest = drawn?.steps?.nearest(x, y) ?? null;
    return nearest === null ? null : { step: nearest };
  };

  frame.addEventListener("click", (event) => {
    const what = at_pointer(event);
    if (what) open(what);
  });
  frame.addEventListener("pointermove", follow);
  frame.addEventListener("pointerdown", follow);
  frame.addEventListener("pointerleave", (event) => { if (event.pointerType === "mouse") hide(); });
  frame.addEventListener("blur", hide);
  frame.addEventListener("keydown", (event) => {
    const steps = drawn?.steps;
    if (!steps || event.ctrlKey || event.metaKey || event.altKey) return;
    const now = step ?? steps.initial;
    const moves: Record<string, number> = {
      ArrowRight: step === null ? now : now + 1,
      ArrowLeft: step === null ? now : now - 1,
      PageDown: now + steps.page,
      PageUp: now - steps.page,
      Home: 0,
      End: steps.count - 1,
    };
    if (event.key === "Enter" && event.target === frame) {
      event.preventDefault();
      open({ step: now });
      return;
    }
    if (event.key === "Escape") {
      hide();
      return;
    }
    const next = moves[event.key];
    if (next === undefined) return;
    event.preventDefault();
    show_step(next, true);
  });

  return { attach: (next) => { drawn = next; hide(); }, hide };
}
