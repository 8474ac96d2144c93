// Messages with slots: "{name}", and plurals: "{count, plural, one {# line} other {# lines}}", where # is the count.
// A message is taken apart once; how numbers and plurals look is the business of the caller's language.

export type Slot = string | number;
export type Slots = Record<string, Slot>;

export interface Manner {
  number: (value: number) => string;
  plural: (value: number) => string;
}

export type Part =
  | { text: string }
  | { slot: string }
  | { slot: string; cases: Record<string, Part[]> };

// Where the bracket that opens at `from` is closed.
function closing(message: string, from: number): number {
  let depth = 0;
  for (let at = from; at < message.length; at += 1) {
    if (message[at] === "{") depth += 1;
    else if (message[at] === "}") depth -= 1;
    if (depth === 0) return at;
  }
  throw new Error(`a bracket is not closed in "${message}"`);
}

export function parts_of(message: string): Part[] {
  const parts: Part[] = [];
  let at = 0;
  while (at < message.length) {
    const open = message.indexOf("{", at);
    if (open < 0) break;
    if (open > at) parts.push({ text: message.slice(at, open) });
    const close = closing(message, open);
    parts.push(slot_of(message.slice(open + 1, close)));
    at = close + 1;
  }
  if (at < message.length) parts.push({ text: message.slice(at) });
  return parts;
}

function slot_of(inner: string): Part {
  const comma = inner.indexOf(",");
  if (comma < 0) return { slot: inner.trim() };
  const slot = inner.slice(0, comma).trim();
  const rest = /^\s*plural\s*,/.exec(inner.slice(comma + 1));
  if (!rest) throw new Error(`"{${inner}}" is neither a slot nor a plural`);
  const cases: Record<string, Part[]> = {};
  let at = comma + 1 + rest[0].length;
  while (at < inner.length) {
    const open = inner.indexOf("{", at);
    if (open < 0) break;
    const close = closing(inner, open);
    cases[inner.slice(at, open).trim()] = parts_of(inner.slice(open + 1, close));
    at = close + 1;
  }
  if (!cases["other"]) throw new Error(`"{${inner}}" has no case "other"`);
  return { slot, cases };
}

export function filled(parts: Part[], slots: Slots, manner: Manner, count?: string): string {
  return parts.map((part) => {
    if ("text" in part) return count === undefined ? part.text : part.text.replace(/#/g, count);
    const value = slots[part.slot];
    if (value === undefined) return `{${part.slot}}`;
    if ("cases" in part) {
      const number = Number(value);
      return filled(part.cases[manner.plural(number)] ?? part.cases["other"]!, slots, manner, manner.number(number));
    }
    return typeof value === "number" ? manner.number(value) : value;
  }).join("");
}

// The names of all slots, those inside of plurals too: a translation must have the same.
export function slot_names(parts: Part[]): Set<string> {
  const names = new Set<string>();
  for (const part of parts) {
    if ("text" in part) continue;
    names.add(part.slot);
    if ("cases" in part) for (const inner of Object.values(part.cases)) for (const name of slot_names(inner)) names.add(name);
  }
  return names;
}
