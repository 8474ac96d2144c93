#pragma once
// The catalogue of codes in parts, one file each.

#include <vector>

#include "scenario/explain.hpp"

namespace sinews::scenario {

[[nodiscard]] std::vector<Explanation> explain_files();
[[nodiscard]] std::vector<Explanation> explain_cells();
[[nodiscard]] std::vector<Explanation> explain_names();
[[nodiscard]] std::vector<Explanation> explain_rules();
[[nodiscard]] std::vector<Explanation> explain_answers();
[[nodiscard]] std::vector<Explanation> explain_warnings();

}  // namespace sinews::scenario
