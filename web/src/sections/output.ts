// Who makes how much of an item in a year: a part of the members' section.
import { describe_output } from "../charts/output/describe.ts";
import { draw_output, output_height } from "../charts/output/draw.ts";
import { output_items, output_series, output_years } from "../charts/output/series.ts";
import { output_table } from "../charts/output/table.ts";
import { labelled_select } from "../dom.ts";
import { mount } from "../figure/figure.ts";
import type { Chart } from "../figure/types.ts";
import { capitalised, quantity } from "../format.ts";
import { words } from "../words.ts";
import type { Context } from "./section.ts";
import { empty_chart } from "./sides.ts";

// Null where the data tell of no output by party.
export function output_figure(context: Context): HTMLElement | null {
  const { answers, store } = context;
  const items = output_items(answers);
  if (items.length === 0) return null;
  const item = labelled_select(words.controls.item, items.map((id) => ({ value: id, text: answers.item_name(id) })),
    store.state.output_item, (value) => store.set({ output_item: value }));
  const year = labelled_select(words.table.year, output_years(answers).map((one) => ({ value: String(one), text: String(one) })),
    store.state.output_year, (value) => store.set({ output_year: value }));
  const figure = mount(context, () => chart(context), [item.node, year.node]);
  store.on(["output_item", "output_year"], () => {
    item.set(store.state.output_item);
    year.set(store.state.output_year);
    figure.update();
  });
  context.live.on_whole_answer(figure.refresh);
  return figure.node;
}

function chart({ answers, base, store }: Context): Chart {
  const { output_item, output_year } = store.state;
  const bars = output_series(answers, base, output_item, Number(output_year));
  if (!bars) return empty_chart("output", words.output.heading, words.output.none(answers.item_name(output_item), output_year));
  const first = bars.rows[0]!;
  return {
    id: "output",
    title: words.output.title(capitalised(bars.name), bars.year, first.name, quantity(first.median), bars.unit),
    unit: words.output.unit(capitalised(bars.axis_name), base !== null),
    ...(bars.others > 0 ? { note: words.output.others(bars.others) } : {}),
    height: () => output_height(bars),
    draw: (host, look) => draw_output(host, look, bars),
    table: () => output_table(bars),
    describe: () => describe_output(bars),
  };
}
