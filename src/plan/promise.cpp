#include "plan/promise.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include "plan/operations.hpp"
#include "plan/worth.hpp"
#include "stochastic/solver.hpp"

namespace sinews::plan {

namespace {

using stochastic::at;

constexpr std::size_t most_rows = 16;
constexpr int most_parties = 2;

/// New capacity as the columns' fixed values.
void fix_added(const Study& study, const Future& future, const Operations& operations,
               const std::vector<scenario::LeverBuild>& builds, stochastic::LinearProgram& program) {
    for (const scenario::LeverBuild& build : builds) {
        const auto choice = std::ranges::find(future.choices, build.candidate, &Choice::candidate);
        if (choice == future.choices.end()) continue;
        const int month = scenario::months_between(study.scenario.start, build.month);
        const std::vector<double> gains = future.gains(*choice, month);
        for (std::size_t period = 0; period < gains.size(); ++period) {
            const int column = operations.added[at(choice->node)][period];
            program.lower[at(column)] += build.copies * gains[period];
            program.upper[at(column)] += build.copies * gains[period];
        }
    }
}

/// The most worthy nodes as rows, of each item the first few.
void take_rows(const network::Network& network, std::map<int, std::vector<double>>& worth, Promise& promise) {
    for (auto& [node, values] : worth) {
        promise.rows.push_back({network.items[at(network.node_item[at(node)])],
                                network.parties[at(network.node_party[at(node)])], std::move(values)});
    }
    std::ranges::sort(promise.rows, [](const Promise::Row& a, const Promise::Row& b) {
        const double left = std::ranges::max(a.worth), right = std::ranges::max(b.worth);
        return left != right ? left > right : std::tie(a.item, a.party) < std::tie(b.item, b.party);
    });
    std::map<std::string, int> of_item;  // the first parties of each item stand for all
    std::erase_if(promise.rows, [&](const Promise::Row& row) { return ++of_item[row.item] > most_parties; });
    if (promise.rows.size() > most_rows) promise.rows.resize(most_rows);
}

/// What is lacking in the promise's months, and the stocks then, as a solution has them.
void read_targets(const Future& future, const Operations& operations, const std::vector<double>& solution,
                  const std::vector<int>& months, std::vector<double>& lacking,
                  std::vector<std::vector<double>>& stocks) {
    lacking.assign(months.size(), 0.0);
    stocks.assign(future.targets.size(), std::vector<double>(months.size(), 0.0));
    for (std::size_t index = 0; index < future.targets.size(); ++index) {
        const MissingStock& missing = operations.missing[index];
        for (std::size_t point = 0; point < months.size(); ++point) {
            const int column = missing.column[at(months[point] - future.decide_from)];
            if (column >= 0) lacking[point] += future.targets[index].weight * solution[at(column)];
            const auto period = std::ranges::upper_bound(future.starts, months[point]) - future.starts.begin() - 1;
            stocks[index][point] = solution[at(missing.stock[at(static_cast<int>(period))])];
        }
    }
}

/// One program tells all months: what is lacking in each, and what capacity then is worth to the whole.
Promise promise_of_targets(const Study& study, const WorldRun& run, const Question& question,
                           const std::vector<scenario::LeverBuild>& builds, int points) {
    Promise promise;
    const network::Network& network = study.network;
    const Future future = look_ahead({study.scenario, network, run, study.measure(question)}, question);
    const int step = std::max(1, (question.month - future.decide_from + points - 1) / points);
    for (int month = question.month; month >= future.decide_from; month -= step) promise.months.push_back(month);
    std::ranges::reverse(promise.months);
    ProgramBuilder builder;
    const Operations operations = add_operations(network, future, study.measure(question), 1, builder);
    stochastic::LinearProgram program = builder.take();
    stochastic::Solver solver;
    solver.load(program);
    if (solver.solve() != stochastic::SolveStatus::optimal) return {};
    read_targets(future, operations, solver.solution(), promise.months, promise.without, promise.stock_without);
    fix_added(study, future, operations, builds, program);
    solver.reload(program);
    if (solver.solve() != stochastic::SolveStatus::optimal) return {};
    read_targets(future, operations, solver.solution(), promise.months, promise.with, promise.stock_with);
    std::map<int, std::vector<double>> worth;  // by node
    const auto gains = capacity_gains(future, operations, solver.row_duals());
    for (int node = 0; node < network.node_count(); ++node) {
        std::vector<double> values(promise.months.size(), 0.0);
        for (std::size_t period = 0; period < gains[at(node)].size(); ++period) {
            const auto point = std::ranges::lower_bound(promise.months, future.starts[period + 1] - 1);
            values[static_cast<std::size_t>(point - promise.months.begin())] += gains[at(node)][period];
        }
        if (std::ranges::max(values) > 1e-6) worth[node] = std::move(values);
    }
    take_rows(network, worth, promise);
    return promise;
}

}  // namespace

Promise promise_of(const Study& study, const WorldRun& run, const Question& question,
                   const std::vector<scenario::LeverBuild>& builds, int points) {
    if (question.kind == Question::Kind::shortfall) return promise_of_targets(study, run, question, builds, points);
    Promise promise;
    const network::Network& network = study.network;
    const int first = std::min(question.month, network.as_of + 1);
    const int step = std::max(1, (question.month - first + points - 1) / points);
    for (int month = question.month; month >= first; month -= step) promise.months.push_back(month);
    std::ranges::reverse(promise.months);
    std::map<int, std::vector<double>> worth;  // by node
    for (std::size_t point = 0; point < promise.months.size(); ++point) {
        Question asked = question;
        asked.kind = Question::Kind::most;
        asked.rival.clear();
        asked.month = promise.months[point];
        const Future future = look_ahead({study.scenario, network, run, study.measure(asked)}, asked);
        ProgramBuilder builder;
        const Operations operations = add_operations(network, future, study.measure(asked), 1, builder);
        stochastic::LinearProgram program = builder.take();
        stochastic::Solver solver;
        solver.load(program);
        promise.without.push_back(solver.solve() == stochastic::SolveStatus::optimal ? -solver.objective() : 0);
        fix_added(study, future, operations, builds, program);
        solver.reload(program);
        promise.with.push_back(solver.solve() == stochastic::SolveStatus::optimal ? -solver.objective() : 0);
        const auto gains = capacity_gains(future, operations, solver.row_duals());
        for (int node = 0; node < network.node_count(); ++node) {
            const double sum = std::accumulate(gains[at(node)].begin(), gains[at(node)].end(), 0.0);
            if (sum <= 1e-6) continue;
            worth[node].resize(promise.months.size(), 0.0);
            worth[node][point] = sum;
        }
    }
    take_rows(network, worth, promise);
    return promise;
}

}  // namespace sinews::plan
