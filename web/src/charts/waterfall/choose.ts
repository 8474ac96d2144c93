// Which waterfall to show first: that of the headline's left measure. A measure names no items, so the row is
// found by bloc, unit and size: what the bloc makes of the item in the months that the measure sums.
import { is_yearly_sum, type Answers } from "../../answers.ts";
import type { Waterfall } from "../../data.ts";
import { is_number } from "../../format.ts";

export function first_waterfall(answers: Answers): Waterfall | null {
  const rows = answers.data.waterfall;
  const ours = rows.filter((row) => answers.side_of_bloc(row.bloc) === "a");
  const measure = answers.headline && answers.measures.get(answers.headline.left);
  const target = measure && (measure.mean?.[answers.as_of_index] ?? measure.p50[answers.as_of_index]);
  const alike = ours.filter((row) => row.unit === measure?.unit);
  if (!measure || !is_number(target) || !(target > 0)) return alike[0] ?? ours[0] ?? rows[0] ?? null;
  const months = is_yearly_sum(measure) ? 12 : 1;
  const distance = (row: Waterfall) => {
    let made = 0;
    for (let index = Math.max(0, answers.as_of_index - months + 1); index <= answers.as_of_index; index += 1) {
      made += (row.made[index] ?? 0) + (row.backlog?.[index] ?? 0) + (row.exported?.[index] ?? 0);
    }
    return made > 0 ? Math.abs(Math.log(made / target)) : Infinity;
  };
  return [...alike].sort((one, other) => distance(one) - distance(other))[0] ?? ours[0] ?? rows[0] ?? null;
}
