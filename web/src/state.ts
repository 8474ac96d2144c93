// What the reader has chosen, as one plain object, kept in the address after "#" (only what differs from
// the defaults) so that a link shows the same view. Unknown keys and values are dropped.

export interface State {
  comparison: string;
  chances: string[];
  band: "left" | "right" | "neither";
  waterfall: string;
  by: "year" | "month";
  capacity_item: string;
  sort: "chance" | "gap" | "name";
  at: string;
}

export type Listener = (changed: Set<keyof State>) => void;

export function to_hash(state: State, defaults: State): string {
  const parameters = new URLSearchParams();
  for (const key of Object.keys(defaults) as (keyof State)[]) {
    const value = String(state[key]);
    if (value !== String(defaults[key])) parameters.set(key, value);
  }
  const text = parameters.toString();
  return text ? `#v=1&${text}` : "";
}

export function from_hash(hash: string, defaults: State, allowed: Partial<Record<keyof State, readonly string[]>>): State {
  const state: State = { ...defaults };
  const parameters = new URLSearchParams(hash.replace(/^#/, ""));
  for (const key of Object.keys(defaults) as (keyof State)[]) {
    const text = parameters.get(key);
    if (text === null) continue;
    const valid = allowed[key];
    if (key === "chances") {
      const chosen = text.split(",").filter((id) => !valid || valid.includes(id));
      if (chosen.length > 0) state.chances = chosen;
    } else if (!valid || valid.includes(text)) {
      (state as unknown as Record<string, string>)[key] = text;
    }
  }
  return state;
}

export class Store {
  private listeners: Listener[] = [];
  constructor(public state: State, private readonly defaults: State) {}

  set(change: Partial<State>): void {
    const changed = new Set<keyof State>();
    for (const key of Object.keys(change) as (keyof State)[]) {
      if (String(this.state[key]) !== String(change[key])) changed.add(key);
    }
    if (changed.size === 0) return;
    this.state = { ...this.state, ...change };
    this.write();
    for (const listener of this.listeners) listener(changed);
  }

  on(keys: (keyof State)[], listener: () => void): void {
    this.listeners.push((changed) => { if (keys.some((key) => changed.has(key))) listener(); });
  }

  // Sandboxed frames refuse history calls: the page works on without the link.
  private write(): void {
    try {
      const hash = to_hash(this.state, this.defaults);
      window.history.replaceState(null, "", hash || window.location.pathname + window.location.search);
    } catch {
      return;
    }
  }
}
