#include "plan/future_problem.hpp"

#include <algorithm>

namespace sinews::plan {

using stochastic::at;
using stochastic::SolveStatus;

FutureProblem make_future_problem(const network::Network& network, const Future& future,
                                  const analyse::MeasurePlan& measure, const Decisions& decisions,
                                  const std::vector<std::uint8_t>& on_path) {
    FutureProblem problem;
    ProgramBuilder builder;
    problem.operations = add_operations(network, future, measure, 1, builder);
    problem.program = builder.take();
    problem.node.assign(decisions.all.size(), -1);
    problem.gains.resize(decisions.all.size());
    for (std::size_t index = 0; index < decisions.all.size(); ++index) {
        if (on_path[index] == 0) continue;
        const Decision& decision = decisions.all[index];
        const Choice& choice = future.choices[at(decision.choice)];
        std::vector<double> gains = future.gains(choice, decision.month);
        if (std::ranges::none_of(gains, [](double gain) { return gain > 0; })) continue;
        problem.node[index] = choice.node;
        problem.gains[index] = std::move(gains);
    }
    return problem;
}

std::vector<std::vector<double>> added_capacity(const FutureProblem& problem, const Decisions& decisions,
                                                const std::vector<double>& x) {
    std::vector<std::vector<double>> added(problem.operations.added.size());
    for (std::size_t index = 0; index < decisions.all.size(); ++index) {
        const double copies = x[at(decisions.all[index].column)];
        if (problem.node[index] < 0 || copies == 0) continue;
        std::vector<double>& of = added[at(problem.node[index])];
        of.resize(problem.gains[index].size(), 0.0);
        for (std::size_t period = 0; period < of.size(); ++period) of[period] += copies * problem.gains[index][period];
    }
    return added;
}

FutureValue value_of(FutureProblem& problem, const Decisions& decisions, const std::vector<double>& x,
                     stochastic::Solver& solver, const stochastic::SolveLimits& limits) {
    const auto added = added_capacity(problem, decisions, x);
    const auto& columns = problem.operations.added;
    for (std::size_t node = 0; node < columns.size(); ++node) {
        for (std::size_t period = 0; period < columns[node].size(); ++period) {
            if (columns[node][period] < 0) continue;
            const double value = added[node].empty() ? 0 : std::max(0.0, added[node][period]);
            problem.program.lower[at(columns[node][period])] = value;
            problem.program.upper[at(columns[node][period])] = value;
        }
    }
    if (problem.basis.empty()) {
        solver.reload(problem.program);
    } else {
        solver.load(problem.program);
        solver.set_basis(problem.basis);
    }
    FutureValue result;
    result.status = solver.solve(limits);
    if (result.status != SolveStatus::optimal) return result;
    problem.basis = solver.basis();
    result.value = -solver.objective();
    result.cut.coefficients.assign(x.size(), 0.0);
    result.cut.constant = solver.objective();
    const std::vector<double>& duals = solver.column_duals();
    for (std::size_t index = 0; index < decisions.all.size(); ++index) {
        if (problem.node[index] < 0) continue;
        const std::vector<int>& of_node = columns[at(problem.node[index])];
        double slope = 0;
        for (std::size_t period = 0; period < of_node.size(); ++period) {
            if (of_node[period] >= 0) slope += duals[at(of_node[period])] * problem.gains[index][period];
        }
        const int column = decisions.all[index].column;
        result.cut.coefficients[at(column)] = slope;
        result.cut.constant -= slope * x[at(column)];
    }
    return result;
}

}  // namespace sinews::plan
