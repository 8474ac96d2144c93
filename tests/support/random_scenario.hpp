#pragma once
// Random valid scenarios in the real format, to hold engines against each other and against laws that any scenario
// obeys.

#include <cstdint>

#include "scenario/read.hpp"

namespace sinews::support {

struct RandomScenarioOptions {
    /// Cells, availability and growth with distributions and variables; else plain numbers (chances below 1 stay).
    bool uncertain = false;
    int least_months = 6, most_months = 30;
};

/// The files of a scenario that depends on the seed alone: 1 to 4 blocs, 2 to 6 parties, 2 to 7 items in an acyclic
/// recipe graph, lines of every status, candidates, economies, programmes of every kind, use, stocks, trade,
/// measures, comparisons and claims. Rows stand in random order.
[[nodiscard]] scenario::FileSet random_scenario(std::uint64_t seed, const RandomScenarioOptions& options = {});

/// The same scenario with the rows of every table in another order.
[[nodiscard]] scenario::FileSet with_rows_shuffled(const scenario::FileSet& files, std::uint64_t seed);

}  // namespace sinews::support
