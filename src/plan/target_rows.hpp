#pragma once
// What stocks can hold of finished goods, and what they lack of their targets, as rows and columns (docs/plan.md, "Shortfall").

#include <functional>
#include <vector>

#include "plan/future.hpp"
#include "plan/program_builder.hpp"

namespace sinews::plan {

/// What one target lacks, and its stock: columns of the program.
struct MissingStock {
    std::vector<int> column;  // by month from Future::decide_from on; -1 where nothing is wanted
    std::vector<int> stock;   // by period, at its end
};

struct TargetProgram {
    const network::Network& network;
    const Future& future;
    ProgramBuilder& program;
    std::function<int(double lower, double upper, int node)> add_row;
    /// Adds what reaches a buyer's node in a period to a row.
    std::function<void(int row, int node, int period, double sign)> arrive;
};

/// Does what the node's party buys go to a receiver whose target counts?
[[nodiscard]] bool fills_target(const network::Network& network, const Future& future, int node);

/// By target of the future. Every run of the simulation obeys these rows, with its own stocks and lost use.
[[nodiscard]] std::vector<MissingStock> add_target_rows(const TargetProgram& target);

}  // namespace sinews::plan
