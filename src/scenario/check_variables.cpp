// variables.toml: cycles, and names in cells that it does not define.

#include "scenario/check.hpp"
#include "scenario/codes.hpp"
#include "scenario/value_fields.hpp"
#include "scenario/variables.hpp"

namespace sinews::scenario {

namespace {

void check_cycles(Check& check) {
    const std::vector<Variable>& variables = check.scenario.variables;
    for (const auto& cycle : order_graph(variable_needs(variables)).cycles) {
        std::string path;
        for (const std::size_t position : cycle) path += shown(variables[position].name) + " -> ";
        path += shown(variables[cycle.front()].name);
        const Origin& origin = variables[cycle.front()].origin;
        check.error(code::variable_cycle, origin, "value",
                    cycle.size() == 1 ? "the variable uses itself" : "variables use each other in a circle: " + path,
                    "give one of them a value of its own");
    }
}

void check_names(Check& check, const Expression& expression, const Origin& origin, std::string_view column) {
    for (const ExpressionNode& node : expression.nodes) {
        if (node.operation != Operation::variable) continue;
        check.known(code::unknown_variable, check.names.variables, "variable", "variables", node.variable, origin.file,
                    origin.line, column);
    }
}

}  // namespace

void check_variables(Check& check) {
    check_cycles(check);
    for_each_value(check.scenario, [&](const ValueField& field) {
        check_names(check, field.value.expression, field.origin, field.column);
    });
    for (const Lever& lever : check.scenario.levers) {
        for (const LeverChange& change : lever.changes) {
            check_names(check, change.amount, Origin{"levers.toml", change.line, {}, {}},
                        change.kind == LeverChange::Kind::set     ? "set"
                        : change.kind == LeverChange::Kind::scale ? "scale"
                                                                  : "add");
        }
    }
}

}  // namespace sinews::scenario
