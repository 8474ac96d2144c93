#pragma once
// From a month's tables to the trajectory.

#include "reference/month.hpp"
#include "reference/trajectory.hpp"

namespace sinews::reference {

/// Prepares every series with a number for each month, 0 to begin with.
[[nodiscard]] Trajectory empty_trajectory(const Parameters& parameters, const State& opening);

/// Enters a month that is over: `at_start` is the state before it, `after` the one it left.
void record(const Parameters& parameters, const State& at_start, const State& after, const Month& now,
            Trajectory& trajectory);

}  // namespace sinews::reference
