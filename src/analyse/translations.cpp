#include "analyse/translations.hpp"

#include <set>

#include "analyse/wording.hpp"

namespace sinews::analyse {

Translations translations_of(const scenario::Scenario& scenario) {
    std::set<std::string_view> ids;
    for (const scenario::Party& party : scenario.parties) {
        ids.insert(party.bloc);
        ids.insert(party.group);
    }
    Translations all;
    for (const scenario::Translation& row : scenario.translations) {
        auto& texts = all[row.language];
        texts.try_emplace(row.text, row.translation);
        if (!ids.contains(row.text)) continue;
        texts.try_emplace(titled(row.text), capitalised(row.translation));
        texts.try_emplace(spaced(row.text), row.translation);
    }
    return all;
}

std::string_view translated(const Translations& translations, std::string_view language, std::string_view text) {
    const auto texts = translations.find(language);
    if (texts == translations.end()) return text;
    const auto found = texts->second.find(text);
    return found == texts->second.end() ? text : std::string_view(found->second);
}

}  // namespace sinews::analyse
