import { generator } from "./random.mjs";

const TEXTS = [
  ["The alliance no longer makes less ammunition than the rival: complete rounds against newly made rounds", 0.13, "output_vs_new"],
  ["The same, deliveries from the rival's partners included", 0.004, "output_vs_supply"],
  ["The same, capacity against newly made rounds", 0.41, "capacity_vs_new"],
  ["Until recently the rival made more than all allies together", 0.97, "russia_ahead_1"],
  ["The alliance makes more than at any time in decades", 0.996, "alliance_155_12m > history after 1991"],
  ["European capacity is six times that of two years before", 0.02, "growth of europe_155_capacity_12m >= 6"],
  ["Members will make three million artillery rounds in 2025", 0.001, "alliance_155_12m >= 3000000"],
  ["Capacity will match the rival in 2025", 0.22, "capacity_vs_new"],
  ["Output of the rival has peaked: growth under ten percent", 0.74, "growth of russia_new_12m <= 1.1"],
  ["The rival refills part of its reserves while fighting", 0.58, "stock"],
  ["The new works makes 350,000 rounds in 2027", 0.31, "germany_155_12m >= 350000"],
  ["Long-range drones of the alliance will exceed the rival's by 2030", 0.36, "drones_long"],
  ["The rival makes in three months what the alliance makes in a year", 0.08, "russia_ahead_3"],
  ["Two million rounds a year by the end of 2027", 0.69, "alliance_155_12m >= 2000000"],
  ["Almost two million rounds in 2024", 0.03, "alliance_155_12m >= 1900000"],
];

const BANDS = [[0.01, "exceptionally unlikely"], [0.05, "extremely unlikely"], [0.1, "very unlikely"], [0.33, "unlikely"], [0.66, "about as likely as not"], [0.9, "likely"], [0.95, "very likely"], [0.99, "extremely likely"], [2, "virtually certain"]];

export function claims(observations) {
  const random = generator(31);
  return TEXTS.map(([text, probability, detail], index) => ({
    id: `CLM${String(index + 1).padStart(2, "0")}`, text,
    speaker: random.pick(["Speaker A", "Speaker B", "A service", "A company"]),
    date: `2025-${String(1 + (index % 12)).padStart(2, "0")}-06`, month: "2025-11",
    kind: detail.includes(">=") ? "threshold" : "comparison", detail, probability,
    likelihood: BANDS.find(([edge]) => probability < edge)[1],
    note: index % 2 === 0 ? "an invented statement" : "",
    sources: [`source_${index + 1}`],
    evidence_for: index % 3 === 0 ? observations.slice(index, index + 2).map((row) => row.id) : [],
    evidence_against: index % 2 === 0 ? [observations[index + 3].id] : [],
  })).concat([{
    id: "CLM99", text: "A statement about a series that came without values", speaker: "Speaker C", date: "2026-01", month: "2025-12",
    kind: "threshold", detail: "nothing >= 1", probability: null, likelihood: null, note: "", sources: [], evidence_for: [], evidence_against: [],
  }]);
}
