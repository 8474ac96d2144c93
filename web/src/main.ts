// Reads the data block, builds the sections, keeps address and contents in step. If anything fails, the
// plain text that came with the page stays, with a note of what went wrong.
import { answers_from, type Answers } from "./answers.ts";
import { FIRST_READINGS } from "./charts/readings/series.ts";
import { first_waterfall } from "./charts/waterfall/choose.ts";
import { waterfall_key, years_of } from "./charts/waterfall/series.ts";
import { opening_items } from "./charts/openings/series.ts";
import { output_items, output_years } from "./charts/output/series.ts";
import { questions_of } from "./charts/tornado/series.ts";
import { carries_engine, page_parts, scenario_files, start_engine } from "./engine/start.ts";
import { draw_the_rest, forget_the_rest } from "./figure/figure.ts";
import { open_inspection } from "./figure/inspect.ts";
import { fill_frame, follow_scrolling } from "./frame.ts";
import { History } from "./lever_values.ts";
import type { Shown } from "./engine/interface.ts";
import { Live } from "./live.ts";
import { named } from "./months.ts";
import { levers_panel, lever_text, type Panel } from "./panel.ts";
import { read_data } from "./read_data.ts";
import { evidence } from "./sections/evidence.ts";
import { levers } from "./sections/levers.ts";
import { lines } from "./sections/lines.ts";
import { method } from "./sections/method.ts";
import { overview } from "./sections/overview.ts";
import { plan } from "./sections/plan.ts";
import type { Context, Section } from "./sections/section.ts";
import { sides } from "./sections/sides.ts";
import { spending } from "./sections/spending.ts";
import { waterfall } from "./sections/waterfall.ts";
import { name_in_language } from "./scenario_names.ts";
import { read_link, Store, type Choices, type State } from "./state.ts";
import { forget_theme_listeners, start_theme } from "./theme.ts";
import { words } from "./words.ts";
import { choose_language, choose_scenario_texts, LANGUAGE_CODES } from "./words/say.ts";

const SECTION_NAMES = ["overview", "sides", "waterfall", "levers", "plan", "spending", "lines", "evidence", "method"];

function defaults_of(answers: Answers): State {
  const { data } = answers;
  const first = answers.headline?.id ?? "";
  const ahead = first_waterfall(answers);
  const years = years_of(answers.months).map((group) => group.label);
  const next_year = String(years.find((year) => year > Math.floor(answers.as_of / 12)) ?? years[years.length - 1] ?? "");
  return {
    lang: LANGUAGE_CODES.includes(data.language ?? "") ? data.language! : "en",
    comparison: first,
    measure: "",
    month: data.scenario.as_of,
    chances: data.comparisons.slice(0, FIRST_READINGS).map((comparison) => comparison.id)
      .sort((one, other) => Number(other === first) - Number(one === first)).slice(0, 3),
    band: "left",
    waterfall: ahead ? waterfall_key(ahead) : "",
    by: "year",
    year: next_year,
    capacity_item: opening_items(answers)[0] ?? "",
    output_item: output_items(answers).find((item) => item === ahead?.item) ?? output_items(answers)[0] ?? "",
    output_year: next_year,
    sort: "chance",
    group: "",
    mark: "3.5",
    question: data.levers ? questions_of(data.levers)[0]?.value ?? "" : "",
    levers: {},
    at: "overview",
  };
}

function choices_of(answers: Answers): Choices {
  const { data } = answers;
  const comparisons = [...answers.comparisons.keys()];
  return {
    lang: LANGUAGE_CODES, comparison: comparisons, chances: comparisons, measure: ["", ...answers.measures.keys()], month: data.months,
    band: ["left", "right", "neither"], by: ["year", "month"], sort: ["chance", "gap", "name"], mark: ["2", "3.5", "5"],
    waterfall: data.waterfall.map(waterfall_key), capacity_item: opening_items(answers),
    output_item: output_items(answers), output_year: output_years(answers).map(String),
    year: years_of(answers.months).map((group) => String(group.label)), group: ["", ...data.parties.map((party) => party.group)],
    question: data.levers ? questions_of(data.levers).map((one) => one.value) : [""],
    levers: (data.lever_list ?? []).map((entry) => entry.lever), at: SECTION_NAMES,
  };
}

function sections_of({ data }: Answers): ((context: Context) => Section)[] {
  const worth = data.levers || (data.lever_list ?? []).length > 0;
  return [overview, sides, waterfall, ...(worth ? [levers] : []), ...(data.plan ? [plan] : []), spending, lines, evidence, method];
}

class Page {
  private readonly answers: Answers;
  private readonly store: Store;
  private readonly live: Live;
  private readonly history: History;
  private readonly parts;
  private readonly link_data: string;

  constructor(text: string) {
    const read = read_data(text);
    if ("fault" in read) throw new Error(read.fault);
    this.answers = answers_from(read.data);
    this.parts = page_parts(document, read.data);
    const defaults = defaults_of(this.answers);
    const link = read_link(window.location.hash, defaults, choices_of(this.answers));
    this.link_data = link.data;
    this.store = new Store(link.state, defaults, this.data_name);
    this.history = new History(link.state.levers);
    this.live = new Live(this.answers, () => this.shown());
  }

  // What the reader chose to look at.
  private shown(): Shown {
    const { comparison, measure } = this.store.state;
    const { comparisons, headline } = this.answers;
    const chosen = comparisons.has(comparison) ? comparison : headline?.id;
    return { comparisons: chosen === undefined ? [] : [chosen], measures: measure === "" ? [] : [measure] };
  }

  // Enough of the hash to tell whether a link was made for this scenario.
  private get data_name(): string {
    return this.answers.data.run.scenario_hash.slice(0, 8);
  }

  build(): void {
    const { store, live } = this;
    this.choose_language();
    store.forget_listeners();
    live.forget_listeners();
    forget_theme_listeners();
    forget_the_rest();
    store.on(["comparison", "measure"], () => live.look());
    const list = this.answers.data.lever_list ?? [];
    const playable = list.length > 0 && carries_engine(this.parts);
    let panel: Panel | null = null;
    const context: Context = {
      get answers() { return live.answers; },
      get base() { return live.base; },
      live, store, playable,
      files: () => scenario_files(this.parts),
      foot: () => this.foot(),
      inspect: (inspection, opener) => open_inspection(inspection, opener, live.answers, context.files),
      pull: (lever, value) => panel?.pull(lever, value),
    };
    if (playable) panel = levers_panel(context, list, this.history);
    const built = sections_of(this.answers).map((make) => make(context));
    document.getElementById("page")!.replaceChildren(...built.map((one) => one.node));
    fill_frame({ context, built, panel: panel?.node ?? null, title: this.answers.data.scenario.title, rebuild: (lang) => this.speak(lang) });
    follow_scrolling();
    this.notice();
    window.setTimeout(draw_the_rest, 300);
  }

  private choose_language(): void {
    choose_language(this.store.state.lang);
    document.documentElement.lang = this.store.state.lang;
    choose_scenario_texts(this.answers.data.translations);
    for (const answers of [this.answers, this.live.answers, this.live.base]) {
      if (answers) name_in_language(answers.data);
    }
  }

  // The answer alone, before all else is made: readers see it while the rest is built.
  first_picture(): void {
    this.choose_language();
    const { live, store } = this;
    const context: Context = {
      answers: live.answers, base: null, live, store, playable: false, files: () => scenario_files(this.parts),
      foot: () => this.foot(), inspect: () => undefined, pull: () => undefined,
    };
    document.getElementById("page")!.replaceChildren(overview(context).node);
    document.getElementById("static")?.remove();
  }

  // Another language: the same choices and the same answer, every word anew.
  private speak(lang: string): void {
    this.store.set({ lang });
    const top = window.scrollY;
    this.build();
    window.scrollTo({ top, behavior: "instant" });
    document.querySelector<HTMLElement>("#language select")?.focus();
  }

  private foot(): string {
    const { base, data, replications } = this.live.answers === this.answers
      ? { base: null, data: this.answers.data, replications: 0 }
      : { base: this.live.base, data: this.answers.data, replications: this.live.answers.replications };
    const stored = words.page.foot(data);
    if (!base) return stored;
    const pulled = (data.lever_list ?? []).filter((entry) => (this.store.state.levers[entry.lever] ?? 0) > 0)
      .map((entry) => lever_text(entry, this.store.state.levers[entry.lever]!)).join("; ");
    return `${words.page.foot_changed(pulled, replications)}. ${stored}`;
  }

  private notice(): void {
    if (this.link_data === "" || this.link_data === this.data_name) return;
    const notice = document.getElementById("notice")!;
    notice.textContent = words.page.other_data(named(this.answers.data.scenario.as_of));
    notice.hidden = false;
  }

  scroll_to_link(): void {
    if (this.store.state.at !== "overview") document.getElementById(this.store.state.at)?.scrollIntoView();
  }

  async start_engine(): Promise<void> {
    let engine = null;
    try {
      engine = await start_engine(this.parts, this.shown());
    } catch (error) {
      this.live.connect(null);
      console.warn(error instanceof Error ? error.message : String(error));
      return;
    }
    this.live.connect(engine);
    if (Object.keys(this.store.state.levers).length > 0) this.live.pull(this.store.state.levers);
  }
}

function start(): void {
  start_theme();
  const notice = document.getElementById("notice")!;
  const text = (document.getElementById("sinews-data")?.textContent ?? "").trim();
  // The unfilled form still holds its marker.
  if (!text || text.startsWith("__")) {
    notice.textContent = words.page.no_data;
    notice.hidden = false;
    return;
  }
  guarded(() => {
    const page = new Page(text);
    page.first_picture();
    performance.mark("first-picture");
    after_paint(() => guarded(() => {
      page.build();
      document.documentElement.dataset["ready"] = "yes";
      page.scroll_to_link();
      // After the first picture: starting the engine must not hold it up.
      window.setTimeout(() => void page.start_engine(), 50);
    }));
  });
}

function after_paint(action: () => void): void {
  // A hidden page paints nothing and calls no frame: a timer goes on in any case.
  let called = false;
  const once = () => {
    if (called) return;
    called = true;
    action();
  };
  requestAnimationFrame(() => window.setTimeout(once));
  window.setTimeout(once, 200);
}

function guarded(action: () => void): void {
  try {
    action();
  } catch (error) {
    const notice = document.getElementById("notice")!;
    notice.textContent = words.page.fault(error instanceof Error ? error.message : String(error));
    notice.hidden = false;
    document.getElementById("page")!.replaceChildren();
    document.documentElement.dataset["ready"] = "failed";
  }
}

start();
