// What other commands add to the page: a posterior, a backtest, a sensitivity, a plan.
import { generator, rounded } from "./random.mjs";

const five = (middle, spread) => [-1.645, -0.674, 0, 0.674, 1.645].map((z) => rounded(middle * Math.exp(z * spread)));

export function posterior() {
  const random = generator(71);
  const parameters = Array.from({ length: 26 }, (_, index) => {
    const middle = random.between(2, 40);
    const contraction = rounded(0.8 - index * 0.025);
    return { name: `line.works_${index}.slip`, unit: "months", prior: five(middle, 0.6), posterior: five(middle * random.between(0.8, 1.4), 0.6 * (1 - contraction)), contraction };
  });
  return {
    members: 1000, observations: 60, made: "2026-11-20", parameters, coverage: { 50: 0.53, 90: 0.88 },
    worst: [{ observation: "OBS9001", label: "rounds made in 2025", value: 3.1e6, fitted: [1.9e6, 2.2e6, 2.6e6], z: 3.1 }],
  };
}

export function backtest() {
  const random = generator(72);
  const points = Array.from({ length: 40 }, (_, index) => {
    const middle = random.between(1e4, 2e6);
    return {
      observation: `OBS${index}`, measure: "alliance_155_12m", label: `output of works ${index}`, month: `2025-${String(1 + (index % 12)).padStart(2, "0")}`,
      observed: rounded(middle * Math.exp(0.22 * random.normal())), forecast: five(middle, 0.2),
    };
  });
  return {
    as_of: "2024-06", count: points.length, coverage: { 50: 0.52, 90: 0.87 }, crps: 0.187,
    baselines: { announced: { crps: 0.31, coverage: { 90: 0.4 } }, last_value: { crps: 0.26 }, trend: { crps: 0.24 }, prior: { crps: 0.21 } }, points,
  };
}

export function sensitivity() {
  const first = (index) => rounded(0.42 / (index + 1) ** 1.1);
  return {
    question: "155 mm rounds made by the alliance, December 2030", replications: 10000, method: "given data",
    parameters: Array.from({ length: 14 }, (_, index) => ({
      name: `variables.slip_${index}`, first: first(index), first_interval: [rounded(first(index) * 0.8), rounded(first(index) * 1.2)],
      total: index % 2 === 0 ? rounded(first(index) * 1.3) : null, total_interval: null,
    })),
  };
}

export function plan(months) {
  const random = generator(73);
  const later = months.slice(66, 126);
  const level = (index, factor) => rounded(1.5e6 + 2.6e4 * index * factor);
  const fan = (factor) => Object.fromEntries([["p05", 0.8], ["p25", 0.92], ["p50", 1], ["p75", 1.08], ["p95", 1.2]]
    .map(([name, part]) => [name, later.map((_, index) => rounded(level(index, factor) * part))]));
  return {
    objective: "rounds made by the alliance by 2031", status: "optimal", bound: 1.32e7, value: 1.29e7, gap: 0.02, currency: "EUR",
    builds: Array.from({ length: 9 }, (_, index) => ({
      candidate: `works_${index}`, name: `new filling works ${index}`, party: ["DEU", "POL", "NOR"][index % 3], item: "shell_155",
      start: `2027-${String(1 + index).padStart(2, "0")}`, ready: `2028-${String(3 + index).padStart(2, "0")}`, copies: index % 4 === 0 ? 1.5 : 1, cost: rounded(random.between(4e7, 4e8)),
    })),
    cost_by_year: [2027, 2028, 2029].map((year) => ({ year, cost: rounded(random.between(1e8, 9e8)) })),
    marginal: {
      rows: ["nitrocellulose, Germany", "propellant powder, France", "explosive, Norway", "shell bodies, Poland"], months: later, unit: "rounds per tonne",
      values: [1, 0.7, 0.4, 0.2].map((part, row) => later.map((_, index) => rounded(index % 17 === row ? 0 : 90 * part * Math.exp(-(((index - 14 - 6 * row) / 14) ** 2))))),
    },
    promise: { measure: "alliance_155_12m", months: later, without: later.map((_, index) => level(index, 1)), with: later.map((_, index) => level(index, 2.1)) },
    simulated: { measure: "alliance_155_12m", months: later, without: fan(1), with: fan(1.7) },
  };
}
