import type { Answers } from "../../answers.ts";
import type { Drawn, Look } from "../../figure/types.ts";
import { quantity, significant } from "../../format.ts";
import { month_name } from "../../months.ts";
import { words } from "../../words.ts";
import { year_ticks } from "../shared/axes.ts";
import { row_frame, rows_height } from "../shared/rows.ts";
import type { Build, Builds } from "./series.ts";

const HEAD = 26;

export function builds_height(builds: Builds): number {
  return rows_height(builds.rows.length, HEAD);
}

export function build_name(build: Build, answers: Answers): string {
  return `${build.name}${build.party ? `, ${answers.party_name(build.party)}` : ""}${build.copies === 1 ? "" : ` \u00d7 ${significant(build.copies)}`}`;
}

// Costs come in plain units of money; the labels count millions.
export function draw_builds(host: HTMLElement, look: Look, answers: Answers, builds: Builds): Drawn {
  const { palette } = look;
  const { rows } = builds;
  const frame = row_frame(look, HEAD, rows.map((row) => build_name(row, answers)), rows.map((row) => quantity(row.cost / 1e6)));
  const x = (month: number) => frame.left + ((month - builds.from) / Math.max(1, builds.to - builds.from)) * (frame.right - frame.left);
  for (const year of year_ticks(builds.from / 12, builds.to / 12, frame.right - frame.left)) {
    frame.sheet.text(String(year), x(year * 12), 14, palette.muted, { size: 12 });
    frame.sheet.line(x(year * 12), 20, x(year * 12), HEAD + rows.length * 26, palette.hairline);
  }
  rows.forEach((row, at) => {
    const y = frame.y(at);
    frame.sheet.line(x(row.start), y - 6, x(row.start), y + 6, palette.accent, 1.8);
    frame.sheet.line(x(row.start), y, x(row.ready), y, palette.accent, 3);
    frame.sheet.path(`M${x(row.ready)},${y - 6} l9,6 l-9,6 Z`, { fill: palette.accent });
  });
  host.append(frame.sheet.root);
  return {
    dispose: () => frame.sheet.root.remove(),
    steps: frame.steps((at) => x(rows[at]!.start), (at) => ({
      title: build_name(rows[at]!, answers),
      rows: [
        { label: words.plan.start, value: month_name(rows[at]!.start) },
        { label: words.plan.ready, value: month_name(rows[at]!.ready) },
        { label: words.plan.cost, value: quantity(rows[at]!.cost) },
      ],
    })),
  };
}
