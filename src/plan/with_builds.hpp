#pragma once
// A scenario with candidates built, as a lever's `build` builds them.

#include <vector>

#include "scenario/scenario.hpp"

namespace sinews::plan {

/// Each copy becomes a planned line `candidate#n`, n counted through from 1 in the order of the list, decided in its month.
/// Candidates that the scenario does not have are left out.
[[nodiscard]] scenario::Scenario with_builds(const scenario::Scenario& scenario,
                                             const std::vector<scenario::LeverBuild>& builds);

/// Every candidate that only a lever or a plan builds as lines that nobody ever decides, named as with_builds names them: one
/// copy of each, or all that may be built. What is drawn for them shows, and nothing else changes.
[[nodiscard]] scenario::Scenario with_undecided(const scenario::Scenario& scenario, bool every_copy);

}  // namespace sinews::plan
