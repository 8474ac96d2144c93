import { describe_crossover } from "../charts/crossover/describe.ts";
import { crossover_height, draw_crossover } from "../charts/crossover/draw.ts";
import { crossover_series, DOTS } from "../charts/crossover/series.ts";
import { crossover_table } from "../charts/crossover/table.ts";
import { mount } from "../figure/figure.ts";
import type { Chart } from "../figure/types.ts";
import { month_name } from "../months.ts";
import { words } from "../words.ts";
import { finding, section, type Context, type Section } from "./section.ts";
import { comparison_select, empty_chart } from "./sides.ts";

export function crossover(context: Context): Section {
  const { answers, store, foot } = context;
  const chosen = () => answers.comparisons.get(store.state.comparison) ?? answers.headline;
  const sentence = finding();
  const figure = mount(() => chart(context), foot, [comparison_select(context)]);
  const update = () => {
    const comparison = chosen();
    sentence.textContent = comparison ? words.crossover.finding(comparison, month_name(answers.end)) : words.crossover.empty;
  };
  update();
  store.on(["comparison"], () => { update(); figure.update(); });
  return section("crossover", sentence, figure.node);
}

function chart({ answers, store }: Context): Chart {
  const comparison = answers.comparisons.get(store.state.comparison) ?? answers.headline;
  const dots = crossover_series(answers, comparison);
  if (!dots || !comparison) return empty_chart("crossover", words.sections.crossover, words.crossover.empty);
  const text = (id: string) => answers.measures.get(id)?.text ?? id;
  return {
    id: "crossover",
    title: words.crossover.title(dots.before + dots.months.length, DOTS, month_name(dots.to)),
    unit: words.crossover.unit,
    note: `${words.crossover.counts(dots.before, dots.months.length, dots.never, month_name(dots.from), month_name(dots.to))} ${words.crossover.note(comparison, text(comparison.left), text(comparison.right), words.crossover.bound)}`,
    height: crossover_height,
    draw: (host, look) => draw_crossover(host, look, answers, dots),
    table: () => crossover_table(answers, dots),
    describe: () => describe_crossover(dots),
  };
}
