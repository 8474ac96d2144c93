// Colours by role for the light and the dark page (contrast and colour-blind distance were checked for
// these exact values). The build writes them into the style sheet too, so that this is their one place.

export interface Palette {
  surface: string;
  page: string;
  text: string;
  muted: string;
  axis: string;
  hairline: string;
  side_a: string;
  side_b: string;
  other: string;
  band_a: string;
  band_b: string;
  accent: string;
  warning: string;
  heat: readonly string[];
  heat_text: readonly string[];
  money: string;
  capacity: string;
  cooperation: string;
  ramp: string;
  inputs: string;
}

export const LIGHT: Palette = {
  surface: "#ffffff",
  page: "#faf9f6",
  text: "#1b1f24",
  muted: "#57606a",
  axis: "#6b7280",
  hairline: "#dcdad3",
  side_a: "#0b3d8b",
  side_b: "#b34e00",
  other: "#57606a",
  band_a: "#0b3d8b",
  band_b: "#e56f17",
  accent: "#5b3fa8",
  warning: "#8a1c4a",
  heat: ["#f1edf9", "#d3c8ec", "#ac99d9", "#7d5fbc", "#5b3fa8"],
  heat_text: ["#1b1f24", "#1b1f24", "#1b1f24", "#ffffff", "#ffffff"],
  money: "#9b944d",
  capacity: "#2d706a",
  cooperation: "#9b67ca",
  ramp: "#70263e",
  inputs: "#849587",
};

export const DARK: Palette = {
  surface: "#161b21",
  page: "#0f1317",
  text: "#e8ecf0",
  muted: "#a6b0bb",
  axis: "#8b96a2",
  hairline: "#2b333c",
  side_a: "#5ea6ff",
  side_b: "#ffb347",
  other: "#a6b0bb",
  band_a: "#3b84e8",
  band_b: "#f09a36",
  accent: "#c3b1ff",
  warning: "#ff9db8",
  heat: ["#221d33", "#3b2f63", "#5b489a", "#8a74cf", "#c3b1ff"],
  heat_text: ["#e8ecf0", "#e8ecf0", "#ffffff", "#0f1317", "#0f1317"],
  money: "#957a1e",
  capacity: "#bff1e0",
  cooperation: "#8259c4",
  ramp: "#c5396d",
  inputs: "#9ea5a9",
};

export const INNER_BAND = 0.22;
export const OUTER_BAND = 0.12;

export function css_variables(palette: Palette): string {
  const lines: string[] = [];
  for (const [role, value] of Object.entries(palette)) {
    const name = role.replace(/_/g, "-");
    if (typeof value === "string") lines.push(`--${name}: ${value};`);
    else (value as readonly string[]).forEach((step, index) => lines.push(`--${name}-${index}: ${step};`));
  }
  return lines.join(" ");
}

export function with_alpha(colour: string, alpha: number): string {
  const number = parseInt(colour.slice(1), 16);
  return `rgba(${(number >> 16) & 255}, ${(number >> 8) & 255}, ${number & 255}, ${alpha})`;
}

export interface Side {
  colour: string;
  band: string;
  dash: number[] | "solid";
  marker: "circle" | "rect";
}

export function side_of(palette: Palette, side: "a" | "b" | "other"): Side {
  if (side === "a") return { colour: palette.side_a, band: palette.band_a, dash: "solid", marker: "circle" };
  if (side === "b") return { colour: palette.side_b, band: palette.band_b, dash: [8, 4], marker: "rect" };
  return { colour: palette.other, band: palette.other, dash: [2, 3], marker: "rect" };
}
