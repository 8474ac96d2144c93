// One chart on the page: title, drawing, cursor, table, files, text alternative. It draws when it comes
// near the window (a page of many charts opens at once) or when its turn comes after loading, again when
// its width, the theme or the chosen data change, and in the light theme for print.
import { element, next_identity } from "../dom.ts";
import { current_palette, is_printing, on_theme_change } from "../theme.ts";
import { words } from "../words.ts";
import { cursor_for } from "./cursor.ts";
import { framed_svg, save } from "./export.ts";
import { csv_text, table_element } from "./table.ts";
import type { Chart, Drawn, Look } from "./types.ts";

const PRINT_WIDTH = 680;
const NARROW = 560;

// First drawings that still wait for their turn.
const later: (() => void)[] = [];

// Draws what the reader has not come near yet, one figure at a time, so that jumps and searches find it.
export function draw_the_rest(): void {
  const next = later.shift();
  if (!next) return;
  next();
  window.setTimeout(draw_the_rest, 40);
}

export interface Mounted {
  node: HTMLElement;
  update: () => void;
}

// `make` is called again at each update, so that it can read the reader's choice.
export function mount(make: () => Chart, foot: string, controls: HTMLElement[] = []): Mounted {
  const identity = next_identity();
  const title = element("h3", { id: `figure-title-${identity}` });
  const unit = element("p", { class: "unit" });
  const keys = element("ul", { class: "keys" });
  const frame = element("div", { class: "frame", tabindex: 0, role: "img" });
  const host = element("div", { class: "drawing", "aria-hidden": "true" });
  const long = element("p", { class: "for-screen-readers", id: `figure-long-${identity}` });
  const live = element("div", { class: "for-screen-readers", "aria-live": "polite" });
  const empty = element("p", { class: "empty", hidden: true });
  const note = element("p", { class: "note" });
  const table_host = element("div", { hidden: true, id: `figure-table-${identity}` });
  const table_button = element("button", { type: "button", "aria-expanded": "false", "aria-controls": table_host.id }, words.figure.table);
  const csv_button = element("button", { type: "button" }, words.figure.csv);
  const svg_button = element("button", { type: "button" }, words.figure.svg);
  const tools = element("div", { class: "tools" }, table_button, csv_button, svg_button);
  frame.append(host);
  const node = element("figure", { class: "figure" },
    element("figcaption", {}, title, unit),
    controls.length > 0 ? element("div", { class: "controls" }, ...controls) : null,
    keys, empty, frame, long, live, note, tools, table_host,
    element("p", { class: "foot" }, foot));
  frame.setAttribute("aria-describedby", long.id);

  const cursor = cursor_for(frame, live);
  let chart = make();
  let drawn: Drawn | null = null;
  let seen = false;
  let last_width = 0;

  const look = (): Look => {
    const width = is_printing() ? PRINT_WIDTH : Math.max(280, Math.floor(frame.clientWidth || node.clientWidth || 640));
    return { palette: current_palette(), width, narrow: width < NARROW, print: is_printing() };
  };

  const draw = () => {
    if (!seen) return;
    drawn?.dispose();
    drawn = null;
    host.replaceChildren();
    if (chart.empty) return;
    const now = look();
    last_width = now.width;
    host.style.height = `${chart.height(now.width)}px`;
    host.style.width = `${now.width}px`;
    drawn = chart.draw(host, now);
    cursor.attach(drawn);
    node.dataset["drawn"] = "yes";
  };

  const fill_table = () => {
    if (!table_host.hidden) table_host.replaceChildren(table_element(chart.table(), chart.title));
  };

  const text = () => {
    title.textContent = chart.title;
    unit.textContent = chart.unit ?? "";
    unit.hidden = !chart.unit;
    note.textContent = chart.note ?? "";
    note.hidden = !chart.note;
    node.id = `figure-${chart.id}`;
    empty.hidden = !chart.empty;
    empty.textContent = chart.empty ?? "";
    frame.hidden = tools.hidden = Boolean(chart.empty);
    if (chart.empty) node.dataset["drawn"] = "empty";
    keys.replaceChildren();
    for (const key of chart.keys ?? []) {
      keys.append(element("li", { class: key.narrow_only ? "narrow-only" : null }, key.glyph(current_palette()) as unknown as HTMLElement, element("span", {}, key.text)));
    }
    keys.hidden = (chart.keys ?? []).length === 0;
    const description = chart.describe();
    frame.setAttribute("aria-label", description.name);
    frame.setAttribute("role", chart.interactive ? "group" : "img");
    if (chart.interactive) host.removeAttribute("aria-hidden");
    else host.setAttribute("aria-hidden", "true");
    if (!drawn && !chart.empty) host.style.height = `${chart.height(Math.min(900, window.innerWidth - 32))}px`;
    long.textContent = `${description.long}${chart.interactive ? "" : ` ${words.figure.keyboard}`}`;
  };

  table_button.addEventListener("click", () => {
    table_host.hidden = !table_host.hidden;
    table_button.setAttribute("aria-expanded", String(!table_host.hidden));
    table_button.textContent = table_host.hidden ? words.figure.table : words.figure.hide_table;
    fill_table();
  });
  csv_button.addEventListener("click", () => save(`${chart.id}.csv`, "text/csv", csv_text(chart.table())));
  svg_button.addEventListener("click", () => {
    const palette = current_palette();
    save(`${chart.id}.svg`, "image/svg+xml", framed_svg([...host.querySelectorAll("svg")].filter((one) => !one.parentElement?.closest("svg")), {
      title: chart.title, unit: chart.unit ?? "", foot, width: look().width,
      background: palette.surface, text: palette.text, muted: palette.muted,
    }));
  });
  frame.addEventListener("keydown", (event) => {
    if (event.key === "t" && !event.ctrlKey && !event.metaKey && !event.altKey) table_button.click();
  });

  on_theme_change(() => {
    if (is_printing()) seen = true;
    text();
    draw();
  });
  const first_draw = () => {
    if (seen) return;
    seen = true;
    draw();
  };
  when_near(frame, first_draw);
  later.push(first_draw);
  new ResizeObserver(() => {
    if (drawn && !is_printing() && Math.abs(frame.clientWidth - last_width) > 1 && frame.clientWidth > 0) draw();
  }).observe(frame);
  text();

  return {
    node,
    update: () => {
      chart = make();
      text();
      draw();
      fill_table();
    },
  };
}

function when_near(node: Element, action: () => void): void {
  if (!("IntersectionObserver" in window)) {
    action();
    return;
  }
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    action();
  }, { rootMargin: "600px" });
  observer.observe(node);
}
