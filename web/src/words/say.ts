// The catalogue: one file a language in words/ at the top of the tree, shared with the command line. Adding a
// language is adding its file to the list below (and to CMake's).
import english from "../../../words/en.json";
import indonesian from "../../../words/id.json";
import { filled, parts_of, type Manner, type Part, type Slots } from "./message.ts";

export type Key = keyof typeof english;

interface Language {
  code: string;
  locale: string;
  messages: Record<string, string>;
  parsed: Map<string, Part[]>;
}

const LANGUAGES: readonly Language[] = [
  { code: "en", locale: "en-GB", messages: english, parsed: new Map() },
  { code: "id", locale: "id-ID", messages: indonesian, parsed: new Map() },
];

export const LANGUAGE_CODES: readonly string[] = LANGUAGES.map((language) => language.code);

let current = LANGUAGES[0]!;

export function choose_language(code: string): void {
  current = LANGUAGES.find((language) => language.code === code) ?? LANGUAGES[0]!;
}

export function language_code(): string {
  return current.code;
}

export function locale(): string {
  return current.locale;
}

// The scenario's own texts in other languages, by the text as its tables have it; a text without one stays as it is written.
let scenario_texts: Record<string, Record<string, string>> = {};

export function choose_scenario_texts(texts: Record<string, Record<string, string>> | undefined): void {
  scenario_texts = texts ?? {};
}

export function scenario_text(text: string): string {
  const texts = own(scenario_texts, current.code);
  return (texts && own(texts, text)) ?? text;
}

function own<Value>(values: Record<string, Value>, key: string): Value | undefined {
  return Object.prototype.hasOwnProperty.call(values, key) ? values[key] : undefined;
}

// The language's name for itself, for the switch.
export function language_name(code: string): string {
  return LANGUAGES.find((language) => language.code === code)?.messages["page.language_name"] ?? code;
}

const formats = new Map<string, Intl.NumberFormat>();

export function number_format(digits: number): Intl.NumberFormat {
  const key = `${current.code}:${digits}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(current.locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
    formats.set(key, format);
  }
  return format;
}

const plurals = new Map<string, Intl.PluralRules>();

const manner: Manner = {
  number: (value) => number_format(0).format(value),
  plural: (value) => {
    let rules = plurals.get(current.code);
    if (!rules) plurals.set(current.code, rules = new Intl.PluralRules(current.locale));
    return rules.select(value);
  },
};

// The message in the chosen language; one that a language lacks comes in English rather than not at all.
export function say(key: Key, slots: Slots = {}): string {
  let parts = current.parsed.get(key);
  if (!parts) {
    parts = parts_of(current.messages[key] ?? english[key]);
    current.parsed.set(key, parts);
  }
  return filled(parts, slots, manner);
}
