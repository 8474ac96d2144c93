import { generator, rounded } from "./random.mjs";

const KINDS = ["actual", "estimate", "capacity", "target", "claim"];

export function blocs() {
  return [
    { party: "RUS", name: "Rival", bloc: "russia", group: "russia" },
    { party: "PRK", name: "Rival's partner", bloc: "partners", group: "partners" },
  ];
}

export function evidence(measures) {
  const random = generator(7);
  const rows = [];
  for (const measure of measures) {
    const count = /155_12m|russia_new/.test(measure.id) ? 14 : 4;
    for (let index = 0; index < count; index += 1) {
      const month = Math.floor(random.between(12, 66));
      const kind = random.pick(KINDS);
      const centre = (measure.p50[month] ?? measure.p50[12]) * random.between(0.75, kind === "claim" || kind === "target" ? 2.2 : 1.25);
      const wide = random.next() < 0.7;
      const date = `${2021 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
      rows.push({
        id: `OBS${String(rows.length + 1).padStart(4, "0")}`, measures: [measure.id], party: "", item: "",
        from: date, to: date,
        low: wide ? rounded((centre / 12) * 0.85, 3) : null, value: rounded(centre / 12, 3), high: wide ? rounded((centre / 12) * 1.2, 3) : null,
        unit: `${measure.unit}/month`, kind, origin: random.pick(["Ministry", "Institute", "Company", "Service"]),
        source: `source_${1 + Math.floor(random.next() * 60)}`, note: index % 3 === 0 ? "an invented observation" : "",
        scaled_low: wide ? rounded(centre * 0.85, 3) : null, scaled_value: rounded(centre, 3), scaled_high: wide ? rounded(centre * 1.2, 3) : null,
      });
    }
  }
  // One far above all, one known only from below.
  rows.push({ ...rows[0], id: "OBS9001", measures: ["alliance_155_12m"], from: "2024-06", to: "2024-06", kind: "claim", low: null, value: 700000, high: null, scaled_low: null, scaled_value: 8.4e6, scaled_high: null });
  rows.push({ ...rows[0], id: "OBS9002", measures: ["alliance_155_12m"], from: "2025-01", to: "2025-12", kind: "estimate", low: 90000, value: null, high: null, scaled_low: 1.08e6, scaled_value: null, scaled_high: null });
  return rows;
}

export function sources(size) {
  const random = generator(11);
  return Array.from({ length: 60 * size }, (_, index) => {
    const year = Math.min(2026, 2022 + Math.floor(random.next() ** 0.6 * 5));
    return {
      source: `source_${index + 1}`,
      publisher: `${random.pick(["Ministry", "Institute", "Daily", "Review", "Agency"])} ${random.pick(["North", "South", "East", "West"])}`,
      title: `${random.pick(["Output of rounds", "New line opens", "Budget law", "Report to parliament", "Interview"])}, part ${index + 1}`,
      date: `${year}-${String(1 + Math.floor(random.next() * 12)).padStart(2, "0")}-${String(1 + Math.floor(random.next() * 28)).padStart(2, "0")}`,
      url: `https://example.org/document/${index + 1}`,
      used_by: Array.from({ length: 1 + Math.floor(random.next() * 9) }, () => `${random.pick(["lines.csv", "evidence.csv", "economy.csv"])}:${2 + Math.floor(random.next() * 400)}`),
    };
  });
}
