#pragma once
// Two-stage programs by cuts: the L-shaped method of Van Slyke and Wets (1969), a cut for each group of scenarios
// (Birge and Louveaux 1988), kept near the best decision by a trust region (Linderoth and Wright 2003).

#include "stochastic/solve.hpp"

namespace sinews::stochastic {

/// The relaxation is solved first; integers of the first stage are then asked of the master problem, which is solved anew
/// after each round of cuts. With integers in the second stage the cuts are those of its relaxation, and decisions are
/// valued with the integers: the bound holds, and the gap that remains is told.
[[nodiscard]] Solution solve_two_stage(const StochasticProgram& program, const SolveOptions& options);

}  // namespace sinews::stochastic
