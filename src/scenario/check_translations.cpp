// translations.csv: each text once a language, none that the scenario does not have, and what a language lacks.

#include <map>
#include <set>

#include "scenario/check.hpp"
#include "scenario/codes.hpp"
#include "scenario/texts.hpp"

namespace sinews::scenario {

namespace {

constexpr std::string_view file = "translations.csv";

/// One warning a language: its first missing text and how many there are.
void tell_missing(Check& check, std::string_view language, const std::set<std::string_view>& translated,
                  const std::vector<std::string_view>& texts) {
    std::string_view first;
    std::size_t missing = 0;
    for (const std::string_view text : texts) {
        if (translated.contains(text)) continue;
        if (missing++ == 0) first = text;
    }
    if (missing == 0) return;
    const std::string others = missing == 1 ? "" : " and " + std::to_string(missing - 1) + " other texts";
    check.faults.warning(
        code::default_taken, {std::string(file), 0, 0}, "",
        "`" + shown(first) + "`" + others + " without a translation into `" + shown(language) + "`: shown as written",
        "add a row with the text as it stands in its file");
}

}  // namespace

void check_translations(Check& check) {
    const std::vector<std::string_view> texts = texts_of(check.scenario);
    // What an error elsewhere kept from being read is not missed here.
    const bool unhurt = !check.faults.has_errors();
    const std::set<std::string_view> known(texts.begin(), texts.end());
    std::map<std::string_view, std::map<std::string_view, int>> lines;  // language, text -> line
    for (const Translation& row : check.scenario.translations) {
        if (row.text.empty() || row.language.empty()) continue;
        const auto [first, fresh] = lines[row.language].try_emplace(row.text, row.line);
        if (!fresh) {
            check.error(code::duplicate, file, row.line, "text",
                        "`" + shown(row.text) + "` was translated into `" + shown(row.language) + "` in line " +
                            std::to_string(first->second),
                        "leave one of the two rows");
        } else if (unhurt && !known.contains(row.text)) {
            check.warning(code::has_no_effect, file, row.line, "text", "the scenario has no such text",
                          "write it letter by letter as the title, text, name or unit that it translates");
        }
    }
    if (!unhurt) return;
    for (const auto& [language, translated] : lines) {
        std::set<std::string_view> done;
        for (const auto& [text, line] : translated) done.insert(text);
        tell_missing(check, language, done, texts);
    }
}

}  // namespace sinews::scenario
