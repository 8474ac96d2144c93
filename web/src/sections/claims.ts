import { describe_claims } from "../charts/claims/describe.ts";
import { claims_height, draw_claims } from "../charts/claims/draw.ts";
import { claim_bands, verdict_of, word_of } from "../charts/claims/series.ts";
import { claims_table } from "../charts/claims/table.ts";
import type { Claim } from "../data.ts";
import { element } from "../dom.ts";
import { mount, when_calm } from "../figure/figure.ts";
import { chance, in_hundred, is_number } from "../format.ts";
import { date_name, named } from "../months.ts";
import { words } from "../words.ts";
import { finding, part, type Context } from "./section.ts";
import { source_link } from "./sides.ts";

export function claims(context: Context): HTMLElement {
  const sentence = finding();
  if (context.answers.data.claims.length === 0) {
    sentence.textContent = words.claims.empty;
    return part("claims", sentence);
  }
  const figure = mount(context, () => {
    const bands = claim_bands(context.answers);
    const { no, total } = tally(context);
    return {
      id: "claims",
      title: words.claims.title(no, total),
      unit: words.claims.unit,
      height: claims_height,
      draw: (host, look) => draw_claims(host, look, bands),
      table: () => claims_table(bands),
      describe: () => describe_claims(bands),
    };
  });
  const list = element("div");
  const update = () => {
    const { total, yes, no } = tally(context);
    sentence.textContent = words.claims.finding(total, yes, no, total - yes - no);
  };
  const fill = () => {
    // What the reader has opened stays open.
    const open = new Set([...list.querySelectorAll<HTMLElement>("tr:has(details[open])")].map((node) => node.dataset["claim"]));
    list.replaceChildren(table(context, context.answers.data.claims));
    for (const node of list.querySelectorAll<HTMLElement>("tr[data-claim]")) {
      if (open.has(node.dataset["claim"])) node.querySelector("details")!.open = true;
    }
  };
  update();
  fill();
  const fill_later = when_calm(fill);
  context.live.on_whole_answer(() => { update(); fill_later(); figure.refresh(); });
  return part("claims", sentence, figure.node, list);
}

function tally({ answers }: Context): { total: number; yes: number; no: number } {
  const known = answers.data.claims.filter((claim) => is_number(claim.probability));
  return {
    total: answers.data.claims.length,
    yes: known.filter((claim) => claim.probability! >= 0.66).length,
    no: known.filter((claim) => claim.probability! < 0.33).length,
  };
}

function table(context: Context, rows: Claim[]): HTMLElement {
  const head = [words.claims.statement, words.claims.speaker, words.claims.month, words.claims.probability, words.claims.verdict];
  const body = element("tbody");
  for (const claim of rows) body.append(row(context, claim));
  return element("table", { class: "claims stacked" },
    element("thead", {}, element("tr", {}, ...head.map((name) => element("th", { scope: "col" }, name)))), body);
}

function row(context: Context, claim: Claim): HTMLElement {
  const { answers } = context;
  const probability = is_number(claim.probability) ? claim.probability : null;
  const gauge = element("div", { class: "gauge", "aria-hidden": "true" },
    probability === null ? null : element("i", { style: `width:${(probability * 100).toFixed(1)}%` }));
  const before = context.base?.data.claims.find((one) => one.id === claim.id);
  const moved = before && in_hundred(before.probability) !== in_hundred(probability);
  return element("tr", { "data-claim": claim.id },
    element("th", { scope: "row" }, element("span", {}, claim.text), details(context, claim)),
    element("td", { "data-label": words.claims.speaker }, claim.speaker, element("br"), element("span", { class: "muted" }, date_name(claim.date))),
    element("td", { "data-label": words.claims.month }, named(claim.month)),
    element("td", { "data-label": words.claims.probability, class: "chance" }, chance(probability, answers.replications, word_of(answers, claim)),
      moved ? element("div", { class: "before" }, words.claims.before(in_hundred(before.probability))) : null, gauge),
    element("td", { "data-label": words.claims.verdict }, words.claims.verdict_text(verdict_of(probability))));
}

function details({ answers }: Context, claim: Claim): HTMLElement {
  const list = (ids: string[]) => ids.length === 0
    ? element("p", { class: "muted" }, words.claims.no_evidence)
    : element("ul", {}, ...ids.map((id) => {
      const observation = answers.evidence.get(id);
      if (!observation) return element("li", {}, id);
      return element("li", {}, `${words.evidence.kind(observation.kind)}: ${words.evidence.amount(observation)}, ${words.evidence.window(observation)}, ${observation.origin} (`,
        source_link(answers.sources.get(observation.source), observation.source), ")");
    }));
  return element("details", {}, element("summary", {}, words.claims.more),
    claim.detail ? element("p", {}, element("b", {}, `${words.claims.detail}: `), claim.detail) : null,
    claim.note ? element("p", {}, element("b", {}, `${words.claims.note}: `), claim.note) : null,
    element("h4", {}, words.claims.evidence_for), list(claim.evidence_for),
    element("h4", {}, words.claims.evidence_against), list(claim.evidence_against),
    element("h4", {}, words.claims.sources),
    element("ul", {}, ...claim.sources.map((id) => element("li", {}, source_link(answers.sources.get(id), id)))));
}
