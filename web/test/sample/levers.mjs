// Levers to pull: two sliders and two switches, one of which the fake engine of the tests refuses.
const LIST = [
  ["build_faster", "Works are built in a fifth less time", { low: 0, high: 1.5, step: 0.05 }, ["lines.build_months \u00d7 0.8 (bloc: alliance)"]],
  ["cooperate", "All spare capacity is open to all", null, ["items.cooperation = 1"]],
  ["more_money", "Two fifths more for ammunition", { low: 0, high: 1, step: 0.05 }, ["portfolio.share \u00d7 1.4"]],
  ["late", "A lever that comes too late", null, ["lines.decision = 2040-01"]],
];

export function lever_list() {
  return LIST.map(([lever, text, scale, changes]) => ({ lever, text, from: "2026-07", changes, scale }));
}
