#pragma once
// What a reader looks at, answered alone: the rest of the page can wait.

#include <string>
#include <vector>

#include "scenario/scenario.hpp"

namespace sinews::browser {

/// Ids of comparisons and of measures beside their sides.
struct Shown {
    std::vector<std::string> comparisons, measures;
    [[nodiscard]] bool everything() const { return comparisons.empty() && measures.empty(); }
    friend bool operator==(const Shown&, const Shown&) = default;
};

/// The scenario with these questions alone: its comparisons in the order in which they are named, the measures that these and
/// the named measures need in the scenario's order, no claims. Ids that it does not have are left out.
[[nodiscard]] scenario::Scenario only_shown(scenario::Scenario scenario, const Shown& shown);

/// The first id that the scenario does not have, in words; "" when it has all.
[[nodiscard]] std::string unknown_in(const scenario::Scenario& scenario, const Shown& shown);

}  // namespace sinews::browser
