// `sinews serve` in a real browser: the page loads itself anew after an edit and keeps what its address holds, shows faults in a
// banner, and says when the server is gone. Arguments: the program; a scenario's folder, of which a copy is edited.
import { chromium } from "playwright-core";
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { inflateSync } from "node:zlib";

const [program, scenario] = process.argv.slice(2);
const PATIENCE = 120_000;
const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const holder = mkdtempSync(join(tmpdir(), "sinews-serve-"));
const folder = join(holder, "scenario");
cpSync(scenario, folder, { recursive: true });

function edit(name, change) {
  const path = join(folder, name);
  const text = readFileSync(path, "utf8");
  assert.notEqual(change(text), text, `nothing to edit in ${name}`);
  writeFileSync(path, change(text));
}

async function result_of(page) {
  const text = JSON.parse(await page.textContent("#sinews-data"));
  const data = typeof text === "string" ? JSON.parse(inflateSync(Buffer.from(text, "base64")).toString()) : text;
  return data.run.result_hash;
}

const banner = "#sinews-live-banner";
const drawn = (page) => page.waitForFunction(() => document.documentElement.dataset.ready);
const live_version = (page) => page.evaluate(() => JSON.parse(document.getElementById("sinews-live").textContent).version);
async function version(page, wanted) {
  // A page that is on its way has no version for a moment.
  await page.waitForFunction((wanted) => JSON.parse(document.getElementById("sinews-live")?.textContent ?? "{}").version === wanted, wanted);
  await drawn(page);
}

const served = spawn(program, ["serve", folder, "-n", "200", "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
const ended = new Promise((resolve) => served.on("exit", resolve));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
});
try {
  const [address] = await new Promise((resolve) => createInterface(served.stdout).on("line", (line) => resolve([line])));
  assert.match(address, /^http:\/\/127\.0\.0\.1:\d+\/[0-9a-f]{40}\/$/);
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, reducedMotion: "reduce" });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const faults = [];
  page.on("console", (message) => { if (["error", "warning"].includes(message.type())) faults.push(`${message.type()}: ${message.text()}`); });
  page.on("pageerror", (error) => faults.push(String(error.stack ?? error)));
  page.on("request", (request) => { if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(address)) faults.push(`request to ${request.url()}`); });

  // The waiting page becomes the report by itself.
  await page.goto(address);
  await version(page, 1);
  const first = await result_of(page);

  // The reader's choices; `data` is what a link made for the old files carries.
  await page.selectOption("#settings select", "id");
  await page.evaluate(() => {
    const lever = document.querySelector("#what-if input[data-lever]");
    if (lever === null) return;
    if (lever.type === "checkbox") lever.click();
    else {
      lever.value = "50";
      lever.dispatchEvent(new Event("input", { bubbles: true }));
      lever.dispatchEvent(new Event("change", { bubbles: true }));
    }
  });
  const plays = await page.locator("#what-if").count() > 0;
  // The engine runs under the policy of the served page too.
  if (plays) await page.waitForFunction(() => document.documentElement.dataset.live === "done");
  const chosen = new URL(page.url()).hash;
  assert.match(chosen, /lang=id/);
  assert.match(chosen, /data=/);
  if (plays) assert.match(chosen, /levers=/);

  edit("scenario.toml", (text) => text.replace(/^seed = (\d+)/m, (_, seed) => `seed = ${Number(seed) + 1}`));
  await version(page, 2);
  assert.notEqual(await result_of(page), first);
  const same = (hash) => hash.replace(/&data=[^&]*/, "");
  assert.equal(same(new URL(page.url()).hash), same(chosen), "the choices are kept");
  assert.equal(await page.evaluate(() => document.documentElement.lang), "id");
  assert.equal(await page.locator("#notice").isHidden(), true, "the same files, edited, are no other data");
  assert.equal(await page.locator(banner).isHidden(), true);
  const second = await result_of(page);

  // A fault: the old answer stays, the banner tells in the page's language, and follows it.
  edit("lines.csv", (text) => text.replace(/^([^,\n]+,[^,\n]+,)([^,\n]+)(,operating)/m, "$1<b>no such item</b>$3"));
  await page.locator(banner).waitFor({ state: "visible" });
  assert.match(await page.textContent(`${banner} p`), /kesalahan dalam berkas/);
  const fault = page.locator(`${banner} li`, { hasText: "<b>no such item</b>" }).first();
  assert.match(await fault.textContent(), /^lines\.csv:\d+:\d+ E\d+ /);
  assert.ok((await fault.locator(".mend").textContent()).length > 5);
  assert.equal(await page.locator(`${banner} b`).count(), 0, "text of a file became markup");
  assert.equal(await live_version(page), 2);
  assert.equal(await result_of(page), second);
  await page.addScriptTag({ path: axe }).catch(() => undefined); // the policy lets no foreign script in
  assert.equal(await page.evaluate(() => "axe" in window), false, "a script without nonce ran");
  const refused = faults.splice(0);
  assert.ok(refused.every((text) => /Content.Security.Policy/i.test(text)), refused.join("\n"));
  await page.evaluate(readFileSync(axe, "utf8")); // by the browser's own door
  const checked = await page.evaluate((banner) => window.axe.run(banner), banner);
  assert.deepEqual(checked.violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]), []);
  await page.selectOption("#settings select", "en");
  await page.locator(`${banner} p`, { hasText: "The files have faults" }).waitFor();
  if (process.env.SHOTS) await page.screenshot({ path: join(process.env.SHOTS, "serve-faults.png") });
  await page.locator(`${banner} button`).click();
  assert.equal(await page.locator(banner).isHidden(), true);

  // Mended.
  edit("lines.csv", (text) => text.replace("<b>no such item</b>", () => readFileSync(join(scenario, "lines.csv"), "utf8").match(/^[^,\n]+,[^,\n]+,([^,\n]+),operating/m)[1]));
  await version(page, 3);
  assert.equal(await result_of(page), second);
  assert.equal(await page.locator(banner).isHidden(), true);

  // The end of the server is told and the page stays.
  assert.deepEqual(faults, []);
  served.kill("SIGINT");
  assert.equal(await ended, 0);
  await page.locator(`${banner} p`, { hasText: "The server is gone" }).waitFor();
  assert.equal(await result_of(page), second);
  console.log(`three versions of ${scenario}, ${plays ? "with" : "without"} the engine`);
} finally {
  await browser.close();
  served.kill("SIGKILL");
  await ended;
  rmSync(holder, { recursive: true, force: true });
}
