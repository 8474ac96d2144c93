import assert from "node:assert/strict";
import { test } from "node:test";
import { strFromU8, unzipSync } from "fflate";
import { changed_scenario, scaled_lever, scenario_zip } from "../../src/changed_scenario.ts";
import { csv_rows } from "../../src/figure/csv_rows.ts";

const TOML = `# levers
[[lever]]
id = "faster"
text = "Faster"
  [[lever.change]]
  table = "lines"
  scale = 0.5 # half
  [[lever.change]]
  table = "lines"
  add = "6 to 12"

[[lever]]
id = "stop"
text = "Stop"
  [[lever.change]]
  set = 0
`;
const list = ["faster", "stop"].map((lever) => ({ lever, text: lever, from: "2026-07", changes: [], scale: null }));

test("a lever that goes part of the way becomes a lever of its own", () => {
  const { id, text } = scaled_lever(TOML, "faster", 0.8);
  assert.equal(id, "faster_at_80");
  assert.ok(text.startsWith(TOML));
  const added = text.slice(TOML.length);
  assert.match(added, /id = "faster_at_80"/);
  assert.match(added, /scale = 0\.6 # half/);
  assert.match(added, /add = "\(6 to 12\) \* 0\.8"/);
  assert.ok(!added.includes("stop"));
  assert.throws(() => scaled_lever(TOML, "none", 0.5), /no lever "none"/);
});

test("levers as written are named on the command line, in the scenario's order", () => {
  const files = { "levers.toml": TOML, "lines.csv": "line\n" };
  const { files: changed, command } = changed_scenario(files, list, { stop: 1, faster: 0.25 }, "7");
  assert.equal(command, "sinews run scenario --lever faster_at_25 --lever stop --seed 7 --out out");
  assert.equal(changed["lines.csv"], "line\n");
  assert.equal(files["levers.toml"], TOML, "what was given stays as it was");
});

test("the zip holds the folder and how to run it, and is the same each time", () => {
  const make = () => scenario_zip({ files: { "levers.toml": TOML } }, list, { faster: 0.8 }, "1");
  const files = unzipSync(make());
  assert.deepEqual(Object.keys(files).sort(), ["run.txt", "scenario/levers.toml"]);
  assert.match(strFromU8(files["run.txt"]!), /--lever faster_at_80/);
  assert.deepEqual(make(), make());
});

test("the scenario's CSV: quotes, comments, empty cells", () => {
  assert.deepEqual(csv_rows('a,b\r\n# note, with comma\n"x, ""y""",\n\nlast,1'), [["a", "b"], ['x, "y"', ""], ["last", "1"]]);
});
