// How quick a real report is: `node test/quickness.mjs REPORT.html [LEVER]`. Prints the milliseconds to the first picture and to the
// whole page, the milliseconds to a lever's first answer, to that of all futures about what is shown, and to that about everything, and
// the frames a second while its slider is dragged.
import { chromium } from "playwright-core";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [report, lever = ""] = process.argv.slice(2);
if (!report) {
  console.error("usage: node test/quickness.mjs REPORT.html [LEVER]");
  process.exit(2);
}
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
const page = await (await browser.newContext({ viewport: { width: 1366, height: 860 }, offline: true })).newPage();
const live = (kinds) => page.waitForFunction((wanted) => wanted.includes(document.documentElement.dataset.live), kinds, { polling: 20, timeout: 120000 });

await page.goto(pathToFileURL(resolve(report)).href);
await page.waitForFunction(() => document.documentElement.dataset.ready === "yes");
const marks = await page.evaluate(() => ({ first: performance.getEntriesByName("first-picture")[0].startTime, all: performance.now() }));
console.log(`first picture ${marks.first.toFixed(0)} ms, whole page within ${marks.all.toFixed(0)} ms`);

await live(["stored", "none"]);
await page.waitForTimeout(8000); // the reader reads; the engine runs ahead
const slider = page.locator(lever ? `input[type=range][data-lever=${lever}]` : "input[type=range][data-lever]").first();
if (await slider.count()) {
  await slider.scrollIntoViewIfNeeded();
  const box = await slider.boundingBox();
  // Frames are counted while the mouse moves the slider for two seconds, a step every 16 ms; the engine answers meanwhile.
  await page.evaluate(() => {
    window.frames_seen = [];
    const frame = (time) => { window.frames_seen.push(time); requestAnimationFrame(frame); };
    requestAnimationFrame(frame);
  });
  await page.mouse.move(box.x + 4, box.y + box.height / 2);
  await page.mouse.down();
  for (let step = 0; step < 125; step += 1) {
    await page.mouse.move(box.x + 4 + ((step % 100) / 100) * (box.width - 8), box.y + box.height / 2);
    await page.waitForTimeout(16);
  }
  const gaps = await page.evaluate(() => window.frames_seen.slice(1).map((time, at) => time - window.frames_seen[at]));
  const released = Date.now();
  await page.mouse.up();
  gaps.sort((one, other) => one - other);
  const median = gaps[Math.floor(gaps.length / 2)];
  console.log(`while dragging: ${(1000 / median).toFixed(0)} frames a second at the median, longest gap ${gaps.at(-1).toFixed(0)} ms, ${(gaps.filter((gap) => gap > 34).length / gaps.length * 100).toFixed(0)} % of gaps above two frames`);
  await live(["refining", "completing", "done"]);
  const first = Date.now() - released;
  await live(["completing", "done"]);
  const shown = Date.now() - released;
  await live(["done"]);
  console.log(`lever: first answer ${first} ms, all futures of what is shown ${shown} ms, everything ${Date.now() - released} ms after the slider was let go`);
}
await browser.close();
