#include "scenario/variables.hpp"

namespace sinews::scenario {

std::map<std::string_view, std::size_t> variable_positions(const std::vector<Variable>& variables) {
    std::map<std::string_view, std::size_t> positions;
    for (std::size_t position = 0; position < variables.size(); ++position) {
        positions.try_emplace(variables[position].name, position);
    }
    return positions;
}

Needs variable_needs(const std::vector<Variable>& variables) {
    const auto positions = variable_positions(variables);
    Needs needs(variables.size());
    for (std::size_t position = 0; position < variables.size(); ++position) {
        for (const ExpressionNode& node : variables[position].value.expression.nodes) {
            if (node.operation != Operation::variable) continue;
            if (const auto found = positions.find(node.variable); found != positions.end()) {
                needs[position].push_back(found->second);
            }
        }
    }
    return needs;
}

}  // namespace sinews::scenario
