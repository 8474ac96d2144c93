#pragma once
// One replication's draws of the fast engine, in the form in which the reference simulator asks for them.

#include "analyse/trajectory.hpp"
#include "reference/draws.hpp"
#include "scenario/scenario.hpp"

namespace sinews::engine {

/// The arguments must outlive the draws.
[[nodiscard]] reference::Draws draws_of(const scenario::Scenario& scenario, const analyse::Trajectory& trajectory);

}  // namespace sinews::engine
