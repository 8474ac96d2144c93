// What must not break it: empty data, missing parts, nulls, hostile text, no scripts, no data.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { draw_all, ready } from "./page.mjs";

const LISTS = ["headline", "months", "measures", "comparisons", "claims", "waterfall", "lines", "openings", "output", "spending", "parties", "items", "evidence", "sources"];

function changed(sample, change) {
  const data = JSON.parse(sample);
  change(data);
  return JSON.stringify(data);
}

function without_numbers(value) {
  if (Array.isArray(value)) return value.map(without_numbers);
  if (typeof value === "object" && value !== null) return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, without_numbers(one)]));
  return typeof value === "number" ? null : value;
}

export async function hostile_checks(visit, sample) {
  const survives = async (page) => {
    await ready(page);
    await draw_all(page);
    const text = await page.textContent("main");
    assert.ok(!/undefined|NaN|Infinity|\[object/.test(text), /.{30}(undefined|NaN|Infinity|\[object).{30}/.exec(text)?.[0]);
  };
  const gone = [["months"], ["measures"], ["comparisons"], ["lines", "sources"], ["spending", "headline"], ["items", "claims"], ["waterfall", "evidence"], ["openings", "parties"]];
  for (const lists of gone) {
    await visit(`without ${lists.join(" and ")}`, changed(sample, (data) => { for (const list of lists) delete data[list]; }), {}, survives);
  }
  await visit("with nothing but a schema", '{"schema":"sinews-report-1"}', {}, survives);
  await visit("all lists empty", changed(sample, (data) => { for (const list of LISTS) data[list] = []; }), {}, survives);
  await visit("optional parts null", changed(sample, (data) => {
    for (const comparison of data.comparisons) Object.assign(comparison, { ratio_quantiles: null, gap_quantiles: null, crossover: null, from: null });
    for (const row of data.spending) Object.assign(row, { related: null, total: null, known_until: null });
    for (const line of data.lines) Object.assign(line, { decision: null, start: null, full: null, until: null, company: null, note: null, capacity: null, come: null });
    for (const measure of data.measures) { measure.bloc = null; delete measure.mean; delete measure.p25; delete measure.p75; }
    for (const claim of data.claims) Object.assign(claim, { likelihood: null, probability: null, note: null });
  }), {}, survives);
  await visit("series without a single value", changed(sample, (data) => {
    for (const part of ["measures", "waterfall", "openings"]) data[part] = data[part].map((row) => ({ ...without_numbers(row), ...(row.years ? { years: row.years } : {}) }));
    for (const comparison of data.comparisons) comparison.probability = comparison.probability.map(() => null);
  }), {}, survives);
  await visit("one year of months", changed(sample, (data) => {
    data.months = data.months.slice(60, 72);
    const cut = (value) => {
      if (Array.isArray(value)) return value.length === 180 ? value.slice(60, 72) : value.map(cut);
      if (typeof value !== "object" || value === null) return value;
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, cut(one)]));
    };
    for (const part of ["measures", "comparisons", "waterfall"]) data[part] = data[part].map(cut);
    Object.assign(data.scenario, { start: "2026-01", end: "2026-12" });
  }), {}, survives);

  const hostile = '</script><script>window.hit=1</script><img src=x onerror="window.hit=1"><!-- \u2028 " \' & __SINEWS_DATA__';
  await visit("hostile text stays text", changed(sample, (data) => {
    data.scenario.title = hostile;
    data.headline = [hostile];
    for (const part of ["measures", "comparisons", "claims"]) for (const row of data[part]) row.text = hostile;
    for (const source of data.sources) Object.assign(source, { title: hostile, publisher: hostile, url: "javascript:window.hit=1" });
    for (const line of data.lines) Object.assign(line, { company: hostile, party_name: hostile, note: hostile });
    for (const row of data.spending) row.name = hostile;
  }), {}, async (page) => {
    await survives(page);
    assert.equal(await page.evaluate(() => window.hit), undefined);
    assert.equal(await page.locator("a[href^=javascript]").count(), 0);
    assert.equal(await page.textContent("h1"), hostile);
  });

  await visit("a fault is told and the plain text stays", '{"schema":"other-9"}', {}, async (page) => {
    await page.waitForFunction(() => document.documentElement.dataset.ready === "failed");
    assert.match(await page.textContent("#notice"), /other-9/);
    assert.equal(await page.locator("#static p").isVisible(), true);
  }, "<p>plain answer</p>");
  await visit("without scripts the plain text is the page", sample, { javaScriptEnabled: false }, async (page) => {
    assert.match(await page.textContent("#static"), /plain answer/);
    assert.equal(await page.locator("noscript p").isVisible(), true);
    assert.match(await page.textContent("h1"), /Synthetic sample/);
  }, "<p>plain answer</p>");
  // A notebook's frame: no storage, no history.
  await visit("inside a sandboxed frame", sample, {}, async (page, path) => {
    await page.evaluate((text) => {
      const frame = document.createElement("iframe");
      frame.setAttribute("sandbox", "allow-scripts");
      frame.style.cssText = "width:900px;height:600px";
      frame.srcdoc = text;
      document.body.prepend(frame);
    }, readFileSync(path, "utf8"));
    const frame = page.frameLocator("iframe");
    await frame.locator("html[data-ready=yes]").waitFor({ state: "attached" });
    await frame.locator("#crossover select").selectOption("drones_long");
    assert.match(await frame.locator("#crossover .finding").textContent(), /^Long-range drones/);
    await frame.locator("#theme select").selectOption("dark");
    assert.equal(await frame.locator("html").getAttribute("data-theme"), "dark");
  });
}
