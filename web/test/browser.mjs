// The built page in a real browser, from file:// and without a network. `npm run test:browser`.
// CHROMIUM names the browser (default /usr/bin/chromium), SHOTS a folder for pictures (default: none), ONLY a
// pattern of the checks to run (default: all).
import { chromium } from "playwright-core";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { page_html } from "../build.mjs";
import { fill } from "./fill.mjs";
import { checks } from "./browser/checks.mjs";
import { hostile_checks } from "./browser/hostile.mjs";
import { layout_checks } from "./browser/layout.mjs";
import { lever_checks } from "./browser/levers.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const work = join(here, "../build/browser");
const shots = process.env.SHOTS;
mkdirSync(work, { recursive: true });
if (shots) mkdirSync(shots, { recursive: true });
// The page as it is shipped, whose engine has nothing to run here, and one whose engine is the tests' own.
const forms = { shipped: join(here, "../dist/report.html"), playing: join(work, "playing.html") };
if (!existsSync(forms.shipped)) {
  console.error("dist/report.html is missing: run npm run build first");
  process.exit(1);
}
writeFileSync(forms.playing, await page_html({ engine: join(here, "fake_engine.ts") }));
const large = join(work, "large.json");
execFileSync(process.execPath, [join(here, "make_sample.mjs"), large, "4"]);

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
});
const PATIENCE = 30_000;
let failed = 0;

// `options` go to the browser context; every console error and every request off the disk is a failure.
async function visit(name, data_text, options, body, static_html = "") {
  if (process.env.ONLY && !new RegExp(process.env.ONLY).test(name)) return;
  const begun = performance.now();
  const path = join(work, `${name.replace(/\W+/g, "-")}.html`);
  fill(forms[options.form ?? "shipped"], data_text, path, static_html);
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, offline: true, reducedMotion: "reduce", ...options });
  // A busy machine may need long to start a page; what the page itself takes is checked on its own clock.
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const faults = [];
  page.on("console", (message) => { if (["error", "warning"].includes(message.type())) faults.push(`${message.type()}: ${message.text()}`); });
  page.on("pageerror", (error) => faults.push(String(error.stack ?? error)));
  page.on("request", (request) => { if (!/^(file|data|blob):/.test(request.url())) faults.push(`request to ${request.url()}`); });
  const took = () => `${((performance.now() - begun) / 1000).toFixed(1)} s`;
  try {
    await page.goto(pathToFileURL(path).href + (options.hash ?? ""));
    await body(page, path);
    if (faults.length > 0) throw new Error(faults.join("\n"));
    console.log(`ok      ${name}   ${took()}`);
  } catch (error) {
    failed += 1;
    console.error(`FAILED  ${name}   ${took()}\n${error.stack ?? error}`);
  } finally {
    await context.close();
  }
}

const sample = readFileSync(join(here, "sample.json"), "utf8");
const begun = performance.now();
// Side by side: a page waits for its own timers most of the while.
await Promise.all([
  checks(visit, sample, readFileSync(large, "utf8")), hostile_checks(visit, sample), lever_checks(visit, sample), layout_checks(visit, sample, shots),
]);
await browser.close();
console.log(`${((performance.now() - begun) / 1000).toFixed(1)} s in all, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
