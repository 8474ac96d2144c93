#pragma once
// Nested decomposition where stages are independent: one set of cuts a stage, paths drawn from the tree.

#include "stochastic/solve.hpp"

namespace sinews::stochastic {

void solve_by_paths(const StochasticProgram& program, const SolveOptions& options, Solution& solution);

}  // namespace sinews::stochastic
