#include "stochastic/lagrangian_cuts.hpp"

#include <algorithm>
#include <cmath>

#include "stochastic/scenario_program.hpp"

namespace sinews::stochastic {

namespace {

constexpr int most_prices = 4;  // tried for one scenario at one decision

/// An integer solution of a scenario: its first stage, and what its second stage costs.
struct Point {
    std::vector<double> x;
    double cost = 0;
};

double dot(const std::vector<double>& a, const std::vector<double>& b) {
    double sum = 0;
    for (std::size_t k = 0; k < a.size(); ++k) sum += a[k] * b[k];
    return sum;
}

}  // namespace

struct LagrangianCuts::Scenario {
    double weight = 0;
    Solver solver;              // both stages under this outcome, integers included
    std::vector<Point> points;  // every solution that was ever found
};

LagrangianCuts::LagrangianCuts(const StochasticProgram& program, const std::vector<StageRows>& rows) {
    const std::vector<double> no_prices(at(program.stages.front().columns.last), 0.0);
    for (std::size_t node = 1; node < program.nodes.size(); ++node) {
        Scenario& scenario = scenarios_.emplace_back();
        scenario.weight = program.nodes[node].weight;
        scenario.solver.load(whole_scenario_program(program, rows[1], program.nodes[node].outcome, no_prices));
    }
}
LagrangianCuts::~LagrangianCuts() = default;
LagrangianCuts::LagrangianCuts(LagrangianCuts&&) noexcept = default;

namespace {

/// L(π), by its bound, so that the cut holds even when the solve ends early. The solution joins the points.
struct Priced {
    bool good = false;
    double value = -infinity;
};

Priced price(Solver& solver, std::vector<Point>& points, const std::vector<double>& prices,
             const SolveOptions& options) {
    std::vector<double> costs(prices.size());
    for (std::size_t column = 0; column < prices.size(); ++column) costs[column] = -prices[column];
    solver.set_costs(costs);
    SolveLimits limits;
    limits.gap = options.gap / 10;
    limits.stop = options.stop;
    limits.plain_search = true;
    const SolveStatus status = solver.solve(limits);
    if (status != SolveStatus::optimal) return {};
    Point point;
    point.x.assign(solver.solution().begin(), solver.solution().begin() + static_cast<long>(prices.size()));
    point.cost = solver.objective() + dot(prices, point.x);
    points.push_back(std::move(point));
    return {true, solver.bound()};
}

/// The π within `reach` of `center` for which the points promise most at x̂, and what they promise:
/// max t, t <= cost_k + π·(x̂ - x_k).
struct Promise {
    bool good = false;
    double value = 0;
    std::vector<double> prices;
};

Promise promising_prices(const std::vector<Point>& points, const std::vector<double>& x,
                         const std::vector<double>& center, double reach) {
    const std::size_t columns = x.size();
    LinearProgram model;
    for (std::size_t column = 0; column < columns; ++column) {
        const double width = reach * std::max(1.0, std::abs(center[column]));
        model.cost.push_back(0);
        model.lower.push_back(center[column] - width);
        model.upper.push_back(center[column] + width);
        for (std::size_t k = 0; k < points.size(); ++k) {
            const double slope = points[k].x[column] - x[column];
            if (slope == 0) continue;
            model.matrix.row.push_back(static_cast<int>(k));
            model.matrix.value.push_back(slope);
        }
        model.matrix.start.push_back(static_cast<int>(model.matrix.row.size()));
    }
    model.cost.push_back(-1);
    model.lower.push_back(-infinity);
    model.upper.push_back(infinity);
    for (std::size_t k = 0; k < points.size(); ++k) {
        model.matrix.row.push_back(static_cast<int>(k));
        model.matrix.value.push_back(1);
        model.row_lower.push_back(-infinity);
        model.row_upper.push_back(points[k].cost);
    }
    model.matrix.start.push_back(static_cast<int>(model.matrix.row.size()));
    Solver solver;
    solver.load(model);
    if (solver.solve() != SolveStatus::optimal) return {};
    return {
        true, -solver.objective(), {solver.solution().begin(), solver.solution().begin() + static_cast<long>(columns)}};
}

struct Best {
    double value = -infinity;     // L(π) + π·x̂
    double constant = -infinity;  // L(π)
    std::vector<double> prices;
};

/// Alternates between the points' promise and the truth about it.
Best best_prices(Solver& solver, std::vector<Point>& points, const std::vector<double>& x,
                 const std::vector<double>& first, const SolveOptions& options) {
    Best best;
    const auto take = [&](const std::vector<double>& prices) {
        const Priced priced = price(solver, points, prices, options);
        const double value = priced.value + dot(prices, x);
        if (priced.good && value > best.value) best = {value, priced.value, prices};
        return priced.good;
    };
    if (!take(first)) return best;
    double reach = 1;
    for (int round = 1; round < most_prices; ++round) {
        const Promise promise = promising_prices(points, x, best.prices, reach);
        const double tolerance = options.gap * std::max(1.0, std::abs(best.value));
        if (!promise.good || promise.value - best.value <= tolerance) break;
        const double before = best.value;
        if (!take(promise.prices)) break;
        reach *= best.value > before ? 2 : 0.5;
    }
    return best;
}

}  // namespace

LagrangianAnswer LagrangianCuts::at_decision(const std::vector<double>& x, const std::vector<Cut>& slopes,
                                             const SolveOptions& options) {
    const int count = static_cast<int>(scenarios_.size());
    std::vector<Best> found(at(count));
    std::vector<std::uint8_t> done(at(count), 0);
    const auto run = [&](int index) {
        if (options.stop && options.stop()) return;
        Scenario& scenario = scenarios_[at(index)];
        std::vector<double> first = slopes[at(index)].coefficients;  // weighted, as cuts are
        for (double& slope : first) slope /= scenario.weight;
        found[at(index)] = best_prices(scenario.solver, scenario.points, x, first, options);
        done[at(index)] = 1;
    };
    if (options.parallel) {
        options.parallel(count, run);
    } else {
        for (int index = 0; index < count; ++index) run(index);
    }
    LagrangianAnswer answer;
    answer.complete = std::ranges::none_of(done, [](std::uint8_t flag) { return flag == 0; });
    for (int index = 0; index < count; ++index) {
        if (found[at(index)].prices.empty()) continue;
        const double weight = scenarios_[at(index)].weight;
        Cut cut;
        cut.group = index;
        cut.constant = weight * found[at(index)].constant;
        cut.coefficients = found[at(index)].prices;
        for (double& slope : cut.coefficients) slope *= weight;
        answer.cost += weight * found[at(index)].value;
        answer.cuts.push_back(std::move(cut));
    }
    return answer;
}

}  // namespace sinews::stochastic
