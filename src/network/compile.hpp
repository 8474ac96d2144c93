#pragma once
// Scenario -> Network, once.

#include "network/network.hpp"
#include "scenario/apply_levers.hpp"
#include "scenario/scenario.hpp"

namespace sinews::network {

/// Compiles a scenario without errors (scenario::read_scenario says so). Deterministic; independent of the order of rows.
[[nodiscard]] Network compile(const scenario::Scenario& scenario);

/// Compiles a scenario with levers: the network of the last stage, linked to those of the stages before (Network::before).
/// `levers` must be without faults.
[[nodiscard]] Network compile(const scenario::AppliedLevers& levers);

}  // namespace sinews::network
