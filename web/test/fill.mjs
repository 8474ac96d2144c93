// Fills the built form as the program does: data with "<" escaped, title and fallback as HTML.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

const escape_html = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

export function fill(form_path, data_text, out_path, static_html = "") {
  const data = JSON.parse(data_text);
  const title = escape_html(data.scenario?.title ?? "sinews");
  // All markers in one pass: a title that holds the text of a marker must not be filled in turn.
  const parts = { TITLE: title, STATIC: static_html, DATA: data_text.replaceAll("<", "\\u003c"), ENGINE: "", SCENARIO: "" };
  const page = readFileSync(form_path, "utf8").replace(/__SINEWS_(TITLE|STATIC|DATA|ENGINE|SCENARIO)__/g, (_, name) => parts[name]);
  mkdirSync(dirname(out_path), { recursive: true });
  writeFileSync(out_path, page);
}
