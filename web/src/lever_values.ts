// Which levers are pulled and how far: id -> value, where 1 is the lever as written. In the address "id,other:0.8".

export type LeverValues = Readonly<Record<string, number>>;

export function encode_levers(values: LeverValues): string {
  return Object.keys(values).sort()
    .map((lever) => (values[lever] === 1 ? lever : `${lever}:${Number(values[lever]!.toFixed(3))}`)).join(",");
}

export function decode_levers(text: string, allowed?: readonly string[]): LeverValues {
  const values: Record<string, number> = {};
  for (const part of text.split(",")) {
    const [lever, number] = part.split(":");
    if (!lever || (allowed && !allowed.includes(lever))) continue;
    const value = number === undefined ? 1 : Number(number);
    if (Number.isFinite(value) && value > 0 && value <= 10) values[lever] = value;
  }
  return values;
}

// Without the lever where the value is 0.
export function with_lever(values: LeverValues, lever: string, value: number): LeverValues {
  const next: Record<string, number> = { ...values };
  if (value > 0) next[lever] = value;
  else delete next[lever];
  return next;
}

export function same_levers(one: LeverValues, other: LeverValues): boolean {
  return encode_levers(one) === encode_levers(other);
}

// Steps back and forth through what was chosen. A change replaces the one before while it has the same name and is
// not yet settled: dragging a slider is one step.
export class History {
  private past: LeverValues[] = [];
  private future: LeverValues[] = [];
  private open: string | null = null;

  constructor(private now: LeverValues) {}

  change(next: LeverValues, name: string): void {
    if (same_levers(next, this.now)) return;
    if (this.open !== name) this.past.push(this.now);
    this.open = name;
    this.future = [];
    this.now = next;
  }

  settle(): void {
    this.open = null;
  }

  can_undo(): boolean {
    return this.past.length > 0;
  }

  can_redo(): boolean {
    return this.future.length > 0;
  }

  // The choice before the last change, to show again what it did.
  before(): LeverValues | null {
    return this.past[this.past.length - 1] ?? null;
  }

  undo(): LeverValues | null {
    const earlier = this.past.pop();
    if (earlier === undefined) return null;
    this.future.push(this.now);
    this.now = earlier;
    this.open = null;
    return earlier;
  }

  redo(): LeverValues | null {
    const later = this.future.pop();
    if (later === undefined) return null;
    this.past.push(this.now);
    this.now = later;
    this.open = null;
    return later;
  }
}
