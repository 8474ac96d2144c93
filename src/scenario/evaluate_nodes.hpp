#pragma once
// One walk over an expression's nodes, shared by point values, samples and bounds.

#include <vector>

#include "scenario/expression.hpp"

namespace sinews::scenario {

/// Value of the root; 0 for an empty expression. `variable_of(name)` and `draw_of(node, first, second, third)` give the
/// values of variables and draws. No recursion: nodes stand in post-order.
template <class VariableOf, class DrawOf>
[[nodiscard]] double evaluate_nodes(const Expression& expression, VariableOf&& variable_of, DrawOf&& draw_of) {
    std::vector<double> values;
    values.reserve(expression.nodes.size());
    const auto at = [&](int position) { return position < 0 ? 0.0 : values[static_cast<std::size_t>(position)]; };
    for (const ExpressionNode& node : expression.nodes) {
        const double first = at(node.first);
        const double second = at(node.second);
        double value = 0;
        switch (node.operation) {
            case Operation::number: value = node.number; break;
            case Operation::variable: value = variable_of(node.variable); break;
            case Operation::negate: value = -first; break;
            case Operation::add: value = first + second; break;
            case Operation::subtract: value = first - second; break;
            case Operation::multiply: value = first * second; break;
            case Operation::divide: value = first / second; break;
            case Operation::minimum: value = first < second ? first : second; break;
            case Operation::maximum: value = first < second ? second : first; break;
            default: value = draw_of(node, first, second, at(node.third)); break;
        }
        values.push_back(value);
    }
    return values.empty() ? 0.0 : values.back();
}

}  // namespace sinews::scenario
