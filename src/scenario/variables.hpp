#pragma once
// Variables by name, and what they use of each other.

#include <cstddef>
#include <map>
#include <string_view>
#include <vector>

#include "scenario/graph_order.hpp"
#include "scenario/scenario.hpp"

namespace sinews::scenario {

/// Position by name; of variables with the same name the first counts. Looks into `variables`, which must outlive it.
[[nodiscard]] std::map<std::string_view, std::size_t> variable_positions(const std::vector<Variable>& variables);

/// Which variables each one uses; unknown names are passed over.
[[nodiscard]] Needs variable_needs(const std::vector<Variable>& variables);

}  // namespace sinews::scenario
