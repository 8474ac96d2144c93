// A real table from TableData, and the same as CSV.
import { element } from "../dom.ts";
import { exact, is_number, significant } from "../format.ts";
import type { Cell, TableData } from "./types.ts";

export function cell_text(cell: Cell): string {
  if (cell === null) return "\u2013";
  if (!is_number(cell)) return String(cell);
  return Math.abs(cell) >= 1000 ? exact(cell) : significant(cell);
}

export function table_element(data: TableData, caption: string): HTMLElement {
  const head = element("tr", {}, ...data.columns.map((name, column) =>
    element("th", { scope: "col", class: data.numeric[column] ? "number" : null }, name)));
  const body = element("tbody");
  for (const row of data.rows) {
    body.append(element("tr", {}, ...row.map((cell, column) =>
      column === 0
        ? element("th", { scope: "row" }, cell_text(cell))
        : element("td", { class: data.numeric[column] ? "number" : null }, cell_text(cell)))));
  }
  const table = element("table", {}, element("caption", {}, caption), element("thead", {}, head), body);
  return element("div", { class: "table-scroll", tabindex: 0, role: "region", "aria-label": caption }, table);
}

// Spreadsheets run cells that begin with these signs: a leading apostrophe makes them text again.
export function csv_cell(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return Number.isFinite(cell) ? String(cell) : "";
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\n\r]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

export function csv_text(data: TableData): string {
  return [data.columns, ...data.rows].map((row) => row.map(csv_cell).join(",")).join("\r\n") + "\r\n";
}
