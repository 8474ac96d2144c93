#pragma once
// What of a scenario could be known in a month of the past, as far as its tables tell.

#include <string>
#include <vector>

#include "scenario/scenario.hpp"

namespace sinews::evidence {

struct KnownScenario {
    scenario::Scenario scenario;
    std::vector<std::string> cut;  // lines taken out
};

/// The scenario as of `month`: without lines that were decided later and that no source told of by then, and with `as_of`
/// set back, so that demand may open lines from then on. Lines that rest on assumptions alone, and all other tables, stay:
/// they are those of today, which docs/evidence.md says of every score that follows.
[[nodiscard]] KnownScenario known_by(const scenario::Scenario& scenario, scenario::Month month);

}  // namespace sinews::evidence
