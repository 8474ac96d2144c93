// The engine of a page that the program wrote, in a real browser from file:// and without a network. Argument: the program; then the
// scenario's folder. Says how long answers take; that depends on the machine and fails nothing.
import { chromium } from "playwright-core";
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { bundled } from "../../build.mjs";

const [program, folder, lever, full = "400"] = process.argv.slice(2);
const work = join(dirname(fileURLToPath(import.meta.url)), "../../build/engine");
mkdirSync(work, { recursive: true });
execFileSync(program, ["run", folder, "-n", full, "--out", join(work, "run"), "--quiet"]);
const html = readFileSync(join(work, "run/report.html"), "utf8");
assert.ok(html.length < 4_000_000, `report.html has ${html.length} bytes`);
if (/id="sinews-engine"><\/script>/.test(html)) {
  console.log("left out: this program was built without engine");
  process.exit(0);
}
// The page itself, with a way in for the test.
const worker = await bundled("src/engine/worker.ts");
const start = await bundled("test/engine/way_in.ts", { define: { SINEWS_WORKER: JSON.stringify(worker) } });
const path = join(work, "page.html");
writeFileSync(path, html.replace("</body>", () => `<script>${start.replace(/<\/script/gi, "<\\/script")}</script></body>`));

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
});
try {
  const context = await browser.newContext({ offline: true });
  context.setDefaultTimeout(280_000);
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("request", (request) => { if (!/^(file|data|blob):/.test(request.url())) faults.push(`request to ${request.url()}`); });
  await page.goto(pathToFileURL(path).href);
  const seen = await page.evaluate(async ({ lever, full }) => {
    await new Promise((resolve) => {
      const look = () => (document.documentElement.dataset.ready ? resolve() : setTimeout(look, 20));
      look();
    });
    const data = JSON.parse(document.getElementById("sinews-data").textContent);
    const parts = engine_test.page_parts(document, data);
    const begun = performance.now();
    const engine = await engine_test.start_engine(parts, { comparisons: [data.headline_comparison], measures: [] });
    const started = performance.now() - begun;
    const files = Object.keys((await engine_test.scenario_files(parts)).files);
    const ask = (levers, replications, shown) => new Promise((resolve) => {
      const answers = [];
      engine.ask({ change: { levers }, replications, shown }, (answer) => {
        answers.push({
          partial: answer.partial, workers: answer.workers, comparisons: answer.data.comparisons.map((one) => JSON.stringify(one)), of_baseline_comparisons: answer.baseline.comparisons.map((one) => JSON.stringify(one)),
          hash: answer.data.run.result_hash, of_baseline: answer.baseline.run.result_hash, refining: answer.refining, replications: answer.replications,
          milliseconds: Math.round(answer.milliseconds), waterfall: answer.data.waterfall.length, sources: answer.data.sources.length,
          headlines: answer.data.headlines, of_baseline_headlines: answer.baseline.headlines,
        });
        if (!answer.refining) resolve(answers);
      }, (text) => resolve([{ error: text }]));
    });
    const plain = await ask([], full);
    // The first question is dropped for the second: its answer must not arrive.
    let stale = 0;
    engine.ask({ change: { levers: [{ lever }] }, replications: full }, () => { stale += 1; }, () => { stale += 1; });
    const changed = await ask([{ lever }], full);
    const wrong = await ask([{ lever: "no such lever" }], full);
    const again = await ask([{ lever }], full);
    const looked = { comparisons: [data.headline_comparison], measures: [] };
    await ask([], full, looked);
    const shown = await ask([{ lever }], full, looked);
    engine.close();
    return { cores: navigator.hardwareConcurrency, memory: navigator.deviceMemory ?? 4, started: Math.round(started), files, page: data.run.result_hash, headlines: data.headlines, plain, stale, changed, wrong, again, shown };
  }, { lever, full: Number(full) });
  assert.deepEqual(faults, []);
  assert.ok(seen.files.includes("lines.csv"));
  assert.equal(seen.plain.at(-1).hash, seen.page, "the engine's answer is not that of the program");
  assert.deepEqual(seen.plain.at(-1).headlines, seen.headlines, "the engine says it otherwise than the program");
  assert.deepEqual(seen.changed.at(-1).of_baseline_headlines, seen.headlines);
  assert.equal(seen.stale, 0, "an answer to a question that was dropped");
  assert.notEqual(seen.changed.at(-1).hash, seen.page);
  assert.equal(seen.changed.at(-1).of_baseline, seen.page, "the baseline is not of the same futures");
  assert.deepEqual(seen.changed.map((answer) => answer.refining), Number(full) > 200 ? [true, false] : [false]);
  assert.deepEqual(seen.again.map((answer) => answer.hash), seen.changed.map((answer) => answer.hash));
  assert.equal(seen.shown.at(-1).workers, 1 + Math.min(3, seen.cores - 1, seen.memory - 1), "workers that did not help");
  // What is shown comes first, and says what the whole answer says of it.
  const whole = seen.shown.at(-1);
  assert.equal(whole.hash, seen.changed.at(-1).hash);
  assert.deepEqual(seen.shown.map((answer) => [answer.partial, answer.refining]), [...(Number(full) > 200 ? [[true, true]] : []), [true, true], [false, false]]);
  assert.deepEqual(seen.shown.at(-2).comparisons, [whole.comparisons[0]]);
  assert.deepEqual(seen.shown.at(-2).of_baseline_comparisons, [whole.of_baseline_comparisons[0]]);
  assert.match(seen.wrong[0].error, /no lever `no such lever`/);
  assert.ok(seen.changed.at(-1).waterfall > 0 && seen.changed.at(-1).sources > 0);
  console.log(`started in ${seen.started} ms; with the baseline known: ${seen.again.map((answer) => `${answer.replications} futures in ${answer.milliseconds} ms`).join(", ")}; what is shown: ${seen.shown.map((answer) => `${answer.milliseconds} ms`).join(", ")}; page ${html.length} bytes`);
} finally {
  await browser.close();
}
