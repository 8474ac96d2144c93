// What every chart offers: a drawing, the same numbers as a table, and a text alternative.
import type { Palette } from "../palette.ts";

export type Cell = string | number | null;

export interface TableData {
  columns: string[];
  rows: Cell[][];
  // Columns whose numbers line up at the right; others are text.
  numeric: boolean[];
}

export interface Description {
  name: string;
  long: string;
}

export interface Look {
  palette: Palette;
  width: number;
  narrow: boolean;
  print: boolean;
}

export interface Reading {
  title: string;
  rows: { label: string; value: string; colour?: string }[];
  note?: string;
}

// Positions that the cursor can take, from left to right (months, dots, bars).
export interface Steps {
  count: number;
  page: number;
  initial: number;
  position: (step: number) => { x: number; top: number; bottom: number };
  nearest: (x: number, y: number) => number | null;
  reading: (step: number) => Reading;
}

export interface Drawn {
  dispose: () => void;
  steps?: Steps;
  // Marks with a reading of their own (evidence): asked before the steps.
  mark_at?: (x: number, y: number) => { reading: Reading; x: number; y: number; inspection?: Inspection } | null;
}

export type Quintet = readonly (number | null | undefined)[];

// All that the page knows of a value: how it is distributed, where it comes from.
export interface Inspection {
  title: string;
  distributions: {
    label: string;
    unit: string;
    colour?: string;
    // 5, 25, 50, 75, 95 in 100 below; of the same futures before the change, if there is one.
    quantiles: Quintet;
    before?: Quintet | null;
    text: (value: number | null | undefined) => string;
  }[];
  rows: { label: string; value: string }[];
  note?: string;
  // Ids of sources, and of observations that bear on the value.
  sources: string[];
  observations: string[];
  // A row of the scenario's own files, by the value of one column.
  cells?: { file: string; column: string; value: string };
  // What the program would be asked for more.
  trace?: string;
}

export interface Chart {
  id: string;
  title: string;
  unit?: string;
  note?: string;
  empty?: string | null;
  height: (width: number) => number;
  draw: (host: HTMLElement, look: Look) => Drawn;
  table: () => TableData;
  describe: () => Description;
  // Samples above the drawing; `narrow_only` where a wide drawing carries the label itself.
  keys?: { text: string; narrow_only?: boolean; glyph: (palette: Palette) => SVGElement }[];
  // The values at a step of the cursor, shown by a click or Enter.
  inspect?: (step: number) => Inspection | null;
  // What a click does instead of that.
  choose?: (step: number) => void;
  // The drawing holds controls of its own (scrolling, groups to open).
  interactive?: boolean;
}
