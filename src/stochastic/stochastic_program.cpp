#include "stochastic/stochastic_program.hpp"

#include <algorithm>

namespace sinews::stochastic {

int StochasticProgram::scenario_count() const {
    int leaves = 0;
    for (const Node& node : nodes) leaves += node.stage + 1 == stage_count() ? 1 : 0;
    return leaves;
}

long long StochasticProgram::extensive_rows() const {
    long long rows = 0;
    for (const Node& node : nodes) rows += stages[at(node.stage)].rows.size();
    return rows;
}

long long StochasticProgram::extensive_columns() const {
    long long columns = 0;
    for (const Node& node : nodes) columns += stages[at(node.stage)].columns.size();
    return columns;
}

bool StochasticProgram::integers_in(int stage) const {
    const Range range = stages[at(stage)].columns;
    for (int column = range.first; column < range.last; ++column) {
        if (core.integer[at(column)] != 0) return true;
    }
    return false;
}

bool grow_tree(const std::vector<std::vector<Branch>>& branches, std::size_t most_nodes, StochasticProgram& program) {
    program.nodes.assign(1, Node{});
    program.stagewise_independent = true;
    std::size_t first = 0;  // of the stage before
    for (std::size_t stage = 0; stage < branches.size(); ++stage) {
        const std::size_t last = program.nodes.size();
        if ((last - first) > most_nodes / std::max<std::size_t>(1, branches[stage].size())) {
            program.nodes.clear();
            return false;
        }
        for (std::size_t parent = first; parent < last; ++parent) {
            const int begin = static_cast<int>(program.nodes.size());
            for (const Branch& branch : branches[stage]) {
                Node child;
                child.parent = static_cast<int>(parent);
                child.stage = static_cast<int>(stage) + 1;
                child.outcome = branch.outcome;
                child.chance = branch.chance;
                child.weight = program.nodes[parent].weight * branch.chance;
                program.nodes.push_back(child);
            }
            program.nodes[parent].children = {begin, static_cast<int>(program.nodes.size())};
        }
        first = last;
    }
    return true;
}

}  // namespace sinews::stochastic
