import { rounded } from "./random.mjs";

export const ITEMS = [
  { item: "shell_155", name: "155 mm artillery round", unit: "rounds", category: "ammunition" },
  { item: "body_155", name: "155 mm body", unit: "bodies", category: "ammunition" },
  { item: "charge_155", name: "155 mm charge set", unit: "sets", category: "ammunition" },
  { item: "powder", name: "propellant powder", unit: "tonnes", category: "ammunition" },
  { item: "drone_long", name: "long-range drone", unit: "drones", category: "drones" },
  { item: "pac3_mse", name: "interceptor", unit: "missiles", category: "air defence" },
  { item: "explosive", name: "explosive", unit: "tonnes", category: "ammunition" },
  { item: "nitrocellulose", name: "nitrocellulose", unit: "tonnes", category: "ammunition" },
  { item: "tank", name: "tank", unit: "tanks", category: "armour" },
];

function row(bloc, item, scale) {
  const { name, unit } = ITEMS.find((one) => one.item === item);
  const result = { bloc, item, item_name: name, unit, wished: [], ordered: [], money: [], capacity: [], cooperation: [], ramp: [], inputs: { body_155: [], charge_155: [], powder: [], explosive: [], nitrocellulose: [], tungsten: [] }, made: [], backlog: [], imported: [], exported: [], idle: [] };
  for (let month = 0; month < 180; month += 1) {
    const time = month / 12;
    const wished = scale * (45000 + 330000 / (1 + Math.exp(-(time - 2.6) / 0.5)) - 60000 / (1 + Math.exp(-(time - 9) / 1)));
    const season = 1 + 0.05 * Math.sin(month / 1.9);
    const parts = {
      money: 0.12 * Math.exp(-(((time - 4) / 2) ** 2)) + 0.008,
      capacity: 0.06 + 0.47 * Math.exp(-(((time - 3.4) / 3) ** 2)),
      cooperation: 0.018 + 0.07 / (1 + Math.exp(-(time - 10.5))),
      ramp: 0.05 + 0.09 * Math.exp(-(((time - 5.5) / 2.2) ** 2)),
    };
    const lack = 0.11 / (1 + Math.exp(-(time - 6) / 0.5));
    const shares = { body_155: 0.42, charge_155: 0.3, powder: 0.12, explosive: 0.08, nitrocellulose: 0.05, tungsten: 0.03 };
    let left = wished;
    for (const [term, part] of Object.entries(parts)) {
      const lost = rounded(wished * part * season);
      result[term].push(lost);
      left -= lost;
    }
    for (const [input, part] of Object.entries(shares)) {
      const lost = rounded(wished * lack * part);
      result.inputs[input].push(lost);
      left -= lost;
    }
    result.wished.push(rounded(wished));
    result.ordered.push(rounded(wished - result.money[month]));
    result.made.push(rounded(left));
    result.backlog.push(rounded(time > 9 ? wished * 0.06 : 0));
    result.imported.push(rounded(wished * 0.02));
    result.exported.push(rounded(wished * 0.04));
    result.idle.push(rounded(time > 8 ? wished * 0.05 : 0));
  }
  return result;
}

export function waterfall() {
  return [row("alliance", "drone_long", 0.02), row("alliance", "shell_155", 1), row("alliance", "pac3_mse", 0.0008), row("russia", "shell_155", 1.1), row("russia", "drone_long", 0.03)];
}
