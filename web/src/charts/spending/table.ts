import type { Answers } from "../../answers.ts";
import type { TableData } from "../../figure/types.ts";
import { in_hundred, is_number, share } from "../../format.ts";
import { words } from "../../words.ts";
import { has_started } from "../timeline/series.ts";
import { last_number, MARKS, meets_at_end, sum_of, type SpendingPanels } from "./series.ts";

export function spending_table(answers: Answers, panels: SpendingPanels): TableData {
  const { currency } = answers.data.scenario;
  const counts = lines_of_parties(answers);
  const end = panels.years[panels.years.length - 1] ?? 0;
  return {
    columns: [
      words.spending.member, words.spending.group, words.spending.last_known, words.spending.core_in(end), words.spending.range,
      words.spending.total_in(end), ...MARKS.map((mark) => words.spending.meets(mark.key)),
      words.spending.missing_in(end, currency), words.spending.missing_sum(currency), words.spending.lines_now, words.spending.lines_later,
    ],
    numeric: [false, false, true, true, true, true, true, true, true, true, true, true, true],
    rows: [...panels.groups, ...panels.members, ...panels.others].map((row) => {
      const known = row.known_until === null ? -1 : row.years.indexOf(row.known_until);
      return [
        row.name, words.group_name(row.group), known < 0 ? null : share(row.core.p50[known]),
        share(last_number(row.core.p50)),
        words.spending.from_to(share(last_number(row.core.p05)), share(last_number(row.core.p95))),
        row.total ? share(last_number(row.total.p50)) : null,
        ...MARKS.map((mark) => (meets_at_end(row, mark.key) === null ? null : in_hundred(meets_at_end(row, mark.key)))),
        last_number(row.missing_money), row.missing_money.length > 0 ? sum_of(row.missing_money) : null,
        row.party === null ? null : counts.get(row.party)?.now ?? 0, row.party === null ? null : counts.get(row.party)?.later ?? 0,
      ];
    }),
  };
}

// How many lines of each party run now, and how many more start in at least half of futures.
function lines_of_parties(answers: Answers): Map<string, { now: number; later: number }> {
  const counts = new Map<string, { now: number; later: number }>();
  for (const line of answers.data.lines) {
    const count = counts.get(line.party) ?? { now: 0, later: 0 };
    if (has_started(answers, line)) count.now += 1;
    else if (is_number(line.start?.p50) && line.start.p50 > answers.as_of_index && !((line.never_starts ?? 0) > 0.5)) count.later += 1;
    counts.set(line.party, count);
  }
  return counts;
}
