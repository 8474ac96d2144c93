// The scenario with the reader's levers, as a zip of a folder that `sinews run` takes. Levers as written are named on the
// command line; one that is moved part of the way becomes a lever of its own in levers.toml.
import { strToU8, zipSync } from "fflate";
import type { LeverEntry } from "./data.ts";
import type { ScenarioFiles } from "./engine/interface.ts";
import type { LeverValues } from "./lever_values.ts";

export interface ChangedScenario {
  files: Record<string, string>;
  command: string;
}

export function changed_scenario(given: Record<string, string>, list: LeverEntry[], values: LeverValues, seed: string): ChangedScenario {
  const files: Record<string, string> = { ...given };
  const names: string[] = [];
  for (const entry of list) {
    const value = values[entry.lever] ?? 0;
    if (!(value > 0)) continue;
    if (value === 1) {
      names.push(entry.lever);
      continue;
    }
    const scaled = scaled_lever(files["levers.toml"] ?? "", entry.lever, value);
    names.push(scaled.id);
    files["levers.toml"] = scaled.text;
  }
  return { files, command: `sinews run scenario ${names.map((name) => `--lever ${name}`).join(" ")} --seed ${seed} --out out` };
}

// The file with a copy of the lever that goes `value` of the way. A scale s becomes 1 + (s - 1)·v, an addition a·v.
export function scaled_lever(toml: string, lever: string, value: number): { id: string; text: string } {
  const id = `${lever}_at_${String(Math.round(value * 1000) / 10).replace(".", "_")}`;
  const lines = toml.split("\n");
  const start = lines.findIndex((line, at) => /^\s*\[\[lever\]\]/.test(line) && id_of(lines, at) === lever);
  if (start < 0) throw new Error(`levers.toml has no lever "${lever}"`);
  let end = lines.findIndex((line, at) => at > start && /^\s*\[\[lever\]\]/.test(line));
  if (end < 0) end = lines.length;
  const copy = lines.slice(start, end).map((line) => line
    .replace(/^(\s*)id\s*=.*$/, `$1id = "${id}"`)
    .replace(/^(\s*)(scale|add)(\s*=\s*)("[^"]*"|[^#\s]+)/, (_, space: string, kind: string, equals: string, amount: string) => `${space}${kind}${equals}${moved(kind, amount, value)}`));
  while (copy.length > 0 && copy[copy.length - 1]!.trim() === "") copy.pop();
  return { id, text: `${toml.replace(/\n*$/, "\n")}\n${copy.join("\n")}\n` };
}

function id_of(lines: string[], start: number): string | null {
  for (let at = start + 1; at < lines.length && !/^\s*\[\[lever\]\]/.test(lines[at]!); at += 1) {
    const found = /^\s*id\s*=\s*"([^"]*)"/.exec(lines[at]!);
    if (found) return found[1]!;
  }
  return null;
}

function moved(kind: string, amount: string, value: number): string {
  const text = amount.replace(/^"|"$/g, "");
  const number = Number(text);
  if (text !== "" && Number.isFinite(number)) return String(rounded(kind === "scale" ? 1 + (number - 1) * value : number * value));
  return kind === "scale" ? `"1 + ((${text}) - 1) * ${value}"` : `"(${text}) * ${value}"`;
}

function rounded(value: number): number {
  return Number(value.toPrecision(12));
}

// The zip's bytes: the folder, and beside it how to run it. A fixed date, so that the same choice gives the same file.
export function scenario_zip(given: ScenarioFiles, list: LeverEntry[], values: LeverValues, seed: string): Uint8Array {
  const { files, command } = changed_scenario(given.files, list, values, seed);
  const packed: Record<string, Uint8Array> = { "run.txt": strToU8(`${command}\n`) };
  for (const path of Object.keys(files).sort()) packed[`scenario/${path}`] = strToU8(files[path]!);
  if (given.posterior) packed["posterior.txt"] = strToU8(given.posterior);
  return zipSync(packed, { level: 6, mtime: new Date(2026, 0, 1) });
}
