import type { Description } from "../../figure/types.ts";
import { words } from "../../words.ts";
import { change_text } from "./change_text.ts";
import type { Tornado } from "./series.ts";

export function describe_tornado(tornado: Tornado): Description {
  return {
    name: words.tornado.name(tornado.bars.length),
    long: tornado.bars.slice(0, 8).map((bar) => words.tornado.bar(bar.lever.text, change_text(bar.change, tornado.unit))).join(" "),
  };
}
