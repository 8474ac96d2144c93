// What the reader has chosen, as one plain object, kept in the address after "#" (only what differs from
// the defaults) so that a link shows the same view. Unknown keys and values are dropped; links of earlier
// versions are migrated. `data` tells for which scenario a link was made.
import { encode_levers, decode_levers, type LeverValues } from "./lever_values.ts";

export const STATE_VERSION = 2;

export interface State {
  lang: string;
  comparison: string;
  measure: string;
  month: string;
  chances: string[];
  band: "left" | "right" | "neither";
  waterfall: string;
  by: "year" | "month";
  year: string;
  capacity_item: string;
  output_item: string;
  output_year: string;
  sort: "chance" | "gap" | "name";
  group: string;
  mark: "2" | "3.5" | "5";
  question: string;
  levers: LeverValues;
  at: string;
}

export type Choices = Partial<Record<keyof State, readonly string[]>>;
export type Listener = (changed: Set<keyof State>) => void;

function text_of(value: State[keyof State]): string {
  if (Array.isArray(value)) return value.join(",");
  return typeof value === "object" ? encode_levers(value) : value;
}

// Ids may hold anything; what needs no escape after "#" stays readable.
function escaped(text: string): string {
  return encodeURIComponent(text).replace(/%2C/g, ",").replace(/%3A/g, ":").replace(/%7C/g, "|");
}

export function to_hash(state: State, defaults: State, data = ""): string {
  const pairs: string[] = [];
  for (const key of Object.keys(defaults) as (keyof State)[]) {
    const value = text_of(state[key]);
    if (value !== text_of(defaults[key])) pairs.push(`${key}=${escaped(value)}`);
  }
  if (pairs.length === 0) return "";
  return `#v=${STATE_VERSION}&${pairs.join("&")}${data ? `&data=${escaped(data)}` : ""}`;
}

// Names that earlier versions used. Version 1 had no levers, and a section "vintage" within the sources.
const MIGRATIONS: Record<string, (parameters: Map<string, string>) => void> = {
  "1": (parameters) => {
    if (parameters.get("at") === "chances" || parameters.get("at") === "crossover") parameters.set("at", "sides");
    if (parameters.get("at") === "claims" || parameters.get("at") === "sources") parameters.set("at", "evidence");
  },
};

export interface Link {
  state: State;
  // The scenario for which the link was made; empty when it does not say.
  data: string;
}

export function read_link(hash: string, defaults: State, allowed: Choices): Link {
  const parameters = new Map(parsed(hash.replace(/^#/, "")));
  MIGRATIONS[parameters.get("v") ?? ""]?.(parameters);
  const state: State = { ...defaults };
  const fields = state as unknown as Record<string, unknown>;
  for (const key of Object.keys(defaults) as (keyof State)[]) {
    const text = parameters.get(key);
    if (text === undefined) continue;
    const valid = allowed[key];
    if (key === "levers") state.levers = decode_levers(text, valid);
    else if (key === "chances") {
      const chosen = text.split(",").filter((id) => !valid || valid.includes(id));
      if (chosen.length > 0) state.chances = chosen;
    } else if (!valid || valid.includes(text)) fields[key] = text;
  }
  return { state, data: parameters.get("data") ?? "" };
}

function parsed(text: string): [string, string][] {
  const pairs: [string, string][] = [];
  for (const pair of text.split("&")) {
    const equals = pair.indexOf("=");
    if (equals < 0) continue;
    try {
      pairs.push([pair.slice(0, equals), decodeURIComponent(pair.slice(equals + 1).replace(/\+/g, " "))]);
    } catch {
      continue; // a broken escape: as if the key were not there
    }
  }
  return pairs;
}

export class Store {
  private listeners: Listener[] = [];
  constructor(public state: State, private readonly defaults: State, private readonly data = "") {}

  set(change: Partial<State>): void {
    const changed = new Set<keyof State>();
    for (const key of Object.keys(change) as (keyof State)[]) {
      if (text_of(this.state[key]) !== text_of(change[key]!)) changed.add(key);
    }
    if (changed.size === 0) return;
    this.state = { ...this.state, ...change };
    this.write();
    for (const listener of this.listeners) listener(changed);
  }

  on(keys: (keyof State)[], listener: () => void): void {
    this.listeners.push((changed) => { if (keys.some((key) => changed.has(key))) listener(); });
  }

  // Another language builds the page anew: nobody of the old one listens any more.
  forget_listeners(): void {
    this.listeners = [];
  }

  hash(): string {
    return to_hash(this.state, this.defaults, this.data);
  }

  // Sandboxed frames refuse history calls: the page works on without the link.
  private write(): void {
    try {
      window.history.replaceState(null, "", this.hash() || window.location.pathname + window.location.search);
    } catch {
      return;
    }
  }
}
