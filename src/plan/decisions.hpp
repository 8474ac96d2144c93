#pragma once
// What may be decided, when and for how much: the columns and rows of investment.

#include <vector>

#include "plan/decision_tree.hpp"
#include "plan/future.hpp"
#include "plan/program_builder.hpp"

namespace sinews::plan {

struct Decision {
    int choice = 0;
    int month = 0;   // of the horizon
    int node = 0;    // of the tree
    int column = 0;  // copies decided then
};

struct Decisions {
    std::vector<Decision> all;     // columns ascending
    std::vector<int> budget_rows;  // by calendar year from that of Future::decide_from; of a tree with one node
    std::vector<int> copies_rows;
    [[nodiscard]] std::vector<std::uint8_t> of_future(const DecisionTree& tree,
                                                      int future) const;  // by decision: is it on its path?
};

/// Adds them. `choices` says what the candidates are (all futures have the same, but for what is drawn; of several futures
/// earliest_choices), `cost` what a unit of currency counts in the program. What would come too late is left out.
[[nodiscard]] Decisions add_decisions(const network::Network& network, const Future& choices, const Question& question,
                                      const DecisionTree& tree, double cost, ProgramBuilder& program);

}  // namespace sinews::plan
