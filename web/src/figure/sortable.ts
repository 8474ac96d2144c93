// A table whose column heads are buttons: once sorts up, again down. Sorting looks at the numbers in the
// cells ("38 in 100", "2.1 %", "1.2 million"), and at the text where there is none.
import { element } from "../dom.ts";
import { number_format } from "../words/say.ts";
import { cell_text } from "./table.ts";
import type { Cell, TableData } from "./types.ts";

export function sort_value(cell: Cell): number | string {
  if (cell === null) return Number.NEGATIVE_INFINITY;
  if (typeof cell === "number") return cell;
  // "<1 in 100" is less than "1 in 100", ">99 in 100" more than "99 in 100".
  const match = /^([<>]?)\s*(\u2212?\d[\d.,]*)/.exec(cell);
  if (!match) return cell.toLowerCase();
  const [group, decimal] = separators();
  const number = Number(match[2]!.split(group).join("").replace(decimal, ".").replace("\u2212", "-"));
  return match[1] === "<" ? number - 0.5 : match[1] === ">" ? number + 0.5 : number;
}

// What stands between thousands and before the fraction, in the reader's language.
function separators(): [string, string] {
  const parts = number_format(1).formatToParts(12345.6);
  const find = (type: string) => parts.find((part) => part.type === type)?.value ?? "";
  return [find("group") || ",", find("decimal") || "."];
}

export function sorted_rows(rows: Cell[][], column: number, upward: boolean): Cell[][] {
  const sign = upward ? 1 : -1;
  return [...rows].sort((one, other) => {
    const left = sort_value(one[column] ?? null);
    const right = sort_value(other[column] ?? null);
    if (typeof left === "number" && typeof right === "number") return left === right ? 0 : sign * (left < right ? -1 : 1);
    return sign * String(left).localeCompare(String(right));
  });
}

export function sortable_table(data: TableData, caption: string): HTMLElement {
  const body = element("tbody");
  let column = -1;
  let upward = true;
  const heads = data.columns.map((name, index) => {
    const button = element("button", { type: "button", class: "sort" }, name, element("span", { "aria-hidden": "true", class: "arrow" }));
    button.addEventListener("click", () => {
      // Numbers first from the largest, names from A.
      upward = column === index ? !upward : !data.numeric[index];
      column = index;
      fill();
    });
    return element("th", { scope: "col", class: data.numeric[index] ? "number" : null }, button);
  });
  const fill = () => {
    const rows = column < 0 ? data.rows : sorted_rows(data.rows, column, upward);
    body.replaceChildren(...rows.map((row) => element("tr", {}, ...row.map((cell, at) => at === 0
      ? element("th", { scope: "row" }, cell_text(cell))
      : element("td", { class: data.numeric[at] ? "number" : null }, cell_text(cell))))));
    heads.forEach((head, index) => {
      head.setAttribute("aria-sort", index !== column ? "none" : upward ? "ascending" : "descending");
    });
  };
  fill();
  return element("div", { class: "table-scroll", tabindex: 0, role: "region", "aria-label": caption },
    element("table", {}, element("caption", { class: "for-screen-readers" }, caption), element("thead", {}, element("tr", {}, ...heads)), body));
}
