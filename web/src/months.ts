// Months as whole numbers (year · 12 + month − 1), and as positions on a time axis that counts years:
// month m is the interval [m/12, (m + 1)/12), a monthly value is drawn in its middle.

import { locale } from "./words/say.ts";

const names = new Map<string, string[]>();

// The language's own names of the twelve months.
function month_names(width: "long" | "short"): string[] {
  const key = `${locale()}:${width}`;
  let list = names.get(key);
  if (!list) {
    const format = new Intl.DateTimeFormat(locale(), { month: width, timeZone: "UTC" });
    list = Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2001, month, 15)));
    names.set(key, list);
  }
  return list;
}

export function parse_month(text: string | null | undefined): number | null {
  const match = /^(\d{4})-(\d{2})/.exec(text ?? "");
  if (!match) return null;
  const month = Number(match[2]);
  return month >= 1 && month <= 12 ? Number(match[1]) * 12 + month - 1 : null;
}

export function month_name(month: number): string {
  return `${month_names("long")[month % 12]} ${Math.floor(month / 12)}`;
}

export function month_short(month: number): string {
  return `${month_names("short")[month % 12]} ${Math.floor(month / 12)}`;
}

export function named(text: string | null | undefined): string {
  const month = parse_month(text);
  return month === null ? (text ?? "") : month_name(month);
}

export function middle(month: number): number {
  return (month + 0.5) / 12;
}

export function end_of(month: number): number {
  return (month + 1) / 12;
}

// A date of a source or a speech: "2025-11-06", "2025-11" or "2025" in words.
export function date_name(text: string | null | undefined): string {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec((text ?? "").trim());
  if (!match) return text ?? "";
  const month = match[2] ? month_names("long")[Number(match[2]) - 1] : undefined;
  if (!month) return match[1]!;
  return match[3] ? `${Number(match[3])} ${month} ${match[1]}` : `${month} ${match[1]}`;
}
