#pragma once
// Scenario -> Network, once.

#include <string>

#include "network/network.hpp"
#include "scenario/scenario.hpp"

namespace sinews::network {

/// Compiles a scenario without errors (scenario::read_scenario says so). Deterministic; independent of the order of rows.
[[nodiscard]] Network compile(const scenario::Scenario& scenario);

}  // namespace sinews::network
