// Reads the data block, builds the sections, keeps address and contents in step. If anything fails, the
// plain text that came with the page stays, with a note of what went wrong.
import { answers_from, type Answers } from "./answers.ts";
import { element, labelled_select } from "./dom.ts";
import { FIRST_READINGS } from "./charts/readings/series.ts";
import { first_waterfall } from "./charts/waterfall/choose.ts";
import { waterfall_key } from "./charts/waterfall/series.ts";
import { opening_items } from "./charts/openings/series.ts";
import { draw_the_rest } from "./figure/figure.ts";
import { read_data } from "./read_data.ts";
import { chances } from "./sections/chances.ts";
import { claims } from "./sections/claims.ts";
import { crossover } from "./sections/crossover.ts";
import { levers } from "./sections/levers.ts";
import { lines } from "./sections/lines.ts";
import { method } from "./sections/method.ts";
import { overview } from "./sections/overview.ts";
import type { Context, Section } from "./sections/section.ts";
import { sides } from "./sections/sides.ts";
import { sources } from "./sections/sources.ts";
import { spending } from "./sections/spending.ts";
import { waterfall } from "./sections/waterfall.ts";
import { from_hash, Store, type State } from "./state.ts";
import { choose_theme, chosen_theme, start_theme, type ThemeChoice } from "./theme.ts";
import { words } from "./words.ts";

const SECTIONS: readonly ((context: Context) => Section)[] = [
  overview, sides, chances, crossover, waterfall, lines, spending, claims, sources, method,
];

function defaults_of(answers: Answers): State {
  const first = answers.headline?.id ?? "";
  const ahead = first_waterfall(answers);
  return {
    comparison: first,
    chances: answers.data.comparisons.slice(0, FIRST_READINGS).map((comparison) => comparison.id)
      .sort((one, other) => Number(other === first) - Number(one === first)).slice(0, 3),
    band: "left",
    waterfall: ahead ? waterfall_key(ahead) : "",
    by: "year",
    capacity_item: opening_items(answers)[0] ?? "",
    sort: "chance",
    at: "overview",
  };
}

function build(text: string, page: HTMLElement, contents: HTMLElement): void {
  const read = read_data(text);
  if ("fault" in read) throw new Error(read.fault);
  const answers = answers_from(read.data);
  const defaults = defaults_of(answers);
  const comparisons = [...answers.comparisons.keys()];
  const state = from_hash(window.location.hash, defaults, {
    comparison: comparisons, chances: comparisons, band: ["left", "right", "neither"], by: ["year", "month"],
    sort: ["chance", "gap", "name"], waterfall: read.data.waterfall.map(waterfall_key), capacity_item: opening_items(answers),
    at: Object.keys(words.sections),
  });
  const store = new Store(state, defaults);
  const context: Context = { answers, store, foot: words.page.foot(read.data) };
  const made = answers.data.levers ? [...SECTIONS.slice(0, 5), levers, ...SECTIONS.slice(5)] : SECTIONS;
  const built = made.map((make) => make(context));
  page.replaceChildren(...built.map((one) => one.node));
  const heading = document.getElementById("page-title");
  if (heading) heading.textContent = read.data.scenario.title || words.page.product;
  fill_contents(contents, built, store);
  if (state.at !== defaults.at) document.getElementById(state.at)?.scrollIntoView();
}

function fill_contents(contents: HTMLElement, built: Section[], store: Store): void {
  const list = element("ol");
  const links = new Map<string, HTMLAnchorElement>();
  for (const { id, heading } of built) {
    const link = element("a", { href: `#${id}` }, heading);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      const target = document.getElementById(`${id}-heading`);
      document.getElementById(id)?.scrollIntoView();
      target?.focus({ preventScroll: true });
      store.set({ at: id });
    });
    links.set(id, link);
    list.append(element("li", {}, link));
  }
  const theme = labelled_select(words.page.theme, [
    { value: "system", text: words.page.theme_system },
    { value: "light", text: words.page.theme_light },
    { value: "dark", text: words.page.theme_dark },
  ], chosen_theme(), (value) => choose_theme(value as ThemeChoice));
  contents.replaceChildren(list, theme.node);
  mark_current(built, links);
}

function mark_current(built: Section[], links: Map<string, HTMLAnchorElement>): void {
  let waiting = false;
  const update = () => {
    waiting = false;
    const line = window.innerHeight * 0.3;
    let current = built[0]!.id;
    for (const one of built) if (one.node.getBoundingClientRect().top <= line) current = one.id;
    if (window.innerHeight + window.scrollY >= document.documentElement.scrollHeight - 4) current = built[built.length - 1]!.id;
    for (const [id, link] of links) {
      if (id === current && link.getAttribute("aria-current") !== "true") {
        link.setAttribute("aria-current", "true");
        const strip = link.closest("nav");
        // On a phone the contents are a strip: the current entry is kept in view.
        if (strip && strip.scrollWidth > strip.clientWidth) strip.scrollLeft = link.offsetLeft - strip.clientWidth / 3;
      } else if (id !== current) {
        link.removeAttribute("aria-current");
      }
    }
  };
  window.addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(update);
  }, { passive: true });
  update();
}

function start(): void {
  start_theme();
  const page = document.getElementById("page")!;
  const contents = document.getElementById("contents")!;
  const notice = document.getElementById("notice")!;
  const text = (document.getElementById("sinews-data")?.textContent ?? "").trim();
  // The unfilled form still holds its marker.
  if (!text || text.startsWith("__")) {
    notice.textContent = words.page.no_data;
    notice.hidden = false;
    return;
  }
  try {
    build(text, page, contents);
    document.getElementById("static")?.remove();
    document.documentElement.dataset["ready"] = "yes";
    window.setTimeout(draw_the_rest, 300);
  } catch (error) {
    notice.textContent = words.page.fault(error instanceof Error ? error.message : String(error));
    notice.hidden = false;
    page.replaceChildren();
    document.documentElement.dataset["ready"] = "failed";
  }
}

start();
