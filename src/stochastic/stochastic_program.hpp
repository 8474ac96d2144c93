#pragma once
// A linear program in stages, and the tree of what may happen between them.
//
// Columns and rows of the core stand in the order of their stages; a row of stage t holds columns of stages 0 to t only.
// A node of the tree is a moment in which something has become known; it carries a copy of its stage's columns and rows, in
// which the numbers of its outcome stand in place of the core's. The cost of a node counts with the node's weight.

#include <string>
#include <vector>

#include "stochastic/linear_program.hpp"

namespace sinews::stochastic {

struct Stage {
    std::string name;
    Range columns, rows;
};

/// One number that is not the core's.
struct Change {
    enum class Kind : std::uint8_t {
        cost,    // of `column`
        entry,   // of `row`, `column`; the core has an entry there, be it 0
        row,     // both sides of `row`: value, upper
        lower,   // bound of `column`
        upper,   // bound of `column`
        offset,  // a cost without a column
    };
    Kind kind = Kind::cost;
    int row = -1;
    int column = -1;
    double value = 0;
    double upper = 0;
};

/// Changes of one stage's columns and rows that come together.
struct Outcome {
    std::vector<Change> changes;
};

struct Node {
    int parent = -1;
    int stage = 0;
    int outcome = -1;   // position in `outcomes`; -1: the core's numbers
    double chance = 1;  // given the parent; taken as it is written, though children may come to 1.0002 together
    double weight = 1;  // of the node's cost; of the root 1
    Range children;     // positions in `nodes`
};

struct StochasticProgram {
    std::string name;
    LinearProgram core;
    std::vector<std::string> column_names, row_names;
    bool maximise = false;  // the core is then the negated problem; solutions are told with the problem's own sign
    std::vector<Stage> stages;
    std::vector<Outcome> outcomes;
    std::vector<Node> nodes;             // the root first; stage by stage, children of one parent side by side
    bool stagewise_independent = false;  // nodes of one stage have the same children, so they share one future

    [[nodiscard]] int stage_count() const { return static_cast<int>(stages.size()); }
    [[nodiscard]] int scenario_count() const;  // leaves
    [[nodiscard]] long long extensive_rows() const;
    [[nodiscard]] long long extensive_columns() const;
    [[nodiscard]] bool integers_in(int stage) const;
};

/// The branches that may follow a node of one stage: outcome and chance.
struct Branch {
    int outcome = -1;
    double chance = 1;
};

/// Every combination of the branches of stages 1, 2 ... (branches[0] belongs to stage 1) as the tree of `program`.
/// Weights are products of chances. False, with the tree left empty, when it would have more than `most_nodes` nodes.
bool grow_tree(const std::vector<std::vector<Branch>>& branches, std::size_t most_nodes, StochasticProgram& program);

}  // namespace sinews::stochastic
