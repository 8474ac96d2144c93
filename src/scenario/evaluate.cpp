#include "scenario/evaluate.hpp"

#include <limits>

#include "scenario/draw.hpp"
#include "scenario/evaluate_nodes.hpp"
#include "scenario/variables.hpp"

namespace sinews::scenario {

namespace {

constexpr double no_value = std::numeric_limits<double>::quiet_NaN();

double median_of(const ExpressionNode& node, double first, double second, double third) {
    // read_scenario refuses such arguments; a lever may bring them about later, and a NaN then shows.
    if (draw_fault(node.operation, first, second, third)) return no_value;
    return numerics::median(distribution_of(node.operation, first, second, third));
}

}  // namespace

double point_value(const Expression& expression, const VariablePoints& variables) {
    const auto variable_of = [&](const std::string& name) {
        const auto found = variables.find(name);
        return found == variables.end() ? no_value : found->second;
    };
    return evaluate_nodes(expression, variable_of, median_of);
}

VariablePoints point_values(const std::vector<Variable>& variables) {
    VariablePoints points;
    for (const std::size_t position : order_graph(variable_needs(variables)).order) {
        const Variable& variable = variables[position];
        if (!points.contains(variable.name)) {
            points.emplace(variable.name, point_value(variable.value.expression, points));
        }
    }
    return points;
}

}  // namespace sinews::scenario
