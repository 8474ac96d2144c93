// Light, dark or as the system says; print is always light. Charts ask `current_palette`.
import { DARK, LIGHT, type Palette } from "./palette.ts";

export type ThemeChoice = "system" | "light" | "dark";

let listeners: (() => void)[] = [];
let choice: ThemeChoice = "system";
let printing = false;

const dark_wanted = () => window.matchMedia("(prefers-color-scheme: dark)");

export function is_dark(): boolean {
  if (printing) return false;
  return choice === "system" ? dark_wanted().matches : choice === "dark";
}

export function current_palette(): Palette {
  return is_dark() ? DARK : LIGHT;
}

export function is_printing(): boolean {
  return printing;
}

export function on_theme_change(listener: () => void): void {
  listeners.push(listener);
}

// Another language builds the page anew.
export function forget_theme_listeners(): void {
  listeners = [];
}

function apply(): void {
  document.documentElement.dataset["theme"] = is_dark() ? "dark" : "light";
  for (const listener of listeners) listener();
}

export function choose_theme(next: ThemeChoice): void {
  choice = next;
  store(next);
  apply();
}

export function chosen_theme(): ThemeChoice {
  return choice;
}

// A frame of a notebook or a sandbox may refuse storage: the choice then lasts as long as the page.
function store(next: ThemeChoice): void {
  try {
    window.localStorage.setItem("sinews-theme", next);
  } catch {
    return;
  }
}

function stored(): ThemeChoice {
  try {
    const text = window.localStorage.getItem("sinews-theme");
    return text === "light" || text === "dark" ? text : "system";
  } catch {
    return "system";
  }
}

export function start_theme(): void {
  choice = stored();
  dark_wanted().addEventListener("change", () => { if (choice === "system") apply(); });
  window.addEventListener("beforeprint", () => { printing = true; apply(); });
  window.addEventListener("afterprint", () => { printing = false; apply(); });
  apply();
}

// A colour of the light palette's sides as the theme has it.
export function with_dark(colour: string | undefined): string | undefined {
  if (!colour || !is_dark()) return colour;
  if (colour === LIGHT.side_a) return DARK.side_a;
  if (colour === LIGHT.side_b) return DARK.side_b;
  return colour === LIGHT.accent ? DARK.accent : colour;
}
