import assert from "node:assert/strict";
import { test } from "node:test";
import { sort_value, sorted_rows } from "../../src/figure/sortable.ts";
import { shortened, wrapped } from "../../src/figure/measure.ts";
import { cell_text, csv_cell, csv_text } from "../../src/figure/table.ts";
import { DARK, LIGHT } from "../../src/palette.ts";

test("CSV cells are quoted and defused", () => {
  assert.equal(csv_cell("=1+1"), "'=1+1");
  assert.equal(csv_cell("@x"), "'@x");
  assert.equal(csv_cell('a "b", c'), '"a ""b"", c"');
  assert.equal(csv_cell(-2.5), "-2.5");
  assert.equal(csv_cell(null), "");
  assert.equal(csv_text({ columns: ["a", "b"], numeric: [false, true], rows: [["x", 1]] }), "a,b\r\nx,1\r\n");
  assert.equal(cell_text(1234567), "1,234,567");
});

test("tables sort by the numbers in their cells", () => {
  assert.ok((sort_value("<1 in 100") as number) < (sort_value("1 in 100") as number));
  assert.ok((sort_value(">99 in 100") as number) > (sort_value("99 in 100") as number));
  assert.equal(sort_value("2.1 %"), 2.1);
  assert.equal(sort_value("\u22123,000"), -3000);
  const rows = [["b", "9 in 100"], ["a", "10 in 100"], ["c", null]];
  assert.deepEqual(sorted_rows(rows, 1, false).map((row) => row[0]), ["a", "b", "c"]);
  assert.deepEqual(sorted_rows(rows, 0, true).map((row) => row[0]), ["a", "b", "c"]);
});

test("text wraps within its width and ends in an ellipsis where lines run out", () => {
  const text = "one two three four five six seven";
  assert.equal(wrapped(text, 90).join(" "), text);
  const two = wrapped(text, 60, {}, 2);
  assert.equal(two.length, 2);
  assert.ok(two[1]!.endsWith("\u2026"));
  assert.equal(shortened("short", 500), "short");
});

function luminance(colour: string): number {
  const channels = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * channels[0]! + 0.7152 * channels[1]! + 0.0722 * channels[2]!;
}

function contrast(one: string, other: string): number {
  const [high, low] = [luminance(one), luminance(other)].sort((left, right) => right - left);
  return (high! + 0.05) / (low! + 0.05);
}

test("text and lines have the contrast that WCAG asks for", () => {
  for (const palette of [LIGHT, DARK]) {
    for (const role of ["text", "muted", "axis", "side_a", "side_b", "accent", "warning"] as const) {
      assert.ok(contrast(palette[role], palette.surface) >= 4.5, `${role} on surface`);
    }
    for (const role of ["money", "capacity", "cooperation", "ramp", "inputs"] as const) {
      assert.ok(contrast(palette[role], palette.surface) >= 3, role);
    }
    palette.heat.forEach((step, index) => assert.ok(contrast(step, palette.heat_text[index]!) >= 4.5, `heat ${index}`));
  }
});
