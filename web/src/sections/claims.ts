import { describe_claims } from "../charts/claims/describe.ts";
import { claims_height, draw_claims } from "../charts/claims/draw.ts";
import { claim_bands, verdict_of, word_of } from "../charts/claims/series.ts";
import { claims_table } from "../charts/claims/table.ts";
import type { Claim } from "../data.ts";
import { element } from "../dom.ts";
import { mount } from "../figure/figure.ts";
import { chance, is_number } from "../format.ts";
import { date_name, named } from "../months.ts";
import { words } from "../words.ts";
import { finding, section, type Context, type Section } from "./section.ts";
import { source_link } from "./sides.ts";

export function claims(context: Context): Section {
  const { answers, foot } = context;
  const rows = answers.data.claims;
  if (rows.length === 0) return section("claims", finding(words.claims.empty));
  const bands = claim_bands(answers);
  const known = rows.filter((claim) => is_number(claim.probability));
  const yes = known.filter((claim) => claim.probability! >= 0.66).length;
  const no = known.filter((claim) => claim.probability! < 0.33).length;
  const figure = mount(() => ({
    id: "claims",
    title: words.claims.title(no, rows.length),
    unit: words.claims.unit,
    height: claims_height,
    draw: (host, look) => draw_claims(host, look, bands),
    table: () => claims_table(bands),
    describe: () => describe_claims(bands),
  }), foot);
  return section("claims", finding(words.claims.finding(rows.length, yes, no, rows.length - yes - no)), figure.node, table(context, rows));
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
  return element("tr", {},
    element("th", { scope: "row" }, element("span", {}, claim.text), details(context, claim)),
    element("td", { "data-label": words.claims.speaker }, claim.speaker, element("br"), element("span", { class: "muted" }, date_name(claim.date))),
    element("td", { "data-label": words.claims.month }, named(claim.month)),
    element("td", { "data-label": words.claims.probability, class: "chance" }, chance(probability, answers.replications, word_of(answers, claim)), gauge),
    element("td", { "data-label": words.claims.verdict }, words.claims.verdicts[verdict_of(probability)]));
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
