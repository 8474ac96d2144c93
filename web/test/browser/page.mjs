// Steps that several checks share.
import assert from "node:assert/strict";

export async function ready(page) {
  await page.waitForFunction(() => document.documentElement.dataset.ready !== undefined, null, { polling: 50 });
  assert.equal(await page.evaluate(() => document.documentElement.dataset.ready), "yes");
}

// Figures draw when they come near the window: scroll to each and wait for it.
export async function draw_all(page) {
  const ids = await page.$$eval("figure", (figures) => figures.map((figure) => figure.id));
  for (const id of ids) {
    await page.evaluate((one) => document.getElementById(one).scrollIntoView({ behavior: "instant", block: "center" }), id);
    await page.waitForFunction((one) => document.getElementById(one).dataset.drawn !== undefined, id, { polling: 100 }).catch(async () => {
      const box = await page.evaluate((one) => JSON.stringify(document.querySelector(`#${one} .frame`).getBoundingClientRect()), id);
      throw new Error(`${id} was not drawn in time; its frame lies at ${box}`);
    });
  }
  return ids;
}

export async function title_of(page, figure) {
  return page.textContent(`#figure-${figure} h3`);
}
