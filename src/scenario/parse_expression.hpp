#pragma once
// Text of a numeric cell -> Expression. docs/scenario-format.md, "Expressions".

#include <optional>
#include <string>
#include <string_view>

#include "scenario/expression.hpp"

namespace sinews::scenario {

struct ExpressionFault {
    int column = 1;  // 1-based byte offset in the text
    std::string problem;
    std::string mend;
};

struct ParsedExpression {
    Expression expression;  // without nodes when there is a fault
    std::optional<ExpressionFault> fault;
};

/// Parses a whole cell; blanks around it do not count and an empty cell is an empty expression. Bounded: texts over 4096
/// bytes, more than 512 parts or brackets more than 64 deep are faults. Names are not looked up.
[[nodiscard]] ParsedExpression parse_expression(std::string_view text);

/// True for what variables.toml may call a variable: a letter or underscore, then letters, digits, underscores, and not a
/// word of the language (`to`, `min`, `uniform`, ...).
[[nodiscard]] bool is_variable_name(std::string_view text);

}  // namespace sinews::scenario
