#pragma once
// Programs of one scenario of a two-stage problem, with their integers.

#include <vector>

#include "stochastic/stage_rows.hpp"

namespace sinews::stochastic {

/// The second stage under one outcome when the first stage decided `x`; its own columns and rows, from 0.
[[nodiscard]] LinearProgram second_stage_program(const StochasticProgram& program, const StageRows& rows, int outcome,
                                                 const std::vector<double>& x);

/// Both stages under one outcome as one program: the scenario that decides for itself. Columns and rows as in the core; first-
/// stage costs are `first_cost`, those of the second stage its own, unweighted.
[[nodiscard]] LinearProgram whole_scenario_program(const StochasticProgram& program, const StageRows& second_rows,
                                                   int outcome, const std::vector<double>& first_cost);

}  // namespace sinews::stochastic
