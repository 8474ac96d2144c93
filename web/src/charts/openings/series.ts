// Lines that start, year by year, for the two sides: how many, or how much capacity of one item they add.
import type { Answers, SideName } from "../../answers.ts";
import type { Maybe } from "../../data.ts";
import { axis_unit, is_number, scale_for } from "../../format.ts";
import { round_ceiling } from "../shared/axes.ts";

export interface OpeningRow {
  bloc: string;
  side: SideName;
  values: Maybe[];
}

export interface OpeningBars {
  years: number[];
  rows: OpeningRow[];
  unit: string;
  factor: number;
  axis_name: string;
  max: number;
  step: number;
}

// `item` empty: the count of lines.
export function openings_series(answers: Answers, item: string): OpeningBars | null {
  const years = [...new Set(answers.data.openings.flatMap((row) => row.years))].sort((one, other) => one - other);
  const rows = answers.data.openings
    .map((row) => ({
      bloc: row.bloc,
      side: answers.side_of_bloc(row.bloc),
      given: item ? row.capacity[item] : row.opened,
      years: row.years,
    }))
    .filter((row) => row.given?.some((value) => is_number(value) && value > 0))
    .sort((one, other) => one.side.localeCompare(other.side) || one.bloc.localeCompare(other.bloc))
    .slice(0, 3);
  if (rows.length === 0) return null;
  const largest = Math.max(...rows.flatMap((row) => (row.given ?? []).filter(is_number)));
  const scale = scale_for(largest);
  const unit = item ? answers.data.items.find((one) => one.item === item)?.unit ?? "" : "";
  const { max, step } = round_ceiling(largest / scale.factor);
  return {
    years,
    rows: rows.map((row) => ({
      bloc: row.bloc,
      side: row.side,
      values: years.map((year) => {
        const value = row.given?.[row.years.indexOf(year)];
        return is_number(value) ? value / scale.factor : null;
      }),
    })),
    unit,
    factor: scale.factor,
    axis_name: axis_unit(scale, unit),
    max, step,
  };
}

export function opening_items(answers: Answers): string[] {
  return [...new Set(answers.data.openings.flatMap((row) =>
    Object.entries(row.capacity).filter(([, values]) => values.some((value) => is_number(value) && value > 0)).map(([item]) => item)))];
}
