// The engine as WebAssembly answers like the native one, byte for byte. Arguments: the module, the native program
// (src/browser/test/answer.cpp), and scenario folders.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "vite";

const [wasm, native, ...folders] = process.argv.slice(2);
if (!existsSync(wasm)) {
  console.log("left out: no Emscripten, no engine");
  process.exit(0);
}
const out = join(dirname(fileURLToPath(import.meta.url)), "../../build/engine");
mkdirSync(out, { recursive: true });
await build({
  root: join(out, "../.."), configFile: false, publicDir: false, logLevel: "warn", ssr: { noExternal: true },
  build: {
    ssr: true, outDir: out, emptyOutDir: false, target: "node18", minify: false,
    rollupOptions: { input: join(out, "../../src/engine/module.ts"), output: { format: "es", entryFileNames: "module.mjs" } },
  },
});
const { EngineFault, EngineModule } = await import(pathToFileURL(join(out, "module.mjs")).href);
const code = new WebAssembly.Module(readFileSync(wasm));

function folder_json(folder) {
  const files = {};
  for (const name of readdirSync(folder)) {
    if (/\.(csv|toml)$/.test(name) && name !== "score_mapping.csv") files[name] = readFileSync(join(folder, name), "utf8");
  }
  const posterior = join(folder, "posterior.json");
  return JSON.stringify(existsSync(posterior) ? { files, posterior: readFileSync(posterior, "utf8") } : { files });
}

/// Questions of a scenario: as written, with a lever, and, where one can be moved, with that lever half way.
function questions_of(folder, replications) {
  const text = existsSync(join(folder, "levers.toml")) ? readFileSync(join(folder, "levers.toml"), "utf8") : "";
  const levers = text.split("[[lever]]").slice(1);
  const id_of = (lever) => /^id = "([^"]+)"/m.exec(lever)[1];
  const movable = levers.find((lever) => !/^\s*(set|build) =/m.test(lever) && /^\s*scale =/m.test(lever));
  const questions = [{ levers: [] }];
  if (levers.length > 0) questions.push({ levers: [{ lever: id_of(levers[0]) }], waterfall: false });
  if (levers.length > 1) questions.push({ levers: levers.slice(-2).map((lever) => ({ lever: id_of(lever) })) });
  if (movable) questions.push({ levers: [{ lever: id_of(movable), value: 0.5 }] });
  return questions.map((question) => JSON.stringify({ seed: "2021", replications, ...question }));
}

function by_module(module, question) {
  try {
    module.begin(question);
    while (module.run(7) > 0);
    return module.answer();
  } catch (fault) {
    if (!(fault instanceof EngineFault)) throw fault;
    return `problem: ${fault.message}`;
  }
}

/// The same in shares: two modules beside the first run some of the futures each, and it adds what they give.
function by_three_modules(modules, question) {
  const { replications, ...asked } = JSON.parse(question);
  const share = (first, count) => JSON.stringify({ ...asked, first, replications: count });
  const third = Math.floor(replications / 3);
  const [module, ...helpers] = modules;
  module.begin(share(0, third));
  const portions = helpers.map((helper, at) => {
    helper.begin(share(third * (at + 1), at === 0 ? third : replications - 2 * third));
    while (helper.run(5) > 0);
    return helper.portion();
  });
  while (module.run(9) > 0);
  for (const portion of portions.reverse()) module.add(portion);
  return module.answer();
}

/// The same questions about some comparisons and a measure alone: module and program agree, and both say of them what they say in
/// an answer about everything. The number of questions.
function about_what_is_shown(file, module, questions, expected) {
  const { comparisons, measures } = JSON.parse(expected[0]);
  const shown = { comparisons: comparisons.slice(-2).map((one) => one.id), measures: measures.slice(0, 1).map((one) => one.id) };
  const narrow = questions.map((question) => JSON.stringify({ ...JSON.parse(question), ...shown }));
  narrow.push(JSON.stringify({ ...JSON.parse(questions[0]), comparisons: ["no such comparison"] }), JSON.stringify({ ...JSON.parse(questions[0]), measures: 5 }));
  const program = spawnSync(native, [file], { input: narrow.join("\n"), encoding: "utf8", maxBuffer: 1 << 30 });
  assert.equal(program.status, 0, program.stderr);
  const given = program.stdout.split("\n");
  for (const [at, question] of narrow.entries()) {
    assert.ok(by_module(module, question) === given[at], `${question}: module and native program differ`);
    if (at >= questions.length) {
      assert.match(given[at], /^problem: /);
      continue;
    }
    const part = JSON.parse(given[at]), whole = JSON.parse(expected[at]);
    assert.deepEqual(part.comparisons.map((one) => one.id), shown.comparisons);
    assert.ok(part.measures.length >= 1 && part.measures.length <= whole.measures.length);
    for (const list of ["comparisons", "measures"]) {
      for (const one of part[list]) assert.deepEqual(one, whole[list].find((other) => other.id === one.id), question);
    }
    assert.deepEqual([part.claims, part.lines, part.output, part.waterfall], [[], [], [], []]);
  }
  return narrow.length;
}

let answers = 0;
for (const folder of folders) {
  const file = join(out, `${basename(folder)}.json`);
  writeFileSync(file, folder_json(folder));
  const size = readFileSync(file).length > 500_000 ? 20 : 50; // the flagship takes its time
  const questions = [
    ...questions_of(folder, size), '{"levers": [{"lever": "no such lever"}], "seed": 1, "replications": 1}',
    '{"levers": [], "seed": -1, "replications": 1}', "no question",
  ];
  const program = spawnSync(native, [file], { input: questions.join("\n"), encoding: "utf8", maxBuffer: 1 << 30 });
  assert.equal(program.status, 0, program.stderr);
  const expected = program.stdout.split("\n");
  const module = EngineModule.start(code, readFileSync(file, "utf8"));
  for (const [at, question] of questions.entries()) {
    const got = by_module(module, question);
    assert.ok(got === expected[at], `${folder}: ${question}: module and native program differ:\n${got.slice(0, 400)}\n${expected[at].slice(0, 400)}`);
    answers += 1;
  }
  const helpers = [module, EngineModule.start(code, readFileSync(file, "utf8")), EngineModule.start(code, readFileSync(file, "utf8"))];
  for (const at of [0, questions.length - 4]) {
    assert.ok(by_three_modules(helpers, questions[at]) === expected[at], `${folder}: ${questions[at]}: three modules together differ from one`);
  }
  answers += about_what_is_shown(file, module, questions.slice(0, -3), expected);
  module.begin(questions[0]);
  assert.throws(() => module.add(new Uint8Array([1, 2, 3])), EngineFault);
  assert.throws(() => module.answer(), EngineFault, "a question that took in rubbish still answers");
  // The three that are no questions are problems, the others are not, and a lever changes something.
  assert.deepEqual(expected.slice(-4, -1).map((text) => text.startsWith("problem: ")), [true, true, true]);
  assert.ok(expected.slice(0, -4).every((text) => text.startsWith("{")), folder);
  assert.equal(new Set(expected.slice(0, -4).map((text) => JSON.parse(text).run.result_hash)).size, expected.length - 4, folder);
}
console.log(`${answers} answers of ${folders.length} scenarios, the same bytes`);
