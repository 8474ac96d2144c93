// What the page does: draws, answers selects and keys, opens tables, hands out files, keeps its address.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { draw_all, ready, title_of } from "./page.mjs";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

export async function checks(visit, sample, large) {
  await visit("all figures draw, with tables and text alternatives", sample, {}, async (page) => {
    await ready(page);
    const ids = await draw_all(page);
    assert.deepEqual(ids.map((id) => id.replace("figure-", "")),
      ["hero", "dots", "readings", "sides", "ratio", "chances", "crossover", "bridge", "binds", "waterfall", "binding", "builds", "marginal", "fans", "tiles", "spending", "output",
        "timeline", "openings", "capacity", "backtest", "posterior", "sensitivity", "claims", "vintage"]);
    for (const id of ids) {
      const marks = await page.$$eval(`#${id} .drawing svg :is(path, rect, circle, polygon, line, polyline)`, (nodes) => nodes.length);
      assert.ok(marks > 5, `${id} has only ${marks} marks`);
      const frame = page.locator(`#${id} .frame`);
      assert.ok((await frame.getAttribute("aria-label")).length > 10, `${id} has no name`);
      const long = await page.textContent(`#${id} .for-screen-readers`);
      assert.ok(long.length > 40, `${id} has no long description`);
      const button = page.locator(`#${id} .tools button`).first();
      await button.click();
      assert.ok(await page.locator(`#${id} .tools ~ div table tbody tr`).count() > 0, `${id} has an empty table`);
      const text = await page.textContent(`#${id}`);
      assert.ok(!/undefined|NaN|\[object/.test(text), `${id} shows ${/.{20}(undefined|NaN|\[object).{20}/.exec(text)?.[0]}`);
      await button.click();
    }
    assert.equal(await page.locator("#static").count(), 0);
    assert.equal(await page.locator(".finding").evaluateAll((nodes) => nodes.every((node) => node.textContent.length > 20)), true);
  });

  await visit("a page of levers has their section", with_levers(sample), {}, async (page) => {
    await ready(page);
    const ids = await draw_all(page);
    assert.ok(ids.includes("figure-levers"));
    assert.ok(await page.$$eval("#figure-levers .drawing svg rect", (nodes) => nodes.length) >= 2);
    const before = await title_of(page, "levers");
    await page.locator("#levers select").selectOption("claim.0");
    assert.notEqual(await title_of(page, "levers"), before);
    assert.ok(!/undefined|NaN|Infinity|\[object/.test(await page.textContent("#levers")));
  });

  for (const colorScheme of ["light", "dark"]) {
    await visit(`no fault by the rules of axe, ${colorScheme}`, sample, { colorScheme, form: "playing", hash: "#v=2&levers=cooperate" }, async (page) => {
      await ready(page);
      await draw_all(page);
      await page.locator("#figure-sides .tools button").first().click();
      await page.locator("#claims summary").first().click();
      await page.waitForFunction(() => document.documentElement.dataset.live === "done");
      await page.addScriptTag({ content: readFileSync(axe, "utf8") });
      // What the theme changes is colour alone.
      const faults = await page.evaluate((rules) => window.axe.run(document, rules).then((result) => result.violations.map((one) =>
        `${one.id}: ${one.help}: ${one.nodes.slice(0, 3).map((node) => node.html.slice(0, 120)).join(" | ")}`)),
      colorScheme === "dark" ? { runOnly: ["color-contrast"] } : {});
      assert.deepEqual(faults, []);
    });
  }

  await visit("choosing a comparison changes both sections and the address", sample, {}, async (page) => {
    await ready(page);
    await draw_all(page);
    const before = await title_of(page, "sides");
    await page.locator("#figure-sides select").first().selectOption("drones_long");
    assert.notEqual(await title_of(page, "sides"), before);
    assert.equal(await page.locator("#crossover select").inputValue(), "drones_long");
    assert.match(await page.textContent("#crossover .finding"), /^Long-range drones/);
    assert.match(page.url(), /comparison=drones_long/);
    await page.reload();
    await ready(page);
    assert.equal(await page.locator("#figure-sides select").first().inputValue(), "drones_long");
    await page.locator("#figure-sides select").first().selectOption("stock");
    await page.locator("#figure-sides label", { hasText: "dashed line" }).click();
    assert.match(page.url(), /band=right/);
  });

  await visit("an address with unknown choices falls back", sample, { hash: "#v=1&comparison=nothing&by=century" }, async (page) => {
    await ready(page);
    assert.equal(await page.locator("#figure-sides select").first().inputValue(), "output_vs_new");
  });

  await visit("chances: up to four, added and removed", sample, {}, async (page) => {
    await ready(page);
    assert.equal(await page.locator("#chances .chip").count(), 3);
    await page.locator("#chances select").selectOption("tanks_new");
    assert.equal(await page.locator("#chances .chip").count(), 4);
    await page.locator("#chances select").selectOption("stock");
    assert.equal(await page.locator("#chances .chip").count(), 4);
    for (let count = 4; count > 0; count -= 1) await page.locator("#chances .chip").first().click();
    assert.equal(await page.locator("#figure-chances .empty").isVisible(), true);
    await page.locator("#chances select").selectOption("stock");
    await draw_all(page);
    assert.equal(await page.locator("#figure-chances .frame").isVisible(), true);
  });

  await visit("waterfall: item, months, table", sample, {}, async (page) => {
    await ready(page);
    await draw_all(page);
    const before = await title_of(page, "waterfall");
    await page.locator("#figure-bridge select").first().selectOption("russia|shell_155");
    assert.notEqual(await title_of(page, "waterfall"), before);
    await page.locator("#waterfall label", { hasText: "by month" }).click();
    await page.locator("#figure-waterfall .tools button").first().click();
    assert.equal(await page.locator("#figure-waterfall tbody tr").count(), 180);
  });

  await visit("timeline: only visible rows, filters, groups", large, {}, async (page) => {
    await ready(page);
    await draw_all(page);
    await page.locator("#lines button", { hasText: "Open all" }).click();
    const drawn = await page.locator("#figure-timeline .timeline-window text").count();
    assert.ok(drawn < 120, `${drawn} texts drawn at once`);
    await page.locator("#figure-timeline .timeline-window").evaluate((node) => { node.scrollTop = 6000; });
    await page.waitForTimeout(100);
    assert.ok(await page.locator("#figure-timeline .timeline-window text").count() > 10);
    await page.locator("#lines input[type=search]").fill("no such works");
    assert.equal(await page.locator("#figure-timeline .empty").isVisible(), true);
    await page.locator("#lines button", { hasText: "Reset" }).click();
    assert.match(await title_of(page, "timeline"), /^520 lines/);
    await page.locator("#lines button", { hasText: "Close all" }).click();
    const closed = await page.locator("#figure-timeline .timeline-window text").count();
    await page.locator("#figure-timeline .timeline-window").click({ position: { x: 60, y: 12 } });
    assert.ok(await page.locator("#figure-timeline .timeline-window text").count() > closed);
  });

  await visit("keys move the reading line and it is spoken", sample, {}, async (page) => {
    await ready(page);
    await draw_all(page);
    const frame = page.locator("#figure-sides .frame");
    await frame.focus();
    await page.keyboard.press("ArrowRight");
    assert.match(await page.textContent("#figure-sides .reading"), /June 2026/);
    await page.keyboard.press("PageDown");
    assert.match(await page.textContent("#figure-sides .reading"), /June 2027/);
    await page.waitForTimeout(700);
    assert.match(await page.textContent("#figure-sides [aria-live]"), /June 2027/);
    await page.keyboard.press("End");
    assert.match(await page.textContent("#figure-sides .reading"), /December 2035/);
    await page.keyboard.press("Escape");
    assert.equal(await page.locator("#figure-sides .reading").isVisible(), false);
    await page.keyboard.press("t");
    assert.equal(await page.locator("#figure-sides table").isVisible(), true);
  });

  await visit("pointing at an observation names its origin and source", sample, {}, async (page) => {
    await ready(page);
    await draw_all(page);
    await page.evaluate(() => document.getElementById("figure-sides").scrollIntoView({ behavior: "instant", block: "start" }));
    const found = await page.evaluate(() => {
      const frame = document.querySelector("#figure-sides .frame");
      const box = frame.getBoundingClientRect();
      for (let x = 60; x < 320; x += 6) {
        for (let y = 60; y < box.height - 30; y += 8) {
          frame.dispatchEvent(new PointerEvent("pointermove", { clientX: box.left + x, clientY: box.top + y }));
          if (frame.querySelector(".reading").textContent.includes("Who stands behind it")) return true;
        }
      }
      return false;
    });
    assert.ok(found, "no observation answered");
  });

  // The contents are read where the page makes them: a busy machine's browser loses some of many downloads.
  await visit("files: CSV and SVG of each figure", sample, { acceptDownloads: true }, async (page) => {
    await ready(page);
    const ids = await draw_all(page);
    await page.evaluate(() => {
      const original = URL.createObjectURL.bind(URL);
      window.made = [];
      URL.createObjectURL = (blob) => { window.made.push(blob); return original(blob); };
    });
    for (const id of ids) {
      for (const [index, pattern] of [[1, /^[^\n]+\r\n/], [2, /^<\?xml[\s\S]*<svg[\s\S]*<\/svg>$/]]) {
        await page.locator(`#${id} .tools button`).nth(index).click();
        const text = await page.evaluate(() => window.made.pop().text());
        assert.match(text, pattern, `${id}, file ${index}`);
        if (index === 2) assert.ok(text.includes("seed 1"), "the picture carries its source");
      }
    }
    let path = null;
    for (let attempt = 0; attempt < 3 && path === null; attempt += 1) {
      const waiting = page.waitForEvent("download", { timeout: 10000 }).catch(() => null);
      await page.locator("#figure-claims .tools button").nth(1).click();
      const download = await waiting;
      if (download) path = await download.path();
    }
    assert.match(readFileSync(path, "utf8"), /^Likelihood,Claims,Statements\r\n/);
  });

  await visit("sorting, searching, unfolding", sample, {}, async (page) => {
    await ready(page);
    await page.locator("#spending .sort", { hasText: "Meets 3.5" }).click();
    assert.equal(await page.locator("#spending th[aria-sort=descending]").count(), 1);
    await page.locator("#sources input").fill("budget");
    const shown = await page.locator("#sources .source-list tbody tr:visible").count();
    assert.ok(shown > 0 && shown < 60);
    assert.match(await page.textContent("#sources > .note"), new RegExp(`^${shown} of 60`));
    const link = page.locator("#sources .source-list a").first();
    assert.equal(await link.getAttribute("rel"), "noopener noreferrer");
    await page.locator("#claims summary").first().click();
    assert.match(await page.textContent("#claims details[open]"), /Evidence for it/);
    await page.locator("#sides .observations summary").click();
    assert.equal(await page.locator("#sides .observations tbody tr").count(), 30);
  });

  await visit("contents: a click goes to the section and marks it", sample, {}, async (page) => {
    await ready(page);
    await page.locator("#contents a", { hasText: "Evidence" }).click();
    await page.waitForFunction(() => document.querySelector("#contents a[aria-current]")?.textContent === "Evidence");
    assert.match(page.url(), /at=evidence/);
  });

  await visit("a large report is ready at once", large, {}, async (page) => {
    await ready(page);
    const milliseconds = await page.evaluate(() => performance.now());
    assert.ok(milliseconds < 5000, `${milliseconds} ms`);
  });
}

// The sample with what `sinews levers` adds.
function with_levers(sample) {
  const data = JSON.parse(sample);
  const change = (amount) => ({ change: amount, low: amount - 0.02, high: amount + 0.02 });
  data.levers = {
    replications: 10000,
    comparisons: [{ id: data.comparisons[0].id, text: data.comparisons[0].text }],
    claims: [{ id: data.claims[0].id, text: data.claims[0].text }],
    values: [{ measure: data.measures[0].id, text: data.measures[0].text, month: "2030-06" }],
    levers: ["build_faster", "partners_stop", "late"].map((name, at) => ({
      name, levers: [name], text: `Lever <b>${name}</b>`, from: "2026-07",
      crossovers: [{ comparison: data.comparisons[0].id, without: "2031-02", with: at === 2 ? null : "2030-01",
        ...(at === 2 ? { change: "never", low: 11, high: "never" } : { change: -13 + at, low: -16, high: -11 }), crossed: { without: 0.5, with: 0.5, ...change(0) } }],
      values: [{ measure: data.measures[0].id, month: "2030-06", without: 1000, with: 1100, ...change(100) }],
      claims: [{ claim: data.claims[0].id, without: 0.5, with: 0.6, ...change(0.1) }],
    })),
  };
  return JSON.stringify(data);
}
