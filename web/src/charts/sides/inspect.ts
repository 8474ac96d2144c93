// What stands behind the values of a month, and behind one observation.
import type { Answers } from "../../answers.ts";
import { evidence_of } from "../../answers.ts";
import type { Evidence, Measure } from "../../data.ts";
import type { Inspection } from "../../figure/types.ts";
import { measured } from "../../format.ts";
import { month_name, parse_month } from "../../months.ts";
import { LIGHT, side_of } from "../../palette.ts";
import { words } from "../../words.ts";
import type { Sides } from "./series.ts";

export function quintet(measure: Measure | undefined, index: number): readonly (number | null | undefined)[] | null {
  if (!measure) return null;
  return [measure.p05[index], measure.p25?.[index], measure.p50[index], measure.p75?.[index], measure.p95[index]];
}

export function sides_inspection(answers: Answers, base: Answers | null, sides: Sides, index: number): Inspection {
  const month = answers.months[index]!;
  const observations = sides.lines.flatMap((line) => evidence_of(answers, line.measure.id)).filter((one) => covers(one, month));
  return {
    title: words.inspect.name(month_name(month)),
    distributions: sides.lines.map((line) => ({
      label: line.measure.text,
      unit: line.measure.unit,
      colour: side_of(LIGHT, line.side).colour,
      quantiles: quintet(line.measure, index)!,
      before: quintet(base?.measures.get(line.measure.id), index),
      text: (value) => measured(line.measure, value),
    })),
    rows: sides.comparison ? [words.chart.chance_row(sides.comparison, index, answers.replications)] : [],
    sources: [...new Set(observations.flatMap((one) => one.source.split(";")))],
    observations: observations.map((one) => one.id),
    trace: `sinews trace FOLDER ${sides.lines[0]!.measure.id}`,
  };
}

function covers(observation: Evidence, month: number): boolean {
  const from = parse_month(observation.from);
  const to = parse_month(observation.to) ?? from;
  return from !== null && to !== null && from - 6 <= month && month <= to + 6;
}

export function observation_inspection(observation: Evidence): Inspection {
  return {
    title: words.evidence.title(observation),
    distributions: [],
    rows: [
      { label: words.evidence.value, value: words.evidence.amount(observation) },
      { label: words.evidence.scaled, value: words.evidence.scaled_amount(observation) },
      { label: words.evidence.when, value: words.evidence.window(observation) },
      { label: words.evidence.origin, value: observation.origin || "\u2013" },
    ],
    note: observation.note ?? undefined,
    sources: observation.source.split(";"),
    observations: [],
    cells: { file: "evidence.csv", column: "id", value: observation.id },
  };
}
