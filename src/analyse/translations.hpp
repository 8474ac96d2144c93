#pragma once
// What the scenario itself calls things, in other languages (translations.csv).

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "scenario/scenario.hpp"

namespace sinews::analyse {

/// language -> text as the scenario writes it -> that text in the language.
using Translations = std::map<std::string, std::map<std::string, std::string, std::less<>>, std::less<>>;

/// The scenario's translations; those of the names of blocs and groups also as they are shown ("united_states": "United States",
/// "united states").
[[nodiscard]] Translations translations_of(const scenario::Scenario& scenario);

/// The text in a language; as it is where there is no translation.
[[nodiscard]] std::string_view translated(const Translations& translations, std::string_view language,
                                          std::string_view text);

}  // namespace sinews::analyse
