import { generator, rounded } from "./random.mjs";

export const AS_OF = "2026-06";
const FUTURES = 400;
const QUANTILES = { p05: 0.05, p25: 0.25, p50: 0.5, p75: 0.75, p95: 0.95 };

export function months() {
  const list = [];
  for (let year = 2021; year <= 2035; year += 1) for (let month = 1; month <= 12; month += 1) list.push(`${year}-${String(month).padStart(2, "0")}`);
  return list;
}

// level(year) in units a year; spread grows after the as-of month.
const SHAPES = [
  ["alliance_155_12m", "155 mm rounds made by the alliance", "made", "12-month sum", "rounds", "alliance", (t) => 4.2e5 + 2.35e6 / (1 + Math.exp(-(t - 2027.2) / 1.75)), 0.15],
  ["russia_new_12m", "152 and 122 mm rounds newly made by the rival", "made", "12-month sum", "rounds", "russia", (t) => 5e5 + 1.85e6 / (1 + Math.exp(-(t - 2023.4) / 0.5)), 0.2],
  ["russia_supply_12m", "rounds that reached the rival's forces, partners included", "delivered", "12-month sum", "rounds", "russia", (t) => 8e5 + 4.6e6 / (1 + Math.exp(-(t - 2023.6) / 0.35)) - 1.6e6 / (1 + Math.exp(-(t - 2026) / 0.6)), 0.24],
  ["alliance_155_capacity_12m", "installed filling capacity of the alliance", "capacity", "12-month sum", "rounds", "alliance", (t) => 5.5e5 + 2.9e6 / (1 + Math.exp(-(t - 2026) / 1.4)), 0.1],
  ["alliance_drone_12m", "long-range drones made by the alliance", "made", "12-month sum", "drones", "alliance", (t) => 500 + 42000 / (1 + Math.exp(-(t - 2026.5) / 0.9)), 0.3],
  ["russia_drone_12m", "long-range drones made by the rival", "made", "12-month sum", "drones", "russia", (t) => 200 + 55000 / (1 + Math.exp(-(t - 2024.7) / 0.5)), 0.25],
  ["alliance_155_stock", "155 mm rounds in store", "stock", "month", "rounds", "alliance", (t) => 5.6e6 - 2e6 / (1 + Math.exp(-(t - 2022.7) / 0.5)) + 8e6 / (1 + Math.exp(-(t - 2030) / 1.5)), 0.2],
  ["russia_stock", "the rival's rounds in store, fit to fire", "stock", "month", "rounds", "russia", (t) => 1.25e7 - 1.05e7 / (1 + Math.exp(-(t - 2022.4) / 0.25)), 0.3],
  ["alliance_tank_12m", "tanks made by the alliance", "made", "12-month sum", "tanks", "alliance", (t) => 90 + 180 / (1 + Math.exp(-(t - 2028) / 1)), 0.15],
  ["russia_tank_12m", "tanks newly made by the rival", "made", "12-month sum", "tanks", "russia", (t) => 70 + 150 / (1 + Math.exp(-(t - 2024) / 0.6)), 0.25],
];

const FUTURE_PATHS = new Map();

export function measures() {
  return SHAPES.map(([id, text, metric, window, unit, bloc, level, spread], index) => {
    const random = generator(100 + index);
    const list = months();
    const paths = Array.from({ length: FUTURES }, () => {
      const scale = Math.exp(spread * random.normal());
      const drift = spread * 0.35 * random.normal();
      return list.map((_, month) => {
        const time = 2021 + (month + 0.5) / 12;
        const doubt = Math.min(1, 0.25 + Math.max(0, time - 2022) / 6);
        const value = level(time) * Math.exp(Math.log(scale) * doubt + drift * Math.max(0, time - 2026) / 5);
        return window === "12-month sum" && month < 11 ? null : value;
      });
    });
    FUTURE_PATHS.set(id, paths);
    return { id, text, metric, window, unit, bloc, mean: list.map((_, month) => mean_at(paths, month)), ...quantiles(paths) };
  });
}

function mean_at(paths, month) {
  if (paths[0][month] === null) return null;
  return rounded(paths.reduce((sum, path) => sum + path[month], 0) / paths.length);
}

function quantiles(paths) {
  const result = {};
  const sorted = paths[0].map((_, month) => paths.map((path) => path[month]).filter((value) => value !== null).sort((one, other) => one - other));
  for (const [name, probability] of Object.entries(QUANTILES)) {
    result[name] = sorted.map((values) => (values.length === 0 ? null : rounded(values[Math.min(values.length - 1, Math.floor(probability * values.length))])));
  }
  return result;
}

const COMPARISONS = [
  ["output_vs_new", "output against newly made rounds of the rival", "alliance_155_12m", "russia_new_12m", 1, 24],
  ["output_vs_supply", "output against all that reaches the rival's forces", "alliance_155_12m", "russia_supply_12m", 1, 24],
  ["capacity_vs_new", "capacity against newly made rounds of the rival", "alliance_155_capacity_12m", "russia_new_12m", 1, 24],
  ["drones_long", "long-range drones", "alliance_drone_12m", "russia_drone_12m", 1, 24],
  ["tanks_new", "tanks newly made", "alliance_tank_12m", "russia_tank_12m", 1, 24],
  ["stock", "rounds in store", "alliance_155_stock", "russia_stock", 1, 1],
  ["russia_ahead_1", "the rival makes more than all allies together", "russia_new_12m", "alliance_155_12m", 1, 1],
  ["russia_ahead_3", "the rival makes three times as much", "russia_new_12m", "alliance_155_12m", 3, 1],
  ["stock_3", "a store of three times the alliance's", "russia_stock", "alliance_155_stock", 3, 1],
  ["capacity_vs_supply", "capacity against all that reaches the rival's forces", "alliance_155_capacity_12m", "russia_supply_12m", 1, 24],
];

export function comparisons() {
  return COMPARISONS.map(([id, text, left, right, ratio, hold]) => {
    const pairs = FUTURE_PATHS.get(left).map((path, future) => ({ left: path, right: FUTURE_PATHS.get(right)[future] }));
    const list = months();
    const holds = pairs.map((pair) => list.map((_, month) => pair.left[month] === null ? null : pair.left[month] >= ratio * pair.right[month]));
    const probability = list.map((_, month) => (holds[0][month] === null ? null : rounded(holds.filter((one) => one[month]).length / FUTURES)));
    const each = (combine) => quantiles(pairs.map((pair) => list.map((_, month) => (pair.left[month] === null ? null : combine(pair.left[month], pair.right[month])))));
    return {
      id, text, left, right, ratio, hold_months: hold, from: "2021-01", probability,
      ratio_quantiles: each((one, other) => one / other),
      gap_quantiles: each((one, other) => one - ratio * other),
      crossover: crossover(holds, hold, list),
    };
  });
}

function crossover(holds, hold, list) {
  const first = holds[0].findIndex((value) => value !== null);
  const months_of = holds.map((row) => {
    for (let month = first; month + hold <= row.length; month += 1) {
      let all = true;
      for (let later = month; later < month + hold; later += 1) if (!row[later]) { all = false; break; }
      if (all) return month;
    }
    return null;
  });
  const before = months_of.filter((month) => month === first).length;
  const never = months_of.filter((month) => month === null).length;
  const counts = new Map();
  for (const month of months_of) if (month !== null && month !== first) counts.set(month, (counts.get(month) ?? 0) + 10000 / FUTURES);
  const sorted = months_of.map((month) => month ?? Infinity).sort((one, other) => one - other);
  const at = (probability) => {
    const month = sorted[Math.floor(probability * sorted.length)];
    return Number.isFinite(month) ? list[month] : null;
  };
  return {
    p05: at(0.05), p25: at(0.25), p50: at(0.5), p75: at(0.75), p95: at(0.95),
    never: never / FUTURES, at_or_before: before / FUTURES,
    by_month: [...counts].sort((one, other) => one[0] - other[0]).map(([month, count]) => ({ month: list[month], count })),
  };
}
