import { describe_crossover } from "../charts/crossover/describe.ts";
import { crossover_height, draw_crossover } from "../charts/crossover/draw.ts";
import { crossover_series, DOTS } from "../charts/crossover/series.ts";
import { crossover_table } from "../charts/crossover/table.ts";
import { mount } from "../figure/figure.ts";
import type { Chart } from "../figure/types.ts";
import { month_name } from "../months.ts";
import { words } from "../words.ts";
import { finding, part, type Context } from "./section.ts";
import { chosen_comparison, comparison_select, empty_chart } from "./sides.ts";

export function crossover(context: Context): HTMLElement {
  const { store } = context;
  const sentence = finding();
  const figure = mount(context, () => crossover_chart(context, "crossover"), [comparison_select(context)]);
  const update = () => {
    const comparison = chosen_comparison(context);
    sentence.textContent = comparison ? words.crossover.finding(comparison, month_name(context.answers.end)) : words.crossover.empty;
  };
  update();
  store.on(["comparison"], () => { update(); figure.update(); });
  context.live.on_answer(() => { update(); figure.refresh(); });
  return part("crossover", sentence, figure.node);
}

// Fifty futures by their month of crossing; on the overview too, under another id.
export function crossover_chart(context: Context, id: string): Chart {
  const { answers, base } = context;
  const comparison = chosen_comparison(context);
  const dots = crossover_series(answers, comparison, base);
  if (!dots || !comparison) return empty_chart(id, words.sections.crossover, words.crossover.empty);
  const text = (id: string) => answers.measures.get(id)?.text ?? id;
  return {
    id,
    title: words.crossover.title(dots.before + dots.months.length, DOTS, month_name(dots.to)),
    unit: words.crossover.unit,
    note: `${words.crossover.counts(dots.before, dots.months.length, dots.never, month_name(dots.from), month_name(dots.to))} ${words.crossover.note(comparison, text(comparison.left), text(comparison.right))} ${words.crossover.bound}${dots.ghost ? ` ${words.crossover.ghost(dots.ghost.before + dots.ghost.months.length, month_name(dots.to))}` : ""}`,
    height: crossover_height,
    draw: (host, look) => draw_crossover(host, look, answers, dots),
    table: () => crossover_table(answers, dots),
    describe: () => describe_crossover(dots),
  };
}
