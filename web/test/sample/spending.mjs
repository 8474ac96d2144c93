import { generator, rounded } from "./random.mjs";

export const MEMBERS = [
  ["ALB", "Albania", "europe"], ["BEL", "Belgium", "europe"], ["BGR", "Bulgaria", "europe"], ["CAN", "Canada", "canada"], ["HRV", "Croatia", "europe"],
  ["CZE", "Czechia", "europe"], ["DNK", "Denmark", "europe"], ["EST", "Estonia", "europe"], ["FIN", "Finland", "europe"], ["FRA", "France", "europe"],
  ["DEU", "Germany", "europe"], ["GRC", "Greece", "europe"], ["HUN", "Hungary", "europe"], ["ITA", "Italy", "europe"], ["LVA", "Latvia", "europe"],
  ["LTU", "Lithuania", "europe"], ["LUX", "Luxembourg", "europe"], ["MNE", "Montenegro", "europe"], ["NLD", "Netherlands", "europe"], ["MKD", "North Macedonia", "europe"],
  ["NOR", "Norway", "europe"], ["POL", "Poland", "europe"], ["PRT", "Portugal", "europe"], ["ROU", "Romania", "europe"], ["SVK", "Slovakia", "europe"],
  ["SVN", "Slovenia", "europe"], ["ESP", "Spain", "europe"], ["SWE", "Sweden", "europe"], ["TUR", "T\u00fcrkiye", "europe"], ["GBR", "United Kingdom", "europe"],
  ["USA", "United States", "united_states"],
];

const YEARS = Array.from({ length: 15 }, (_, index) => 2021 + index);

function row(party, name, group, random) {
  const begin = random.between(0.013, 0.024);
  const known = random.between(0.019, 0.04);
  const target = random.between(0.5, 1);
  const centre = YEARS.map((year) => (year <= 2026 ? begin + (known - begin) * ((year - 2021) / 5) ** 1.4
    : known + target * Math.max(0, 0.035 - known) * Math.min(1, (year - 2026) / 9)));
  const doubt = YEARS.map((year) => (year <= 2026 ? 0 : 0.0012 * (year - 2026) ** 0.8));
  const fan = (factor) => centre.map((value, index) => rounded(Math.max(0, value + factor * doubt[index])));
  const related = YEARS.map((year) => (year <= 2026 ? null : rounded(0.015 * 0.75 * (year - 2026) / 9)));
  const total = (factor) => YEARS.map((_, index) => (related[index] === null ? null : rounded(centre[index] + related[index] + factor * doubt[index])));
  const meets = (mark, list) => list.map((value, index) => (value === null ? null
    : doubt[index] === 0 ? Number(value >= mark) : rounded(1 / (1 + Math.exp(-(value - mark) / (0.6 * doubt[index]))), 3)));
  return {
    party, name, group, bloc: "alliance", known_until: 2026, years: YEARS,
    core: { p05: fan(-1.65), p25: fan(-0.67), p50: fan(0), p75: fan(0.67), p95: fan(1.65) },
    related: { p05: related, p50: related, p95: related },
    total: { p05: total(-1.65), p50: total(0), p95: total(1.65) },
    meets: { 2: meets(0.02, fan(0)), 3.5: meets(0.035, fan(0)), 5: meets(0.05, total(0)) },
    missing_money: YEARS.map((year, index) => (year <= 2026 ? 0 : rounded(Math.max(0, 0.02 + 0.015 * Math.min(1, (year - 2026) / 9) - centre[index]) * random.between(4e5, 9e5)))),
  };
}

export function spending() {
  const random = generator(41);
  return [
    ...[["Canada", "canada"], ["Europe", "europe"], ["United States", "united_states"]].map(([name, group]) => ({ ...row(null, name, group, random), bloc: "" })),
    ...MEMBERS.map(([party, name, group]) => row(party, name, group, random)),
    { ...row("RUS", "Rival", "russia", random), bloc: "russia", related: null, total: null },
  ];
}
