import type { TableData } from "../../figure/types.ts";
import { in_hundred, share } from "../../format.ts";
import { words } from "../../words.ts";
import { last_number, MARKS, meets_at_end, sum_of, type SpendingPanels } from "./series.ts";

export function spending_table(panels: SpendingPanels, currency: string): TableData {
  const end = panels.years[panels.years.length - 1] ?? 0;
  return {
    columns: [
      words.spending.member, words.spending.group, words.spending.last_known, words.spending.core_in(end), words.spending.range,
      words.spending.total_in(end), ...MARKS.map((mark) => words.spending.meets(mark.key)),
      words.spending.missing_in(end, currency), words.spending.missing_sum(currency),
    ],
    numeric: [false, false, true, true, true, true, true, true, true, true, true],
    rows: [...panels.groups, ...panels.members, ...panels.others].map((row) => {
      const known = row.known_until === null ? -1 : row.years.indexOf(row.known_until);
      return [
        row.name, words.group_name(row.group), known < 0 ? null : share(row.core.p50[known]),
        share(last_number(row.core.p50)),
        words.spending.from_to(share(last_number(row.core.p05)), share(last_number(row.core.p95))),
        row.total ? share(last_number(row.total.p50)) : null,
        ...MARKS.map((mark) => (meets_at_end(row, mark.key) === null ? null : in_hundred(meets_at_end(row, mark.key)))),
        last_number(row.missing_money), row.missing_money.length > 0 ? sum_of(row.missing_money) : null,
      ];
    }),
  };
}
