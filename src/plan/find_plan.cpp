#include "plan/find_plan.hpp"

#include <algorithm>
#include <cmath>
#include <span>

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
};

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

double thrift_of(const Future& choices, double without) {
    double whole_cost = 0;
    for (const Choice& choice : choices.choices) whole_cost += choice.capex * choice.most_copies;
    return whole_cost > 0 ? 1e-5 * std::max(1e-3, std::abs(without)) / whole_cost : 0;
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
    double whole_cost = 0;
    for (const Choice& choice : future.choices) whole_cost += choice.capex * choice.most_copies;
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

    Solver whole;
    const bool integers = model.program.has_integers();
    if (integers) {
        whole.load(model.program);
        stochastic::SolveLimits limits = finding.limits();
        if (options.seen) {
            const double sign = finding.reaches() ? 1 : -1;
            limits.seen = [&options, sign](double value, double bound) {
                options.seen({sign * value, sign * bound, 0});
            };
        }
        answer.status = whole.solve(limits);
        if (answer.status == SolveStatus::infeasible && finding.reaches()) answer.at_most = finding.most(true);
    }
    const Solver& last = integers ? whole : relaxed;
    answer.seconds = finding.clock.seconds();
    if (!last.has_solution()) return answer;
    read_builds(network, future, question, finding.tree, model.decisions, last.solution(), answer);
    answer.measure = last.solution()[at(model.operations.front().total)];
    answer.bound = finding.reaches() ? last.bound() : -last.bound() + thrift * whole_cost;
    const double reached = finding.reaches() ? answer.cost : answer.measure;
    answer.gap = std::abs(answer.bound - reached) / std::max(1e-10, std::abs(reached));
    return answer;
}

}  // namespace sinews::plan
