import type { Cell, TableData } from "../../figure/types.ts";
import { named } from "../../months.ts";
import { words } from "../../words.ts";
import { change_text } from "./change_text.ts";
import type { Tornado } from "./series.ts";

export function tornado_table(tornado: Tornado): TableData {
  const side = (value: string | number | null): Cell => {
    if (tornado.unit !== "months") return value;
    return value === null ? words.tornado.never : named(String(value));
  };
  const number = tornado.unit !== "months";
  return {
    columns: [words.tornado.lever, words.tornado.from, words.tornado.without, words.tornado.with, words.tornado.change, words.tornado.low, words.tornado.high],
    numeric: [false, false, number, number, true, true, true],
    rows: tornado.bars.map((bar) => [
      bar.lever.text, named(bar.lever.from), side(bar.without), side(bar.with),
      ...[bar.change, bar.low, bar.high].map((value) => change_text(value, tornado.unit)),
    ]),
  };
}
