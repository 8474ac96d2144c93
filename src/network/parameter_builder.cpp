#include "network/parameter_builder.hpp"

#include <algorithm>
#include <functional>
#include <set>

#include "numerics/distribution.hpp"
#include "numerics/stream.hpp"

namespace sinews::network {

using scenario::Expression;
using scenario::ExpressionNode;
using scenario::Operation;

namespace {

double cut(double value, Range range) {
    if (range != Range::any && !(value > 0)) return 0;
    if (range == Range::unit && value > 1) return 1;
    return value;
}

/// The distribution of a draw whose arguments are numbers.
numerics::Distribution distribution_of(Operation operation, double a, double b, double c) {
    using Kind = numerics::Distribution::Kind;
    switch (operation) {
        case Operation::interval: return numerics::interval_90(a, b);
        case Operation::uniform: return {Kind::uniform, a, b, 0};
        case Operation::triangular: return {Kind::triangular, a, b, c};
        case Operation::pert: return {Kind::pert, a, b, c};
        case Operation::normal: return {Kind::normal, a, b, 0};
        case Operation::lognormal: return {Kind::lognormal, a, b, 0};
        default: return {Kind::beta, a, b, 0};
    }
}

/// Value of the subtree at `at` when it holds numbers and arithmetic alone.
double constant_value(const Expression& expression, int at, const scenario::VariablePoints& variables) {
    Expression part;
    part.nodes.assign(expression.nodes.begin(), expression.nodes.begin() + at + 1);
    return scenario::point_value(part, variables);
}

/// Variables in an order in which each comes after those that it names.
std::vector<const scenario::Variable*> in_dependency_order(const std::vector<scenario::Variable>& variables) {
    std::map<std::string, const scenario::Variable*> by_name;
    for (const auto& variable : variables) by_name[variable.name] = &variable;
    std::vector<const scenario::Variable*> order;
    std::set<std::string> seen;
    std::function<void(const scenario::Variable&)> visit = [&](const scenario::Variable& variable) {
        if (!seen.insert(variable.name).second) return;
        for (const ExpressionNode& node : variable.value.expression.nodes) {
            if (node.operation != Operation::variable) continue;
            if (const auto found = by_name.find(node.variable); found != by_name.end()) visit(*found->second);
        }
        order.push_back(&variable);
    };
    for (const auto& [name, variable] : by_name) visit(*variable);
    return order;
}

}  // namespace

ParameterBuilder::ParameterBuilder(const std::vector<scenario::Variable>& variables, SamplerStore& samplers)
    : samplers_(&samplers), variable_points_(scenario::point_values(variables)) {
    for (const scenario::Variable* variable : in_dependency_order(variables)) {
        variables_[variable->name] =
            add_expression(variable->value.expression, "variables/" + variable->name + "/value", Range::any);
    }
}

Parameter ParameterBuilder::add(const scenario::Value& value, const std::string& name, Range range) {
    if (!value.given()) return absent;
    return add_expression(value.expression, name, range);
}

bool ParameterBuilder::varies(const Expression& expression) const {
    return std::ranges::any_of(expression.nodes, [this](const ExpressionNode& node) {
        if (scenario::is_draw(node.operation)) return true;
        if (node.operation != Operation::variable) return false;
        const auto found = variables_.find(node.variable);
        return found != variables_.end() && table_.uncertain[static_cast<std::size_t>(found->second)];
    });
}

Parameter ParameterBuilder::add_expression(const Expression& expression, const std::string& name, Range range) {
    const double point = cut(scenario::point_value(expression, variable_points_), range);
    return varies(expression) ? add_program(expression, name, range, point) : add_constant(point);
}

Parameter ParameterBuilder::add_constant(double value) {
    const auto [found, fresh] = constants_.try_emplace(value, table_.size());
    if (fresh) {
        table_.point.push_back(value);
        table_.name.emplace_back();
        table_.uncertain.push_back(false);
    }
    return found->second;
}

Parameter ParameterBuilder::add_program(const Expression& expression, const std::string& name, Range range,
                                        double point) {
    Program program{static_cast<int>(table_.instructions.size()), static_cast<int>(expression.nodes.size()), range};
    int draws = 0;
    std::vector<bool> node_varies;
    for (const ExpressionNode& node : expression.nodes) {
        const auto argument_varies = [&](int at) { return at >= 0 && node_varies[static_cast<std::size_t>(at)]; };
        Instruction step{node.operation, node.number, absent, node.first, node.second, node.third, 0, -1};
        const bool arguments_vary =
            argument_varies(node.first) || argument_varies(node.second) || argument_varies(node.third);
        if (node.operation == Operation::variable) step.variable = variables_.at(node.variable);
        if (scenario::is_draw(node.operation)) {
            step.stream = numerics::stream_key(name + "#" + std::to_string(draws++));
            if (!arguments_vary) {
                const auto argument = [&](int at) {
                    return at < 0 ? 0.0 : constant_value(expression, at, variable_points_);
                };
                step.sampler = static_cast<int>(table_.samplers.size());
                table_.samplers.push_back(samplers_->of(distribution_of(node.operation, argument(node.first),
                                                                        argument(node.second), argument(node.third))));
            }
        }
        node_varies.push_back(arguments_vary || scenario::is_draw(node.operation) ||
                              (step.variable != absent && table_.uncertain[static_cast<std::size_t>(step.variable)]));
        table_.instructions.push_back(step);
    }
    table_.register_count = std::max(table_.register_count, program.instruction_count);
    const Parameter parameter = table_.size();
    table_.point.push_back(point);
    table_.name.push_back(name);
    table_.uncertain.push_back(true);
    table_.drawn.push_back(parameter);
    table_.program.push_back(program);
    return parameter;
}

ParameterTable ParameterBuilder::take_used() {
    Flags used(table_.point.size(), true);
    for (const auto& [name, variable] : variables_) used[static_cast<std::size_t>(variable)] = false;
    // What asks stands after what it asks for.
    std::vector<std::size_t> kept;
    for (std::size_t at = table_.drawn.size(); at-- > 0;) {
        if (used[static_cast<std::size_t>(table_.drawn[at])] == 0) continue;
        kept.push_back(at);
        const Program& program = table_.program[at];
        const int last = program.first_instruction + program.instruction_count;
        for (int instruction = program.first_instruction; instruction < last; ++instruction) {
            const Parameter variable = table_.instructions[static_cast<std::size_t>(instruction)].variable;
            if (variable != absent) used[static_cast<std::size_t>(variable)] = true;
        }
    }
    std::vector<Parameter> drawn;
    std::vector<Program> program;
    for (auto at = kept.rbegin(); at != kept.rend(); ++at) {
        drawn.push_back(table_.drawn[*at]);
        program.push_back(table_.program[*at]);
    }
    table_.drawn = std::move(drawn);
    table_.program = std::move(program);
    return take();
}

}  // namespace sinews::network
