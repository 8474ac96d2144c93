// A member's spending in the last year: its distribution, its chances, and its pledge.
import type { Answers } from "../../answers.ts";
import type { Quantiles } from "../../data.ts";
import type { Inspection, Quintet } from "../../figure/types.ts";
import { in_hundred, share } from "../../format.ts";
import { LIGHT } from "../../palette.ts";
import { words } from "../../words.ts";
import { last_number, MARKS, meets_at_end, type SpendingPanels } from "./series.ts";

function at_end(quantiles: Quantiles | null | undefined): Quintet | null {
  if (!quantiles) return null;
  return [quantiles.p05, quantiles.p25 ?? [], quantiles.p50, quantiles.p75 ?? [], quantiles.p95].map(last_number);
}

export function spending_inspection(base: Answers | null, panels: SpendingPanels, step: number): Inspection | null {
  const row = [...panels.groups, ...panels.members, ...panels.others][step];
  if (!row) return null;
  const before = base?.data.spending.find((one) => one.party === row.party && one.name === row.name);
  const year = row.years[row.years.length - 1] ?? 0;
  const told = (label: string, quantiles: Quantiles | null, old: Quantiles | null | undefined, colour: string): Inspection["distributions"] => {
    const now = at_end(quantiles);
    return now ? [{ label, unit: "", colour, quantiles: now, before: at_end(old), text: (value) => share(value, 2) }] : [];
  };
  return {
    title: row.name,
    distributions: [
      ...told(words.spending.core_in(year), row.core, before?.core, LIGHT.side_a),
      ...told(words.spending.total_in(year), row.total, before?.total, LIGHT.accent),
    ],
    rows: MARKS.map((mark) => ({ label: words.spending.meets(mark.key), value: in_hundred(meets_at_end(row, mark.key)) })),
    sources: [],
    observations: [],
    ...(row.party ? { cells: { file: "pledges.csv", column: "party", value: row.party }, trace: `sinews trace FOLDER ${row.party}` } : {}),
  };
}
