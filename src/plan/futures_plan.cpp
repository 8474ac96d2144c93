#include "plan/futures_plan.hpp"

#include <algorithm>
#include <cmath>

#include "plan/futures_search.hpp"
#include "plan/futures_worth.hpp"
#include "plan/plan_model.hpp"
#include "stochastic/clock.hpp"

namespace sinews::plan {

namespace {

using stochastic::at;
using stochastic::Method;
using stochastic::SolveStatus;

/// Columns of all futures' operations together, from which on cuts are quicker (docs/benchmarks.md).
constexpr int few_columns = 5'000;

/// The same from the program of all futures, with candidates in part.
MasterWorth worth_in_part(const FuturesSearch& search, const PlanModel& model, const stochastic::SolveLimits& limits) {
    MasterWorth worth;
    if (model.whole < 0) return worth;  // of a chance
    stochastic::LinearProgram in_part = model.program;
    std::ranges::fill(in_part.integer, std::uint8_t{0});
    stochastic::Solver solver;
    solver.load(in_part);
    if (solver.solve(limits) != SolveStatus::optimal) return worth;
    for (const int row : model.decisions.budget_rows) worth.money.push_back(-solver.row_duals()[at(row)]);
    const bool reach = search.task.question.kind == Question::Kind::reach;
    if (reach) worth.target_cost = std::max(0.0, solver.column_duals()[at(model.whole)]);
    return worth;
}

/// All futures in one program.
void extensive(const FuturesSearch& search, double thrift, const std::vector<double>& without,
               const stochastic::SolveOptions& options, FuturesAnswer& answer, MasterWorth& worth,
               std::vector<double>& best) {
    const stochastic::Clock clock;
    const FuturesTask& task = search.task;
    const bool reach = task.question.kind == Question::Kind::reach;
    const PlanModel model = make_plan_model(
        {task.network, task.measure, task.question, task.risk, task.tree, thrift, without}, search.futures);
    stochastic::Solver solver;
    solver.load(model.program);
    answer.build_seconds = clock.seconds();
    answer.plan.rows = model.program.rows();
    answer.plan.columns = model.program.columns();
    stochastic::SolveLimits limits;
    limits.seconds = options.seconds - clock.seconds();
    limits.gap = options.gap;
    limits.stop = options.stop;
    limits.interior_point = true;
    const double sign = reach ? 1 : -1;
    if (options.seen) {
        limits.seen = [&](double value, double bound) { options.seen({sign * value, sign * bound, 0}); };
    }
    answer.plan.status = solver.solve(limits);
    answer.rounds = solver.iterations();
    answer.plan.bound = sign * solver.bound();
    if (!solver.has_solution()) return;
    const std::vector<double> solution = solver.solution();
    if (answer.plan.status == SolveStatus::optimal) worth = worth_in_part(search, model, limits);
    best = search.nothing();  // decisions come first in both programs
    for (const Decision& decision : search.decisions.all) {
        const double copies = solution[at(decision.column)];
        best[at(decision.column)] = task.question.shares ? copies : std::round(copies);
    }
}

Method chosen(const FuturesSearch& search, const stochastic::SolveOptions& options) {
    if (options.method != Method::choose) return options.method;
    ProgramBuilder one;
    const Operations operations =
        add_operations(search.task.network, search.futures.front(), search.task.measure, 1, one);
    return one.columns() * static_cast<double>(search.futures.size()) <= few_columns ? Method::extensive
                                                                                     : Method::benders;
}

}  // namespace

std::vector<double> values_of(const FuturesTask& task, std::span<const Future> futures,
                              const std::vector<PlannedBuild>& builds, const stochastic::SolveOptions& options) {
    const FuturesSearch search(task, futures, 0);
    PlanRecourse recourse = search.recourse(options.parallel);
    PlanRecourse::Values values = recourse.at_decision(search.decided(builds), options);
    return values.complete ? std::move(values.value) : std::vector<double>{};
}

FuturesAnswer plan_for_futures(const FuturesTask& task, std::span<const Future> futures,
                               const stochastic::SolveOptions& options) {
    const stochastic::Clock clock;
    FuturesAnswer answer;
    const bool reach = task.question.kind == Question::Kind::reach;
    FuturesSearch draft(task, futures, 0);
    PlanRecourse recourse = draft.recourse(options.parallel);
    answer.build_seconds = clock.seconds();
    const PlanRecourse::Values nothing = recourse.at_decision(draft.nothing(), options);
    if (!nothing.complete) {
        answer.plan.status = nothing.failed ? SolveStatus::failed : SolveStatus::stopped;
        return answer;
    }
    answer.without = nothing.value;
    answer.plan.without = risk_value(task.risk, nothing.value);
    const double thrift = reach ? 0 : thrift_of(draft.choices, answer.plan.without);
    FuturesSearch search(task, futures, thrift);  // the same columns, now with what a unit of money has to bring
    stochastic::SolveOptions left = options;
    left.seconds = options.seconds - clock.seconds();
    std::vector<double> best;
    MasterWorth worth;
    answer.method = chosen(search, options);
    if (answer.method == Method::extensive) {
        extensive(search, thrift, nothing.value, left, answer, worth, best);
    } else if (reach) {
        reach_by_cuts(search, recourse, nothing.value, left, answer, worth, best);
    } else {
        most_by_cuts(search, recourse, nothing, left, answer, worth, best);
    }
    if (!reach) answer.plan.bound += thrift * whole_cost_of(search.choices);
    answer.plan.seconds = clock.seconds();
    if (best.empty()) return answer;
    read_builds(task.network, search.choices, task.question, task.tree, search.decisions, best, answer.plan);
    stochastic::SolveOptions unstopped = options;  // a last look at the plan, for its values
    unstopped.stop = {};
    FuturesWorth gathered(search, best);
    answer.values = recourse.at_decision(best, unstopped, gathered.reader()).value;
    if (task.whole) answer.plan.worth = gathered.told(answer.values, worth);
    answer.plan.measure = risk_value(task.risk, answer.values);
    if (answer.method == Method::extensive && !reach && !task.first.empty()) {  // cuts begin with it
        const std::vector<double> given = search.decided(task.first);
        const PlanRecourse::Values values = recourse.at_decision(given, unstopped);
        if (values.complete && risk_value(task.risk, values.value) > answer.plan.measure) {
            read_builds(task.network, search.choices, task.question, task.tree, search.decisions, given, answer.plan);
            answer.values = values.value;
            answer.plan.measure = risk_value(task.risk, values.value);
        }
    }
    answer.plan.gap = gap_of(task.question, answer.plan);
    answer.plan.seconds = clock.seconds();
    return answer;
}

}  // namespace sinews::plan
