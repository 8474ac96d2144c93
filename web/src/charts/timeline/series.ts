// The rows of the timeline: a heading for each item, under it its lines by party, filtered.
import type { Answers, SideName } from "../../answers.ts";
import type { Line } from "../../data.ts";
import { is_number } from "../../format.ts";
import { parse_month } from "../../months.ts";

export interface Filter {
  item: string;
  party: string;
  status: string;
  text: string;
}

export interface HeadingRow {
  kind: "heading";
  item: string;
  name: string;
  unit: string;
  count: number;
  running: number;
  open: boolean;
}

export interface LineRow {
  kind: "line";
  line: Line;
  side: SideName;
  // Part of the item's largest line (0 to 1): the thickness of the bar.
  weight: number;
}

export type Row = HeadingRow | LineRow;

export function matching(lines: Line[], filter: Filter): Line[] {
  const sought = filter.text.trim().toLowerCase();
  return lines.filter((line) =>
    (!filter.item || line.item === filter.item)
    && (!filter.party || line.party === filter.party)
    && (!filter.status || line.status === filter.status)
    && (!sought || `${line.line} ${line.company ?? ""} ${line.party_name} ${line.item_name} ${line.note ?? ""}`.toLowerCase().includes(sought)));
}

export function timeline_rows(answers: Answers, lines: Line[], open: ReadonlySet<string>): Row[] {
  const groups = new Map<string, Line[]>();
  for (const line of lines) {
    const group = groups.get(line.item);
    if (group) group.push(line);
    else groups.set(line.item, [line]);
  }
  const rows: Row[] = [];
  for (const [item, members] of [...groups].sort((one, other) => other[1].length - one[1].length || one[0].localeCompare(other[0]))) {
    const largest = Math.max(0, ...members.map((line) => line.capacity ?? 0));
    rows.push({
      kind: "heading", item,
      name: members[0]!.item_name || item,
      unit: members[0]!.unit,
      count: members.length,
      running: running_capacity(answers, members),
      open: open.has(item),
    });
    if (!open.has(item)) continue;
    const sorted = [...members].sort((one, other) =>
      answers.side_of_bloc(one.bloc).localeCompare(answers.side_of_bloc(other.bloc))
      || one.party_name.localeCompare(other.party_name)
      || (one.start?.p50 ?? -1) - (other.start?.p50 ?? -1));
    for (const line of sorted) {
      rows.push({ kind: "line", line, side: answers.side_of_bloc(line.bloc), weight: largest > 0 ? (line.capacity ?? 0) / largest : 0 });
    }
  }
  return rows;
}

// Capacity of the lines whose median start lies before the end of the as-of month.
export function running_capacity(answers: Answers, lines: Line[]): number {
  return lines.filter((line) => has_started(answers, line)).reduce((sum, line) => sum + (line.capacity ?? 0), 0);
}

export function has_started(answers: Answers, line: Line): boolean {
  const now = answers.as_of_index + 1;
  const start = line.start?.p50;
  const until = until_index(answers, line);
  if (until !== null && until < now) return false;
  if (is_number(start)) return start < now;
  return line.status === "operating" && !((line.never_starts ?? 0) > 0.5);
}

// `until` may come as a month or as an index from the start; the line runs to the end of that month.
export function until_index(answers: Answers, line: Line): number | null {
  if (is_number(line.until)) return line.until + 1;
  const month = parse_month(line.until);
  return month === null ? null : month - (answers.months[0] ?? 0) + 1;
}
