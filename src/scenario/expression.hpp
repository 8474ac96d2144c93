#pragma once
// Numeric cells: `12 to 18`, `50000*us_real`, `pert(2, 10, 36)`. docs/scenario-format.md, "Expressions".

#include <cstdint>
#include <string>
#include <vector>

namespace sinews::scenario {

enum class Operation : std::uint8_t {
    number,
    variable,
    negate,
    add,
    subtract,
    multiply,
    divide,
    minimum,
    maximum,
    // Draws. Their arguments are expressions too.
    interval,    // first to second: a 90 % interval, lognormal when both ends are positive, else normal
    uniform,     // (low, high)
    triangular,  // (low, mode, high)
    pert,        // (low, mode, high), lambda 4
    normal,      // (mean, standard deviation)
    lognormal,   // (mean, standard deviation) of the logarithm
    beta,        // (a, b)
};

[[nodiscard]] constexpr bool is_draw(Operation operation) { return operation >= Operation::interval; }

struct ExpressionNode {
    Operation operation = Operation::number;
    double number = 0;     // of a number (a percentage is already divided by 100)
    std::string variable;  // name of a variable
    int first = -1;        // arguments: positions in Expression::nodes, always before this node
    int second = -1;
    int third = -1;
    int column = 1;  // 1-based byte offset in the expression's text
};

/// A parsed cell. `nodes` is in post-order: arguments before their operation, the root last. Empty for an empty cell.
struct Expression {
    std::string text;
    std::vector<ExpressionNode> nodes;

    [[nodiscard]] bool empty() const { return nodes.empty(); }
    /// No draw and no variable in it.
    [[nodiscard]] bool is_constant() const;
};

/// A numeric cell with its place.
struct Value {
    Expression expression;
    int line = 0;
    int column = 0;
    [[nodiscard]] bool given() const { return !expression.empty(); }
};

}  // namespace sinews::scenario
