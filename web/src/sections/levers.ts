import { change_text, unit_text } from "../charts/tornado/change_text.ts";
import { describe_tornado } from "../charts/tornado/describe.ts";
import { draw_tornado, tornado_height } from "../charts/tornado/draw.ts";
import { questions_of, tornado_of } from "../charts/tornado/series.ts";
import { tornado_table } from "../charts/tornado/table.ts";
import type { Levers } from "../data.ts";
import { labelled_select } from "../dom.ts";
import { mount } from "../figure/figure.ts";
import { exact } from "../format.ts";
import { words } from "../words.ts";
import { finding, section, type Context, type Section } from "./section.ts";

export function levers({ answers, foot }: Context): Section {
  const data = answers.data.levers as Levers;
  const questions = questions_of(data);
  let chosen = questions[0]?.value ?? "";
  const sentence = finding();
  const select = labelled_select(words.tornado.question, questions, chosen, (value) => {
    chosen = value;
    update();
    figure.update();
  });
  const figure = mount(() => {
    const tornado = tornado_of(data, chosen);
    return {
      id: "levers",
      title: words.tornado.title(tornado.question),
      unit: unit_text(tornado),
      note: words.tornado.note,
      height: () => tornado_height(tornado),
      draw: (host, look) => draw_tornado(host, look, tornado),
      table: () => tornado_table(tornado),
      describe: () => describe_tornado(tornado),
    };
  }, foot, [select.node]);
  const update = () => {
    const tornado = tornado_of(data, chosen);
    const first = tornado.bars[0];
    if (!first) return;
    const change = `${change_text(first.change, tornado.unit)} ${Number.isFinite(first.change) ? unit_text(tornado).split(";")[0] : ""}`.trim();
    sentence.textContent = words.tornado.finding(first.lever.text, change, tornado.bars.length, exact(data.replications));
  };
  update();
  return section("levers", sentence, figure.node);
}
