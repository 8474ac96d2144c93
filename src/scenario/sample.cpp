#include "scenario/sample.hpp"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <limits>
#include <optional>
#include <set>

#include "numerics/stream.hpp"
#include "scenario/draw.hpp"
#include "scenario/evaluate_nodes.hpp"
#include "scenario/variables.hpp"

namespace sinews::scenario {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double no_value = std::numeric_limits<double>::quiet_NaN();
constexpr std::uint64_t seed = 1;

/// A sampler is built once for each draw whose arguments are numbers; others are drawn by quantile, one by one.
struct PreparedDraw {
    std::uint64_t stream = 0;
    std::optional<numerics::Sampler> sampler;
};

std::vector<PreparedDraw> prepare(const Expression& expression, const std::string& name) {
    std::vector<PreparedDraw> prepared(expression.nodes.size());
    const auto constant = [&](int position) {
        return position < 0 || expression.nodes[static_cast<std::size_t>(position)].operation == Operation::number;
    };
    const auto number = [&](int position) {
        return position < 0 ? 0.0 : expression.nodes[static_cast<std::size_t>(position)].number;
    };
    for (std::size_t position = 0; position < expression.nodes.size(); ++position) {
        const ExpressionNode& node = expression.nodes[position];
        if (!is_draw(node.operation)) continue;
        prepared[position].stream = numerics::stream_key(name + "/" + std::to_string(position));
        const bool fixed = constant(node.first) && constant(node.second) && constant(node.third);
        if (!fixed || draw_fault(node.operation, number(node.first), number(node.second), number(node.third))) continue;
        prepared[position].sampler.emplace(
            distribution_of(node.operation, number(node.first), number(node.second), number(node.third)));
    }
    return prepared;
}

double drawn(const ExpressionNode& node, const PreparedDraw& prepared, std::uint64_t replication, double first,
             double second, double third) {
    const double u = numerics::uniform(seed, prepared.stream, replication, 0);
    if (prepared.sampler) return prepared.sampler->at(numerics::Lanes<1>{u})[0];
    if (draw_fault(node.operation, first, second, third)) return no_value;
    return numerics::quantile(distribution_of(node.operation, first, second, third), u);
}

/// Least and greatest of some products, where 0 times infinity is 0: a bound is no draw.
double least_of(std::initializer_list<double> values) { return *std::min_element(values.begin(), values.end()); }
double greatest_of(std::initializer_list<double> values) { return *std::max_element(values.begin(), values.end()); }
double product(double left, double right) { return left == 0 || right == 0 ? 0 : left * right; }

}  // namespace

Samples::Samples(const std::vector<Variable>& variables, int count)
    : variables_(variables),
      count_(count),
      order_(order_graph(variable_needs(variables)).order),
      positions_(variable_positions(variables)) {
    for (const std::size_t position : order_) {
        const Variable& variable = variables_[position];
        bounds_.try_emplace(variable.name, bounds(variable.value.expression));
    }
}

std::vector<double> Samples::draw_named(const Expression& expression, const std::string& name) {
    const std::vector<PreparedDraw> prepared = prepare(expression, name);
    std::vector<double> draws(static_cast<std::size_t>(count_));
    for (std::size_t replication = 0; replication < draws.size(); ++replication) {
        const auto variable_of = [&](const std::string& variable) {
            const auto found = draws_.find(variable);
            return found == draws_.end() ? no_value : found->second[replication];
        };
        const auto draw_of = [&](const ExpressionNode& node, double first, double second, double third) {
            const auto position = static_cast<std::size_t>(&node - expression.nodes.data());
            return drawn(node, prepared[position], replication, first, second, third);
        };
        draws[replication] = evaluate_nodes(expression, variable_of, draw_of);
    }
    return draws;
}

/// Draws the variables that the expression rests on; false when the work is used up.
bool Samples::draw_variables_of(const Expression& expression) {
    std::set<std::size_t> needed;
    std::vector<const Expression*> open{&expression};
    while (!open.empty()) {
        const Expression* next = open.back();
        open.pop_back();
        for (const ExpressionNode& node : next->nodes) {
            if (node.operation != Operation::variable) continue;
            const auto found = positions_.find(node.variable);
            if (found == positions_.end() || draws_.contains(found->first)) continue;
            if (needed.insert(found->second).second) open.push_back(&variables_[found->second].value.expression);
        }
    }
    if (needed.empty()) return true;
    for (const std::size_t position : order_) {
        if (!needed.contains(position)) continue;
        const Variable& variable = variables_[position];
        const std::size_t work = (variable.value.expression.nodes.size() + 1) * static_cast<std::size_t>(count_);
        if (work > work_left_) return false;
        work_left_ -= work;
        draws_.try_emplace(variable.name, draw_named(variable.value.expression, variable.name));
    }
    return true;
}

std::vector<double> Samples::draw(const Expression& expression) {
    const std::size_t work = expression.nodes.size() * static_cast<std::size_t>(count_);
    if (expression.empty() || work > work_left_) return {};
    work_left_ -= work;
    if (!draw_variables_of(expression)) return {};
    return draw_named(expression, "=" + expression.text);
}

Samples::Interval Samples::bounds(const Expression& expression) const {
    std::vector<Interval> found;
    const auto at = [&](int position) { return position < 0 ? Interval{} : found[static_cast<std::size_t>(position)]; };
    for (const ExpressionNode& node : expression.nodes) {
        const Interval a = at(node.first);
        const Interval b = at(node.second);
        const Interval c = at(node.third);
        Interval result{-infinity, infinity};
        switch (node.operation) {
            case Operation::number: result = {node.number, node.number}; break;
            case Operation::variable:
                if (const auto known = bounds_.find(node.variable); known != bounds_.end()) result = known->second;
                break;
            case Operation::negate: result = {-a.high, -a.low}; break;
            case Operation::add: result = {a.low + b.low, a.high + b.high}; break;
            case Operation::subtract: result = {a.low - b.high, a.high - b.low}; break;
            case Operation::multiply: {
                const auto corners = {product(a.low, b.low), product(a.low, b.high), product(a.high, b.low),
                                      product(a.high, b.high)};
                result = {least_of(corners), greatest_of(corners)};
                break;
            }
            case Operation::divide:
                if (b.low > 0 && a.low >= 0) result = {product(a.low, 1 / b.high), a.high / b.low};
                break;
            case Operation::minimum: result = {std::min(a.low, b.low), std::min(a.high, b.high)}; break;
            case Operation::maximum: result = {std::max(a.low, b.low), std::max(a.high, b.high)}; break;
            case Operation::interval:
                if (a.low > 0 && b.low > 0) result = {0, infinity};
                break;
            case Operation::uniform: result = {a.low, b.high}; break;
            case Operation::triangular:
            case Operation::pert: result = {a.low, c.high}; break;
            case Operation::lognormal: result = {0, infinity}; break;
            case Operation::beta: result = {0, 1}; break;
            case Operation::normal: break;
        }
        if (std::isnan(result.low)) result.low = -infinity;
        if (std::isnan(result.high)) result.high = infinity;
        found.push_back(result);
    }
    return found.empty() ? Interval{} : found.back();
}

OutsideShares Samples::outside(const Expression& expression, double low, double high) {
    const Interval inside = bounds(expression);
    if (inside.low >= low && inside.high <= high) return {};
    const std::vector<double> draws = draw(expression);
    if (draws.empty()) return {};
    std::size_t below = 0;
    std::size_t above = 0;
    for (const double value : draws) {
        if (value < low) ++below;
        if (value > high) ++above;
    }
    const auto total = static_cast<double>(draws.size());
    return {static_cast<double>(below) / total, static_cast<double>(above) / total};
}

}  // namespace sinews::scenario
