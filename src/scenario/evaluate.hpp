#pragma once
// Point values of expressions: each distribution and variable at its own median, then the cell is computed.

#include <map>
#include <string>

#include "scenario/expression.hpp"
#include "scenario/scenario.hpp"

namespace sinews::scenario {

/// Median of every variable's own expression by name, computed in dependency order.
using VariablePoints = std::map<std::string, double>;
[[nodiscard]] VariablePoints point_values(const std::vector<Variable>& variables);

/// The point value of a cell; 0 for an empty one. A variable that is not there is a programmer's error (read_scenario refuses it).
[[nodiscard]] double point_value(const Expression& expression, const VariablePoints& variables);

}  // namespace sinews::scenario
