import { generator, rounded } from "./random.mjs";
import { ITEMS } from "./waterfall.mjs";
import { MEMBERS } from "./spending.mjs";

const STATUSES = ["operating", "operating", "building", "planned"];

export function lines(size) {
  const random = generator(21);
  return Array.from({ length: 130 * size }, (_, index) => {
    const rival = random.next() < 0.25;
    const [party, name] = rival ? ["RUS", "Rival"] : random.pick(MEMBERS);
    const item = random.pick(ITEMS.slice(0, 6));
    const status = random.pick(STATUSES);
    const always = status === "operating" && random.next() < 0.35;
    const decided = status === "operating" ? random.between(0, 40) : status === "building" ? random.between(30, 62) : random.between(67, 120);
    const build = random.between(8, 30);
    const start = decided + build;
    const spread = status === "operating" ? 0 : random.between(2, 12);
    const chance = status === "planned" ? rounded(random.between(0.25, 0.95), 2) : 1;
    return {
      line: `line-${index + 1}`, party, party_name: name, item: item.item, item_name: item.name,
      bloc: rival ? "russia" : "alliance", status, capacity: rounded(random.between(300, 16000), 3), unit: item.unit, chance, come: chance,
      decision: always ? null : { p05: rounded(decided - (status === "planned" ? 3 : 0)), p50: rounded(decided), p95: rounded(decided + (status === "planned" ? 6 : 0)) },
      start: always ? null : { p05: rounded(start - spread * 0.5), p50: rounded(start), p95: rounded(Math.min(180, start + spread * 1.8)) },
      full: always ? null : { p50: rounded(start + random.between(2, 18)) },
      until: random.next() < 0.06 ? "2031-12" : null,
      never_starts: status === "planned" && start + spread > 170 ? 0.3 : 0,
      company: random.pick(["North Works", "Union Chemicals", "Steel and Powder", "", "Common Munitions Company"]),
      note: index % 5 === 0 ? "an invented line" : "", sources: [`source_${1 + (index % 60)}`],
    };
  });
}

export function openings(all) {
  const years = Array.from({ length: 15 }, (_, index) => 2021 + index);
  return ["alliance", "russia"].map((bloc) => {
    const opened = years.map(() => 0);
    const capacity = {};
    for (const line of all) {
      const start = line.start?.p50;
      if (line.bloc !== bloc || start === undefined || start === null || start >= 180) continue;
      const year = Math.floor(start / 12);
      opened[year] += line.chance;
      capacity[line.item] ??= years.map(() => 0);
      capacity[line.item][year] += line.capacity * line.chance;
    }
    for (const values of Object.values(capacity)) values.forEach((value, index) => { values[index] = rounded(value); });
    return { bloc, years, opened: opened.map((value) => rounded(value)), capacity };
  });
}

// What the parties make by year: the capacity of the lines that run, with a fan that opens after 2026.
export function output(all) {
  const years = Array.from({ length: 15 }, (_, index) => 2021 + index);
  const made = new Map();
  for (const line of all) {
    const key = `${line.party} ${line.item}`;
    if (!made.has(key)) made.set(key, { party: line.party, item: line.item, values: years.map(() => 0) });
    const start = line.start?.p50 ?? 0;
    years.forEach((_, index) => { made.get(key).values[index] += line.capacity * line.chance * Math.max(0, Math.min(12, (index + 1) * 12 - start)); });
  }
  return [...made.values()].map(({ party, item, values }) => {
    const fan = (factor) => values.map((value, index) => rounded(value * (1 + factor * Math.max(0, index - 5) * 0.02)));
    return { party, item, mean: fan(0), p05: fan(-1.65), p50: fan(0), p95: fan(1.65) };
  });
}
