#include "plan/futures_search.hpp"

#include <algorithm>
#include <cmath>

#include "plan/plan_model.hpp"
#include "stochastic/clock.hpp"

namespace sinews::plan {

using stochastic::at;
using stochastic::infinity;
using stochastic::SolveStatus;

FuturesSearch::FuturesSearch(const FuturesTask& of, std::span<const Future> given, double thrift)
    : task(of), futures(given), choices(earliest_choices(given)) {
    const stochastic::Clock clock;
    const bool reach = task.question.kind == Question::Kind::reach;
    ProgramBuilder program;
    decisions = add_decisions(task.network, choices, task.question, task.tree, reach ? 1 : thrift, program);
    if (reach && task.risk.kind == Risk::Kind::chance) {
        const int row = program.add_row(-infinity, (1 - task.risk.level) * static_cast<double>(futures.size()) + 1e-6);
        for (std::size_t future = 0; future < futures.size(); ++future) {
            missed.push_back(program.add_column(0, 1, 0, true));
            program.add_entry(row, missed.back(), 1);
        }
    }
    first.core = program.take();
    first.stages.push_back({"decisions", {0, first.core.columns()}, {0, first.core.rows()}});
    build_seconds = clock.seconds();
}

PlanRecourse FuturesSearch::recourse(const stochastic::Parallel& parallel) const {
    const auto make = [this, parallel] {
        std::vector<FutureProblem> problems(futures.size());
        const auto make_one = [&](int future) {
            problems[at(future)] = make_future_problem(task.network, futures[at(future)], task.measure, decisions,
                                                       decisions.of_future(task.tree, future));
        };
        const auto count = static_cast<int>(futures.size());
        if (parallel) {
            parallel(count, make_one);
        } else {
            for (int future = 0; future < count; ++future) make_one(future);
        }
        return problems;
    };
    if (!task.elsewhere) return {decisions, make()};
    return {decisions, static_cast<int>(futures.size()), task.elsewhere(decisions, task.tree), make};
}

std::vector<double> FuturesSearch::decided(const std::vector<PlannedBuild>& builds) const {
    std::vector<double> x = nothing();
    // What a node decides for months after a review is decided by all that follow it then, alike.
    const auto follows = [this](int node, int before) {
        while (node >= 0 && node != before) node = task.tree.nodes[at(node)].parent;
        return node >= 0;
    };
    for (const PlannedBuild& build : builds) {
        for (const Decision& decision : decisions.all) {
            if (decision.choice == build.choice && decision.month == build.month &&
                follows(decision.node, build.node)) {
                x[at(decision.column)] += build.copies;
            }
        }
    }
    return x;
}

double FuturesSearch::cost_of(const std::vector<double>& x) const {
    double cost = 0;
    for (const Decision& decision : decisions.all) {
        cost += x[at(decision.column)] * choices.choices[at(decision.choice)].capex * task.tree.share_of(decision.node);
    }
    return cost;
}

}  // namespace sinews::plan
