// Steps that several checks share.
import assert from "node:assert/strict";

export async function ready(page) {
  await page.waitForFunction(() => document.documentElement.dataset.ready !== undefined, null, { polling: 50 });
  assert.equal(await page.evaluate(() => document.documentElement.dataset.ready), "yes");
}

// Figures draw when they come near the window, and one after another when the page has rested.
export async function draw_all(page) {
  const ids = await page.$$eval("figure", (figures) => figures.map((figure) => figure.id));
  await page.waitForFunction(() => [...document.querySelectorAll("figure")].every((figure) => figure.dataset.drawn !== undefined), null, { polling: 50 }).catch(async () => {
    const missing = await page.$$eval("figure", (figures) => figures.filter((figure) => !figure.dataset.drawn).map((figure) => figure.id));
    throw new Error(`not drawn in time: ${missing.join(", ")}`);
  });
  return ids;
}

export async function title_of(page, figure) {
  return page.textContent(`#figure-${figure} h3`);
}
