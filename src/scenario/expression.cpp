#include "scenario/expression.hpp"

#include <algorithm>

namespace sinews::scenario {

bool Expression::is_constant() const {
    return std::none_of(nodes.begin(), nodes.end(), [](const ExpressionNode& node) {
        return is_draw(node.operation) || node.operation == Operation::variable;
    });
}

}  // namespace sinews::scenario
