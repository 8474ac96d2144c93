#pragma once
// The whole tree written out as one linear program: a copy of its stage's columns and rows for every node.

#include <vector>

#include "stochastic/stochastic_program.hpp"

namespace sinews::stochastic {

struct ExtensiveForm {
    LinearProgram program;
    std::vector<int> first_column,
        first_row;  // of each node; column j of its stage's range [f, l) is first_column + j - f
};

/// Costs are multiplied by node weights. Built in time proportional to its entries.
[[nodiscard]] ExtensiveForm extensive_form(const StochasticProgram& stochastic);

/// The expected-value problem: every stage has one outcome, the mean of what may happen (chances scaled to sum to 1; an
/// infinite side is taken from the core). Its tree is a single path.
[[nodiscard]] StochasticProgram mean_value_problem(const StochasticProgram& stochastic);

}  // namespace sinews::stochastic
