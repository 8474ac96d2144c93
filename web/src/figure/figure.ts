// One chart on the page: title, drawing, cursor, table, files, text alternative. It draws when it comes
// near the window (a page of many charts opens at once) or when its turn comes after loading, again when
// its width, the theme or the chosen data change, and in the light theme for print.
import { element, next_identity, type Child } from "../dom.ts";
import { current_palette, is_printing, on_theme_change } from "../theme.ts";
import { words } from "../words.ts";
import { cursor_for } from "./cursor.ts";
import { framed_svg, save, save_png } from "./export.ts";
import { csv_text, table_element } from "./table.ts";
import type { Chart, Drawn, Inspection, Look } from "./types.ts";

const PRINT_WIDTH = 680;
const NARROW = 560;

// What a figure needs of the page around it.
export interface Surroundings {
  foot: () => string;
  inspect: (inspection: Inspection, opener: HTMLElement) => void;
}

// Drawings that wait for their turn.
let later: (() => void)[] = [];

// Draws what the reader has not come near yet, one figure at a time, so that jumps and searches find it.
export function draw_the_rest(): void {
  const next = later.shift();
  if (!next) return;
  next();
  window.setTimeout(draw_the_rest, 40);
}

export function forget_the_rest(): void {
  later = [];
}

export interface Mounted {
  node: HTMLElement;
  // After a choice of the reader: at once.
  update: () => void;
  // After a new answer: at once where the reader looks, elsewhere when answers pause.
  refresh: () => void;
}

const PAUSE = 250;

// For what costs much and can wait: runs once no further call has come for a moment.
export function when_calm(action: () => void): () => void {
  let waiting = 0;
  return () => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(action, PAUSE);
  };
}

// `make` is called again at each update, so that it can read the reader's choice and the newest answer.
export function mount(around: Surroundings, make: () => Chart, controls: Child[] = []): Mounted {
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
  const png_button = element("button", { type: "button" }, words.figure.png);
  const tools = element("div", { class: "tools" }, table_button, csv_button, svg_button, png_button);
  const foot = element("p", { class: "foot" });
  frame.append(host);
  const node = element("figure", { class: "figure" },
    element("figcaption", {}, title, unit),
    controls.length > 0 ? element("div", { class: "controls" }, ...controls) : null,
    keys, empty, frame, long, live, note, tools, table_host, foot);
  frame.setAttribute("aria-describedby", long.id);

  const cursor = cursor_for(frame, live, (what) => {
    if ("inspection" in what) around.inspect(what.inspection, frame);
    else if (chart.choose) chart.choose(what.step);
    else {
      const inspection = chart.inspect?.(what.step);
      if (inspection) around.inspect(inspection, frame);
    }
  });
  let chart = make();
  let drawn: Drawn | null = null;
  let seen = false;
  let near = false;
  let stale = false;
  let last_width = 0;
  let observed = 0; // the frame's width; to ask for it between drawings would lay the page out each time

  const look = (): Look => {
    const width = is_printing() ? PRINT_WIDTH : Math.max(280, Math.floor(observed || frame.clientWidth || node.clientWidth || 640));
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
    host.style.cursor = chart.inspect || chart.choose ? "pointer" : "";
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
    foot.textContent = around.foot();
    for (const [button, kind] of [[csv_button, words.figure.csv], [svg_button, words.figure.svg], [png_button, words.figure.png]] as const) {
      button.setAttribute("aria-label", words.figure.save_as(chart.title, kind));
    }
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
  const picture = () => {
    first_draw();
    const palette = current_palette();
    return framed_svg([...host.querySelectorAll("svg")].filter((one) => !one.parentElement?.closest("svg")), {
      title: chart.title, unit: chart.unit ?? "", foot: foot.textContent ?? "", width: look().width, // as drawn: a newer answer may be on its way
      background: palette.surface, text: palette.text, muted: palette.muted,
    });
  };
  svg_button.addEventListener("click", () => save(`${chart.id}.svg`, "image/svg+xml", picture().text));
  png_button.addEventListener("click", () => void save_png(`${chart.id}.png`, picture()));
  frame.addEventListener("keydown", (event) => {
    if (event.key === "t" && !event.ctrlKey && !event.metaKey && !event.altKey) table_button.click();
  });

  on_theme_change(() => {
    if (!node.isConnected) return;
    if (is_printing()) seen = true;
    text();
    draw();
  });
  function first_draw(): void {
    if (seen) return;
    seen = true;
    draw();
  }
  const renew = () => {
    stale = false;
    chart = make();
    text();
    draw();
    fill_table();
  };
  follow_nearness(frame, (now) => {
    near = now;
    if (!near) return;
    if (stale) renew();
    first_draw();
  });
  later.push(first_draw);
  new ResizeObserver(() => {
    observed = frame.clientWidth;
    if (drawn && !is_printing() && Math.abs(observed - last_width) > 1 && observed > 0) draw();
  }).observe(frame);
  text();

  let timer = 0;
  return {
    node,
    update: () => {
      window.clearTimeout(timer);
      renew();
    },
    refresh: () => {
      stale = true;
      window.clearTimeout(timer);
      if (near) renew();
      else timer = window.setTimeout(() => { if (stale && node.isConnected) renew(); }, PAUSE);
    },
  };
}

function follow_nearness(node: Element, action: (near: boolean) => void): void {
  if (!("IntersectionObserver" in window)) {
    action(true);
    return;
  }
  new IntersectionObserver((entries) => action(entries[entries.length - 1]!.isIntersecting), { rootMargin: "600px" }).observe(node);
}
