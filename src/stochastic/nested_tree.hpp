#pragma once
// Nested decomposition over any tree: every node has its own problem and its own cuts; each round visits all.

#include "stochastic/solve.hpp"

namespace sinews::stochastic {

void solve_by_tree(const StochasticProgram& program, const SolveOptions& options, Solution& solution);

}  // namespace sinews::stochastic
