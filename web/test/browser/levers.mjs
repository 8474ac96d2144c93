// Levers, languages, links, files: what the reader changes and what comes of it. The engine is the tests' own.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { unzipSync, strFromU8 } from "fflate";
import { draw_all, ready, title_of } from "./page.mjs";

const PLAYING = { form: "playing" };

async function answered(page, kind = "done") {
  await page.waitForFunction((wanted) => document.documentElement.dataset.live === wanted, kind, { polling: 20 });
}

async function started(page) {
  await ready(page);
  await page.waitForFunction(() => document.documentElement.dataset.live !== "starting");
}

const asked = (page) => page.evaluate(() => window.asked);
const set_range = (page, lever, value) => page.locator(`input[type=range][data-lever=${lever}]`).evaluate((node, to) => {
  node.value = String(to);
  node.dispatchEvent(new Event("input", { bubbles: true }));
  node.dispatchEvent(new Event("change", { bubbles: true }));
}, value);

// Boxes of levers that cannot show their largest number; and how many there are.
function cut_numbers() {
  const boxes = [...document.querySelectorAll("input.percent")];
  const cut = boxes.filter((box) => {
    const { value } = box;
    box.value = box.max;
    const is_cut = box.scrollWidth > box.clientWidth;
    box.value = value;
    return is_cut;
  });
  return [boxes.length, cut.map((box) => `${box.getAttribute("aria-label")}: ${box.max} is cut`)];
}

export async function lever_checks(visit, sample) {
  await visit("each lever asks the engine, refines, and can be taken back", sample, PLAYING, async (page) => {
    await started(page);
    const [boxes, cut] = await page.evaluate(cut_numbers);
    assert.ok(boxes > 1, "no lever has a number");
    assert.deepEqual(cut, []);
    const before = await title_of(page, "hero");
    // A busy machine may be too late to see a state that lasts a moment: the page notes what was said.
    await page.evaluate(() => {
      window.said = [];
      new MutationObserver(() => window.said.push(document.querySelector("#what-if .status").textContent))
        .observe(document.querySelector("#what-if .status"), { childList: true });
    });
    for (const lever of ["build_faster", "more_money"]) {
      await set_range(page, lever, 80);
      await answered(page);
      assert.match((await page.evaluate(() => window.said.splice(0))).join("\n"), /Running[\s\S]*200 futures; refining to 1,000[\s\S]*1,000 futures of the comparison shown[\s\S]*1,000 futures in/);
      assert.deepEqual((await asked(page)).pop().change.levers.pop(), { lever, value: 0.8 });
      await page.locator(".lever.pulled button.remove").click();
      await answered(page, "stored");
    }
    await page.locator("input[data-lever=cooperate]").check();
    await answered(page);
    const { shown, ...question } = (await asked(page)).pop();
    assert.deepEqual(question, { change: { levers: [{ lever: "cooperate" }] }, replications: 1000 });
    assert.deepEqual([shown.comparisons.length, shown.measures.length], [1, 0]);
    assert.equal(await page.locator("#figure-hero .keys", { hasText: "before the change" }).count(), 1);
    assert.equal(await page.textContent(".changed li span"), "All spare capacity is open to all");
    assert.match(await page.textContent("#overview .told"), /Answer with strength 1\.00/);
    await page.locator("#what-if button", { hasText: "Undo" }).click();
    await answered(page, "stored");
    assert.equal(await title_of(page, "hero"), before);
    await page.locator("#what-if button", { hasText: "Redo" }).click();
    await answered(page);
    assert.match(page.url(), /levers=cooperate/);
    await page.locator("#what-if button", { hasText: "Reset all" }).click();
    await answered(page, "stored");
    assert.match(await page.textContent(".changed"), /Nothing is changed/);
    await page.locator("input[data-lever=late]").check();
    await answered(page, "failed");
    assert.match(await page.textContent("#what-if .status"), /the lever comes too late/);
  });

  await visit("of many quick moves only the last is answered, and dragging is one step", sample, PLAYING, async (page) => {
    await started(page);
    await page.locator("input[type=range][data-lever=build_faster]").evaluate((node) => {
      for (const value of [10, 30, 50, 70, 90]) {
        node.value = String(value);
        node.dispatchEvent(new Event("input", { bubbles: true }));
      }
      node.dispatchEvent(new Event("change", { bubbles: true }));
    });
    await answered(page);
    assert.match(await page.textContent("#overview .told"), /strength 0\.90/);
    assert.ok((await asked(page)).length <= 2, "moves within a moment are one question");
    await page.locator("#what-if button", { hasText: "Undo" }).click();
    await answered(page, "stored");
    assert.equal(await page.locator("#what-if button", { hasText: "Undo" }).isDisabled(), true);
  });

  await visit("a link restores levers, language and choices, and tells when the data are others", sample,
    { ...PLAYING, hash: "#v=2&lang=id&comparison=drones_long&month=2030-03&levers=build_faster:0.5,cooperate&data=00000000" }, async (page) => {
      await started(page);
      await answered(page);
      assert.equal(await page.evaluate(() => document.documentElement.lang), "id");
      assert.equal(await page.locator("input[data-lever=cooperate]").isChecked(), true);
      assert.equal(await page.locator(".percent").first().inputValue(), "50");
      assert.match(await page.textContent(".month-shown"), /Maret 2030/);
      assert.match(await page.textContent(".headline-first"), /^\d+\sdari\s100 \(/);
      assert.match(await page.textContent("#overview .told"), /Jawaban dengan kekuatan 1\.50/);
      assert.match(await page.textContent("#notice"), /data lain/);
    });

  await visit("both languages: nothing untranslated, nothing lost in the switch", sample, PLAYING, async (page) => {
    await started(page);
    await draw_all(page);
    const english = await page.$$eval("#contents a, .tools button, .sort, h2, .finding", (nodes) => nodes.map((node) => node.textContent));
    await page.locator("input[data-lever=cooperate]").check();
    await answered(page);
    await page.locator("#language select").selectOption("id");
    await draw_all(page);
    const contents = await page.$$eval("#contents a", (nodes) => nodes.map((node) => node.textContent));
    assert.equal(contents[0], "Jawaban");
    assert.equal(contents.filter((text) => english.includes(text)).length, 0, contents.join());
    const text = await page.textContent("main");
    assert.ok(!/\{[a-z_]+\}|undefined|NaN|\[object/.test(text), /.{30}(\{[a-z_]+\}|undefined|NaN|\[object).{30}/.exec(text)?.[0]);
    assert.ok(!/ in 100| futures|Save |before the change/.test(text), /.{30}( in 100| futures|Save |before the change).{30}/.exec(text)?.[0]);
    assert.equal(await page.locator("input[data-lever=cooperate]").isChecked(), true);
    assert.match(page.url(), /lang=id/);
    await page.reload();
    await started(page);
    assert.equal(await page.evaluate(() => document.documentElement.lang), "id");
  });

  await visit("by keys alone: levers, language, a value's sources", sample, PLAYING, async (page) => {
    await started(page);
    const reach = async (wanted) => {
      for (let press = 0; press < 60; press += 1) {
        await page.keyboard.press("Tab");
        if (await page.evaluate((selector) => document.activeElement.matches(selector), wanted)) return;
      }
      assert.fail(`${wanted} is not reached by Tab`);
    };
    await page.keyboard.press("Tab");
    assert.match(await page.evaluate(() => document.activeElement.textContent), /Skip to the answers/);
    await reach("#contents a");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "sides-heading");
    await reach("#figure-sides .frame");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    assert.equal(await page.locator("dialog").isVisible(), true);
    assert.match(await page.textContent("dialog"), /Distribution over the futures/);
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => !document.querySelector("dialog"));
    assert.equal(await page.evaluate(() => document.activeElement.className), "frame");
    await page.locator("input[type=range][data-lever=build_faster]").focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await answered(page);
    assert.deepEqual((await asked(page)).pop().change.levers, [{ lever: "build_faster", value: 0.1 }]);
    await page.locator("input[data-lever=cooperate]").focus();
    await page.keyboard.press("Space");
    await answered(page);
    assert.equal((await asked(page)).pop().change.levers.length, 2);
  });

  await visit("a click on a value shows its distribution, sources and cells", sample, PLAYING, async (page) => {
    await started(page);
    await draw_all(page);
    await page.locator("#figure-sides .frame").click({ position: { x: 300, y: 200 } });
    const text = await page.textContent("dialog");
    assert.match(text, /25 in 100 below/);
    await page.locator("dialog button", { hasText: "Close" }).click();
    const window = page.locator("#figure-timeline .timeline-window");
    await window.scrollIntoViewIfNeeded();
    await window.click({ position: { x: 400, y: 40 } });
    assert.match(await page.textContent("dialog"), /Sources/);
    await page.keyboard.press("Escape");
  });

  await visit("files: picture, table, and the changed scenario", sample, { ...PLAYING, acceptDownloads: true }, async (page) => {
    await started(page);
    await set_range(page, "build_faster", 50);
    await answered(page);
    const save = async (locator) => {
      const waiting = page.waitForEvent("download");
      await locator.click();
      const download = await waiting;
      return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
    };
    const zip = await save(page.locator("#what-if button", { hasText: "Scenario" }));
    assert.equal(zip.name, "scenario-changed.zip");
    const files = unzipSync(zip.bytes);
    assert.match(strFromU8(files["run.txt"]), /sinews run scenario --lever build_faster_at_50 --seed 1/);
    assert.match(strFromU8(files["scenario/levers.toml"]), /id = "build_faster_at_50"[\s\S]*scale = 0\.9/);
    const png = await save(page.locator("#figure-hero .tools button").nth(3));
    assert.equal(png.name, "hero.png");
    assert.equal(png.bytes.subarray(1, 4).toString(), "PNG");
    assert.ok(png.bytes.readUInt32BE(16) > 1000, "twice the width on the page");
    const svg = (await save(page.locator("#figure-hero .tools button").nth(2))).bytes.toString();
    assert.match(svg, /Changed scenario: Works are built in a fifth less time: 50/);
    const csv = (await save(page.locator("#figure-hero .tools button").nth(1))).bytes.toString();
    assert.match(csv.split("\r\n")[0], /before the change/);
  });

  await visit("all levers are ranked in the page, and a bar pulls its lever", sample, PLAYING, async (page) => {
    await started(page);
    await page.locator("#levers button", { hasText: "Rank all levers" }).click();
    await page.waitForSelector("#figure-levers");
    assert.equal((await asked(page)).length, 4);
    assert.match(await page.textContent("#levers .finding >> nth=1"), /Of 3 levers/);
    await page.locator("#figure-levers .frame").click({ position: { x: 500, y: 40 } });
    await answered(page);
    assert.equal(await page.locator(".changed li .remove").count(), 1);
  });

  await visit("without an engine the stored charts stay and no lever pretends", sample, {}, async (page) => {
    await ready(page);
    assert.equal(await page.locator("#what-if").count(), 0);
    assert.ok((await draw_all(page)).includes("figure-hero"));
    assert.equal(await page.locator("#levers button", { hasText: "Try it" }).count(), 0);
    assert.match(await page.textContent("#levers"), /Works are built in a fifth less time/);
  });

  await visit("on a phone the levers are a sheet", sample, { ...PLAYING, viewport: { width: 390, height: 844 }, hasTouch: true }, async (page) => {
    await started(page);
    assert.equal(await page.locator("#what-if").isVisible(), false);
    await page.locator("#what-if-button").click();
    await page.locator("input[data-lever=cooperate]").check();
    await answered(page);
    await page.locator(".sheet-close").click();
    assert.equal(await page.locator("#what-if").isVisible(), false);
    assert.match(await page.textContent("#what-if-button"), /\(1\)/);
    const [scroll, width] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
    assert.ok(scroll <= width);
  });
}
