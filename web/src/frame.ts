// What stands around the sections: title, contents, switches for language and colours, and the panel of levers.
import { element, labelled_select } from "./dom.ts";
import type { Context, Section } from "./sections/section.ts";
import { choose_theme, chosen_theme, type ThemeChoice } from "./theme.ts";
import { words } from "./words.ts";
import { language_name, LANGUAGE_CODES } from "./words/say.ts";

export interface Frame {
  context: Context;
  built: Section[];
  panel: HTMLElement | null;
  title: string;
  rebuild: (language: string) => void;
}

let marks: (() => void) | null = null;

export function fill_frame({ context, built, panel, title, rebuild }: Frame): void {
  const { store } = context;
  const heading = document.getElementById("page-title");
  if (heading) heading.textContent = title || words.page.product;
  const skip = document.querySelector(".skip");
  if (skip) skip.textContent = words.page.skip;
  const contents = document.getElementById("contents")!;
  contents.setAttribute("aria-label", words.page.contents);
  const list = element("ol");
  const links = new Map<string, HTMLAnchorElement>();
  const go = (id: string) => {
    document.getElementById(id)?.scrollIntoView();
    document.getElementById(`${id}-heading`)?.focus({ preventScroll: true });
    store.set({ at: id });
  };
  built.forEach(({ id, heading: text, node }, index) => {
    const link = element("a", { href: `#${id}` }, text);
    const jump = (event: Event, target: string) => { event.preventDefault(); go(target); };
    link.addEventListener("click", (event) => jump(event, id));
    links.set(id, link);
    list.append(element("li", {}, link));
    const next = built[index + 1];
    if (!next) return;
    const onward = element("a", { href: `#${next.id}`, class: "onward" }, words.page.next(next.heading));
    onward.addEventListener("click", (event) => jump(event, next.id));
    node.append(onward);
  });
  contents.replaceChildren(list);
  const language = labelled_select(words.page.language, LANGUAGE_CODES.map((code) => ({ value: code, text: language_name(code) })), store.state.lang, rebuild);
  language.node.id = "language";
  const theme = labelled_select(words.page.theme, [
    { value: "system", text: words.page.theme_system },
    { value: "light", text: words.page.theme_light },
    { value: "dark", text: words.page.theme_dark },
  ], chosen_theme(), (value) => choose_theme(value as ThemeChoice));
  theme.node.id = "theme";
  document.getElementById("settings")!.replaceChildren(language.node, theme.node);
  place_panel(context, panel);
  marks = () => mark_current(built, links);
  marks();
}

// Beside the sections where there is room; on narrow windows a sheet that a button opens.
function place_panel(context: Context, panel: HTMLElement | null): void {
  document.querySelector(".panel")?.remove();
  document.getElementById("what-if-button")?.remove();
  document.querySelector(".layout")!.classList.toggle("with-panel", panel !== null);
  if (!panel) return;
  const close = element("button", { type: "button", class: "sheet-close" }, words.panel.close);
  const open = element("button", { type: "button", id: "what-if-button", "aria-controls": panel.id, "aria-expanded": "false" }, words.panel.title);
  const show = (shown: boolean) => {
    panel.classList.toggle("open", shown);
    open.setAttribute("aria-expanded", String(shown));
    if (shown) panel.querySelector<HTMLElement>("h2")!.focus();
    else open.focus();
  };
  open.addEventListener("click", () => show(true));
  close.addEventListener("click", () => show(false));
  panel.addEventListener("keydown", (event) => { if (event.key === "Escape" && panel.classList.contains("open")) show(false); });
  panel.prepend(close);
  document.querySelector(".layout")!.append(panel);
  document.body.append(open);
  const count = () => {
    const changed = Object.keys(context.store.state.levers).length;
    open.textContent = changed === 0 ? words.panel.title : `${words.panel.title} (${changed})`;
  };
  context.store.on(["levers"], count);
  count();
}

function mark_current(built: Section[], links: Map<string, HTMLAnchorElement>): void {
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
}

let following = false;

export function follow_scrolling(): void {
  if (following) return;
  following = true;
  let waiting = false;
  window.addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; marks?.(); });
  }, { passive: true });
}
