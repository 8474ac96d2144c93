// Pictures of a real report for the README: `node test/pictures.mjs REPORT.html FOLDER [LEVER]`. With an engine in the
// report the lever is pulled, so that the picture shows what it changes.
import { chromium } from "playwright-core";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [report, folder, lever] = process.argv.slice(2);
if (!report || !folder) {
  console.error("usage: node test/pictures.mjs REPORT.html FOLDER [LEVER]");
  process.exit(2);
}
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });

async function picture(name, hash, find) {
  const context = await browser.newContext({ viewport: { width: 1366, height: 860 }, colorScheme: "light", offline: true, deviceScaleFactor: 1 });
  const page = await context.newPage();
  await page.goto(pathToFileURL(resolve(report)).href + hash);
  await page.waitForFunction(() => document.documentElement.dataset.ready === "yes");
  await page.waitForFunction(() => document.querySelector("#what-if") === null || ["done", "stored", "none"].includes(document.documentElement.dataset.live));
  if (find) await page.evaluate((id) => document.getElementById(id).scrollIntoView({ behavior: "instant" }), find);
  await page.waitForTimeout(1500);
  await page.screenshot({ path: join(folder, name) });
  await context.close();
}

await picture("picture.png", lever ? `#v=2&levers=${lever}` : "", null);
await picture("picture-why.png", lever ? `#v=2&levers=${lever}` : "", "figure-bridge");
await browser.close();
