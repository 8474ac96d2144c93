#pragma once
// What a first-stage decision costs when the second stage keeps its integers.

#include <vector>

#include "stochastic/solve.hpp"
#include "stochastic/stage_rows.hpp"

namespace sinews::stochastic {

struct IntegerAnswer {
    bool complete = false;   // every scenario was solved to its gap
    double cost = infinity;  // expected, an upper bound of the true one; infinite when a scenario has no solution
};

/// Solves every scenario's mixed-integer program at `x`, in parallel.
[[nodiscard]] IntegerAnswer integer_recourse(const StochasticProgram& program, const std::vector<StageRows>& rows,
                                             const std::vector<double>& x, const SolveOptions& options);

}  // namespace sinews::stochastic
