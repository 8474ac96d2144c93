#pragma once
// The whole tree at once.

#include "stochastic/solve.hpp"

namespace sinews::stochastic {

/// Writes the extensive form out and gives it to the solver. Objective and bound are those of the minimisation.
[[nodiscard]] Solution solve_extensive(const StochasticProgram& program, const SolveOptions& options);

}  // namespace sinews::stochastic
