#pragma once
// Who knows what when: the moments at which investment may answer to what was learned, and which futures look alike then.

#include <vector>

namespace sinews::plan {

/// A moment of deciding: from its month until the next review, for the futures that look alike so far.
struct DecisionNode {
    int parent = -1;
    int from = 0;              // month of the horizon
    std::vector<int> futures;  // positions, ascending
};

struct DecisionTree {
    std::vector<DecisionNode> nodes;     // the root first, parents before children
    std::vector<int> reviews;            // months, ascending
    std::vector<std::vector<int>> path;  // by future: its nodes, from the root on

    [[nodiscard]] int futures() const { return static_cast<int>(path.size()); }
    /// The node of a future that is in force in a month.
    [[nodiscard]] int node_at(int future, int month) const;
    /// The months in which the node is in force end before this one.
    [[nodiscard]] int end_of(int node, int last_month) const;
    [[nodiscard]] bool is_leaf(int node) const;
    /// The part of all futures that pass through the node.
    [[nodiscard]] double share_of(int node) const;
};

/// No reviews: all is decided before anything is known.
[[nodiscard]] DecisionTree one_decision(int futures, int first_month);

/// What was observed in one future until each review: [review][feature].
using Observations = std::vector<std::vector<double>>;

/// At each review the futures of a node are split into at most `branches` groups of equal size (to one), in the order of
/// what they showed: the first principal component of their features, each scaled by its spread over all futures. The component
/// points to more of the first feature. Futures that show the same stay in the order of their positions. Deterministic.
[[nodiscard]] DecisionTree grow_decisions(const std::vector<Observations>& seen, const std::vector<int>& reviews,
                                          int first_month, int branches);

}  // namespace sinews::plan
