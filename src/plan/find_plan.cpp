#include "plan/find_plan.hpp"

#include <algorithm>
#include <cmath>
#include <span>

#include "plan/futures_plan.hpp"
#include "plan/plan_model.hpp"
#include "plan/worth.hpp"
#include "stochastic/clock.hpp"

namespace sinews::plan {

namespace {

using stochastic::at;
using stochastic::Solver;
using stochastic::SolveStatus;

/// What a plan is in the search: its model, and what may end it.
struct Finding {
    const network::Network& network;
    const Future& future;
    const analyse::MeasurePlan& measure;
    const Question& question;
    const stochastic::SolveOptions& options;
    stochastic::Clock clock{};
    PlanAnswer answer{};
    DecisionTree tree = one_decision(1, future.decide_from);

    [[nodiscard]] stochastic::SolveLimits limits() const {
        stochastic::SolveLimits limits;
        limits.seconds = options.seconds - clock.seconds();
        limits.gap = options.gap;
        limits.stop = options.stop;
        limits.interior_point = true;  // these programs take the simplex method four times as long
        return limits;
    }
    [[nodiscard]] bool reaches() const { return question.kind == Question::Kind::reach; }
    [[nodiscard]] PlanModel model(const Future& given, const Question& asked, double thrift) const {
        return make_plan_model({network, measure, asked, Risk{}, tree, thrift, {}}, std::span(&given, 1));
    }

    /// The most that the measure can be: with nothing built, or with everything and no budget.
    [[nodiscard]] double most(bool with_candidates) const;
    void take(const PlanModel& model, const Solver& solved, double thrift);
    void search_tree(const PlanModel& model, double thrift);
    void search_by_cuts(double limit);
};

/// A solution of the one program as the answer.
void Finding::take(const PlanModel& model, const Solver& solved, double thrift) {
    if (!solved.has_solution()) return;
    read_builds(network, future, question, tree, model.decisions, solved.solution(), answer);
    answer.measure = solved.solution()[at(model.operations.front().total)];
    answer.bound = reaches() ? solved.bound() : -solved.bound() + thrift * whole_cost_of(future);
}

/// Whole candidates by branch and bound on the one program.
void Finding::search_tree(const PlanModel& model, double thrift) {
    Solver whole;
    whole.load(model.program);
    stochastic::SolveLimits given = limits();
    if (options.seen) {
        const double sign = reaches() ? 1 : -1;
        given.seen = [this, sign](double value, double bound) { options.seen({sign * value, sign * bound, 0}); };
    }
    answer.status = whole.solve(given);
    take(model, whole, thrift);
}

/// Whole candidates by cuts, as for many futures: the decisions are few and their operations a small linear program, which keeps
/// its basis. `limit` is the value with candidates in part.
void Finding::search_by_cuts(double limit) {
    stochastic::SolveOptions asked = options;
    asked.method = stochastic::Method::benders;
    asked.seconds = options.seconds - clock.seconds();
    asked.parallel = {};
    const FuturesAnswer found =
        plan_for_futures({network, measure, question, Risk{}, tree, {}, true}, std::span(&future, 1), asked);
    PlanAnswer whole = found.plan;
    whole.worth = std::move(answer.worth);
    whole.rows = answer.rows;
    whole.columns = answer.columns;
    whole.without = answer.without;
    answer = std::move(whole);
    if (!answer.builds.empty() || !found.values.empty()) {
        answer.bound = reaches() ? std::max(answer.bound, limit) : std::min(answer.bound, limit);
    }
}

double Finding::most(bool with_candidates) const {
    Question asked = question;
    if (reaches()) asked.kind = Question::Kind::most;
    asked.budget = stochastic::infinity;
    asked.shares = true;
    Future given = future;
    if (!with_candidates) given.choices.clear();
    Solver solver;
    solver.load(model(given, asked, 0).program);
    if (solver.solve(limits()) != SolveStatus::optimal) return 0;
    return -solver.objective();
}

}  // namespace

double whole_cost_of(const Future& choices) {
    double cost = 0;
    for (const Choice& choice : choices.choices) cost += choice.capex * choice.most_copies;
    return cost;
}

double thrift_of(const Future& choices, double without) {
    const double whole_cost = whole_cost_of(choices);
    return whole_cost > 0 ? 1e-5 * std::max(1e-3, std::abs(without)) / whole_cost : 0;
}

double gap_of(const Question& question, const PlanAnswer& answer) {
    const double reached = question.kind == Question::Kind::reach ? answer.cost : answer.measure;
    const double least = question.kind == Question::Kind::shortfall ? 1e-3 * std::abs(answer.without) : 0;
    return std::abs(answer.bound - reached) / std::max({1e-10, least, std::abs(reached)});
}

void read_builds(const network::Network& network, const Future& choices, const Question& question,
                 const DecisionTree& tree, const Decisions& decisions, const std::vector<double>& values,
                 PlanAnswer& answer) {
    const int first_year = network.year_of(choices.decide_from);
    answer.cost_by_year.assign(at(network.year_of(question.month) - first_year + 1), 0.0);
    answer.builds.clear();
    answer.cost = 0;
    for (const Decision& decision : decisions.all) {
        double copies = values[at(decision.column)];
        if (!question.shares) copies = std::round(copies);
        if (copies < 5e-3) continue;  // an interior point leaves traces everywhere
        const double cost = copies * choices.choices[at(decision.choice)].capex * tree.share_of(decision.node);
        answer.builds.push_back({decision.choice, decision.month, decision.node, copies});
        answer.cost += cost;
        answer.cost_by_year[at(network.year_of(decision.month) - first_year)] += cost;
    }
    std::ranges::sort(answer.builds, [](const PlannedBuild& a, const PlannedBuild& b) {
        if (a.month != b.month) return a.month < b.month;
        return a.choice != b.choice ? a.choice < b.choice : a.node < b.node;
    });
}

PlanAnswer find_plan(const network::Network& network, const Future& future, const analyse::MeasurePlan& measure,
                     const Question& question, const stochastic::SolveOptions& options) {
    Finding finding{network, future, measure, question, options};
    PlanAnswer& answer = finding.answer;
    answer.without = finding.most(false);
    const double thrift = thrift_of(future, answer.without);
    const PlanModel model = finding.model(future, question, thrift);
    answer.rows = model.program.rows();
    answer.columns = model.program.columns();

    Solver relaxed;  // candidates in part: its duals are the shadow prices
    stochastic::LinearProgram in_part = model.program;
    std::ranges::fill(in_part.integer, std::uint8_t{0});
    relaxed.load(in_part);
    answer.status = relaxed.solve(finding.limits());
    if (answer.status == SolveStatus::infeasible && finding.reaches()) answer.at_most = finding.most(true);
    answer.seconds = finding.clock.seconds();
    if (answer.status != SolveStatus::optimal) return answer;
    answer.worth = worth_of(network, future, model, question, relaxed);

    const double limit = finding.reaches() ? relaxed.bound() : -relaxed.bound();  // no plan is better, whole or in part
    if (!model.program.has_integers()) {
        finding.take(model, relaxed, thrift);
    } else if (options.method == stochastic::Method::extensive) {
        finding.search_tree(model, thrift);
    } else {
        finding.search_by_cuts(finding.reaches() ? limit : limit + thrift * whole_cost_of(future));
    }
    if (answer.status == SolveStatus::infeasible && finding.reaches()) answer.at_most = finding.most(true);
    answer.seconds = finding.clock.seconds();
    answer.gap = gap_of(question, answer);
    return answer;
}

}  // namespace sinews::plan
