// A change as text: with its sign, in the unit of the chart.
import { significant } from "../../format.ts";
import { words } from "../../words.ts";
import type { Tornado, Unit } from "./series.ts";

export function change_text(value: number, unit: Unit): string {
  if (value === Infinity) return words.tornado.never;
  if (value === -Infinity) return words.tornado.no_longer_never;
  const size = Math.abs(value);
  const text = unit === "months" ? String(Math.round(size)) : size >= 10 ? String(Math.round(size)) : significant(Number(size.toPrecision(2)));
  return value === 0 || text === "0" ? "0" : `${value < 0 ? "\u2212" : "+"}${text}`;
}

export function unit_text(tornado: Tornado): string {
  if (tornado.unit === "months") return words.tornado.months_unit;
  return tornado.unit === "percent" ? words.tornado.percent_unit : words.tornado.in_hundred_unit;
}
