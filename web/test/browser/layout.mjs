// How the page looks: nothing clipped, nothing overlapping, no sideways scroll; themes; print; pictures.
import assert from "node:assert/strict";
import { join } from "node:path";
import { draw_all, ready } from "./page.mjs";

const VIEWS = [
  ["phone", { viewport: { width: 390, height: 844 }, colorScheme: "light", hasTouch: true }],
  ["tablet", { viewport: { width: 820, height: 1180 }, colorScheme: "light" }],
  ["laptop", { viewport: { width: 1366, height: 768 }, colorScheme: "light" }],
  ["dark", { viewport: { width: 1366, height: 768 }, colorScheme: "dark" }],
  ["wide", { viewport: { width: 1920, height: 1080 }, colorScheme: "light" }],
];

// Texts of a drawing that leave it, or that lie on one another.
export function text_faults() {
  const faults = [];
  for (const figure of document.querySelectorAll("figure")) {
    const host = figure.querySelector(".drawing");
    const frame = host.getBoundingClientRect();
    const boxes = [];
    for (const circle of host.querySelectorAll("circle")) {
      const box = circle.getBoundingClientRect();
      if (box.left < frame.left - 1 || box.right > frame.right + 1) faults.push(`${figure.id}: a dot is cut`);
    }
    for (const text of host.querySelectorAll("text")) {
      if (!text.textContent.trim()) continue;
      const box = text.getBoundingClientRect();
      // Rows scrolled out of the timeline's window do not count.
      if (box.bottom < frame.top || box.top > frame.bottom) continue;
      if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 2) faults.push(`${figure.id}: "${text.textContent}" is cut`);
      boxes.push({ text: text.textContent, box });
    }
    for (let one = 0; one < boxes.length; one += 1) {
      for (let other = one + 1; other < boxes.length; other += 1) {
        const left = boxes[one].box;
        const right = boxes[other].box;
        const across = Math.min(left.right, right.right) - Math.max(left.left, right.left);
        const down = Math.min(left.bottom, right.bottom) - Math.max(left.top, right.top);
        // Boxes hold the room above and below letters: a third of a line is letters on letters.
        if (across > 2 && down > 6) faults.push(`${figure.id}: "${boxes[one].text}" on "${boxes[other].text}"`);
      }
    }
  }
  return faults;
}

export async function layout_checks(visit, sample, shots) {
  for (const [name, options] of VIEWS) {
    await visit(`layout ${name}`, sample, options, async (page) => {
      await ready(page);
      await draw_all(page);
      const [scroll, width] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
      assert.ok(scroll <= width, `the page is ${scroll} wide in a window of ${width}`);
      for (const comparison of ["output_vs_supply", "stock_3", "russia_ahead_1", "output_vs_new"]) {
        await page.locator("#figure-sides select").first().selectOption(comparison);
        assert.deepEqual(await page.evaluate(text_faults), [], comparison);
      }
      const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      assert.equal(background, name === "dark" ? "rgb(15, 19, 23)" : "rgb(250, 249, 246)");
      if (shots) await pictures(page, name, shots);
    });
  }
  await visit("the reader's choice of colours wins and lasts", sample, { colorScheme: "light" }, async (page) => {
    await ready(page);
    await page.locator("#theme select").selectOption("dark");
    assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), "dark");
    await page.reload();
    await ready(page);
    assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), "dark");
  });
  await visit("print: all figures, light, then back", sample, { colorScheme: "dark" }, async (page) => {
    await ready(page);
    await page.evaluate(() => {
      window.addEventListener("beforeprint", () => setTimeout(() => undefined));
      window.dispatchEvent(new Event("beforeprint"));
    });
    const state = await page.evaluate(() => ({
      theme: document.documentElement.dataset.theme,
      missing: [...document.querySelectorAll("figure")].filter((figure) => !figure.dataset.drawn).map((figure) => figure.id),
    }));
    assert.deepEqual(state, { theme: "light", missing: [] });
    await page.emulateMedia({ media: "print" });
    const too_wide = await page.$$eval("figure .drawing", (hosts) => hosts.filter((host) => host.clientWidth > 690).length);
    assert.equal(too_wide, 0);
    if (shots) await page.screenshot({ path: join(shots, "print.png"), fullPage: true });
    await page.emulateMedia({ media: "screen" });
    await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
    assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), "dark");
    const bytes = await page.pdf({ format: "A4" });
    assert.ok(bytes.length > 50_000);
  });
}

async function pictures(page, name, shots) {
  await page.evaluate(() => window.scrollTo({ top: 0, behavior: "instant" }));
  await page.screenshot({ path: join(shots, `${name}-top.png`) });
  for (const id of await page.$$eval("section", (nodes) => nodes.map((node) => node.id))) {
    await page.evaluate((one) => document.getElementById(one).scrollIntoView({ behavior: "instant" }), id);
    await page.waitForTimeout(80);
    await page.locator(`#${id}`).screenshot({ path: join(shots, `${name}-${id}.png`) });
  }
}
