#pragma once
// What a scenario calls things: the texts that readers see and that translations.csv gives in other languages.

#include <string_view>
#include <vector>

#include "scenario/scenario.hpp"

namespace sinews::scenario {

/// Every such text once, in the order of the files: title, price base, currency; texts of measures, comparisons, claims and
/// levers; names and units of items; names of parties, and the names of their blocs and groups. The views look into `scenario`.
[[nodiscard]] std::vector<std::string_view> texts_of(const Scenario& scenario);

}  // namespace sinews::scenario
