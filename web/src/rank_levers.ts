// What each lever is worth, measured in the page: every lever alone, in the same few futures as the scenario without.
import { answers_from, type Answers } from "./answers.ts";
import type { LeverCase, LeverEntry, Levers } from "./data.ts";
import { FIRST_FUTURES, type Answer } from "./engine/interface.ts";
import { is_number } from "./format.ts";
import type { Live } from "./live.ts";
import { parse_month } from "./months.ts";

export interface Ranking {
  // Asks one lever after another; ends early, with null, when the reader moves a lever meanwhile.
  run: (progress: (done: number) => void) => Promise<Levers | null>;
}

export function ranking(live: Live, list: LeverEntry[]): Ranking {
  return {
    run: async (progress) => {
      const cases: LeverCase[] = [];
      let shape: Answers | null = null;
      for (const [index, entry] of list.entries()) {
        const answer = await live.ask_alone([{ lever: entry.lever }], FIRST_FUTURES);
        if (answer === "moved") return null;
        // A lever that the engine refuses has no bar; the others go on.
        if (answer !== "refused") {
          shape ??= answers_from(answer.baseline);
          cases.push(case_of(entry, answer));
        }
        progress(index + 1);
      }
      return shape ? { replications: FIRST_FUTURES, ...questions(shape), levers: cases } : null;
    },
  };
}

function questions({ data, headline }: Answers): Pick<Levers, "comparisons" | "claims" | "values"> {
  return {
    comparisons: headline ? [{ id: headline.id, text: headline.text }] : [],
    claims: data.claims.map((claim) => ({ id: claim.id, text: claim.text })),
    values: valued(data, headline?.left).map((measure) => ({ measure: measure.id, text: measure.text, month: data.months[data.months.length - 1]! })),
  };
}

// The headline's left side is the one value that is told.
function valued(data: Answers["data"], id: string | undefined) {
  return data.measures.filter((measure) => measure.id === id);
}

// A single number, without an interval: what few futures would make of it is told in the note.
function exactly<T>(change: T): { change: T; low: T; high: T } {
  return { change, low: change, high: change };
}

export function case_of(entry: LeverEntry, { data, baseline }: Answer): LeverCase {
  const before = answers_from(baseline);
  const after = answers_from(data);
  const id = before.headline?.id ?? "";
  const [without, changed] = [before.comparisons.get(id)?.crossover, after.comparisons.get(id)?.crossover];
  const crossed = (crossover: typeof without) => 1 - (crossover?.never ?? 1);
  const left = before.headline?.left;
  return {
    name: entry.lever, text: entry.text, from: entry.from,
    crossovers: before.headline ? [{
      comparison: id, without: without?.p50 ?? null, with: changed?.p50 ?? null,
      ...exactly(months_between(without?.p50 ?? null, changed?.p50 ?? null)),
      crossed: { without: crossed(without), with: crossed(changed), ...exactly(crossed(changed) - crossed(without)) },
    }] : [],
    values: valued(baseline, left).map((measure) => {
      const [old_value, new_value] = [last(measure.p50), last(after.measures.get(measure.id)?.p50 ?? [])];
      return { measure: measure.id, month: baseline.months[baseline.months.length - 1]!, without: old_value, with: new_value, ...exactly((new_value ?? 0) - (old_value ?? 0)) };
    }),
    claims: baseline.claims.map((claim, index) => {
      const [old_chance, new_chance] = [claim.probability ?? 0, data.claims[index]?.probability ?? 0];
      return { claim: claim.id, without: old_chance, with: new_chance, ...exactly(new_chance - old_chance) };
    }),
  };
}

function months_between(without: string | null, changed: string | null): number | "never" | "from never" {
  const [old_month, new_month] = [parse_month(without), parse_month(changed)];
  if (old_month !== null && new_month !== null) return new_month - old_month;
  if (old_month === null && new_month === null) return 0;
  return new_month === null ? "never" : "from never";
}

function last(values: (number | null)[]): number | null {
  return [...values].reverse().find(is_number) ?? null;
}
