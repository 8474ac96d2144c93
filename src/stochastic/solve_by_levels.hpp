#pragma once
// Two-stage programs with a small integer second stage, by patterns and levels that grow finer where it matters.

#include "stochastic/patterns.hpp"
#include "stochastic/solve.hpp"

namespace sinews::stochastic {

/// Rounds: the form with some levels gives a bound and a decision; the decision is valued exactly and improved by moving single
/// supplies from need to need; levels are added around the decisions seen, and between all. Ends at the gap, in exactness, or
/// by time. The answer does not depend on the number of threads.
[[nodiscard]] Solution solve_by_levels(const StochasticProgram& program, const Patterns& patterns,
                                       const SolveOptions& options);

}  // namespace sinews::stochastic
