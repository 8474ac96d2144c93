#pragma once
// Linear programs of many stages by cuts: nested decomposition (Birge 1985), on paths drawn from the tree where stages are
// independent (SDDP, Pereira and Pinto 1991).

#include "stochastic/solve.hpp"

namespace sinews::stochastic {

/// Where stages are independent, nodes of one stage share their cuts: rounds go down a few drawn paths and come back with cuts;
/// when the bound rises no more, all nodes are visited once, which gives the exact value of the decisions. Otherwise each round
/// visits all nodes. Integers are refused (status failed, with a note).
[[nodiscard]] Solution solve_nested(const StochasticProgram& program, const SolveOptions& options);

}  // namespace sinews::stochastic
