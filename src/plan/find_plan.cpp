#include "plan/find_plan.hpp"

#include <algorithm>
#include <cmath>

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

    [[nodiscard]] stochastic::SolveLimits limits() const {
        stochastic::SolveLimits limits;
        limits.seconds = options.seconds - clock.seconds();
        limits.gap = options.gap;
        limits.stop = options.stop;
        limits.interior_point = true;  // these programs take the simplex method four times as long
        return limits;
    }
    [[nodiscard]] bool reaches() const { return question.kind == Question::Kind::reach; }

    /// The most that the measure can be: with nothing built, or with everything and no budget.
    [[nodiscard]] double most(bool with_candidates) const;
    void read_plan(const PlanModel& model, const std::vector<double>& values);
};

double Finding::most(bool with_candidates) const {
    Question asked = question;
    asked.kind = Question::Kind::most;
    asked.budget = stochastic::infinity;
    asked.shares = true;
    Future given = future;
    if (!with_candidates) given.choices.clear();
    const PlanModel model = make_plan_model(network, given, measure, asked);
    Solver solver;
    solver.load(model.program);
    if (solver.solve(limits()) != SolveStatus::optimal) return 0;
    return -solver.objective() + future.past;
}

void Finding::read_plan(const PlanModel& model, const std::vector<double>& values) {
    const int first_year = network.year_of(future.first);
    answer.cost_by_year.assign(at(network.year_of(question.month) - first_year + 1), 0.0);
    for (const PlanModel::Decision& decision : model.decisions) {
        double copies = values[at(decision.column)];
        if (!question.shares) copies = std::round(copies);
        if (copies < 5e-3) continue;  // an interior point leaves traces everywhere
        const double cost = copies * future.choices[at(decision.choice)].capex;
        answer.builds.push_back({decision.choice, decision.month, copies});
        answer.cost += cost;
        answer.cost_by_year[at(network.year_of(decision.month) - first_year)] += cost;
    }
    std::ranges::sort(answer.builds, [](const PlannedBuild& a, const PlannedBuild& b) {
        return a.month != b.month ? a.month < b.month : a.choice < b.choice;
    });
}

/// The measure's value from Future::first on: the row of the question without the column that stands for it.
double measured(const PlanModel& model, const std::vector<double>& values) {
    double sum = 0;
    for (int column = 0; column < model.program.columns(); ++column) {
        if (column == model.total_column) continue;
        const auto& matrix = model.program.matrix;
        for (int entry = matrix.start[at(column)]; entry < matrix.start[at(column) + 1]; ++entry) {
            if (matrix.row[at(entry)] == model.target_row) sum += matrix.value[at(entry)] * values[at(column)];
        }
    }
    return sum;
}

}  // namespace

PlanAnswer find_plan(const network::Network& network, const Future& future, const analyse::MeasurePlan& measure,
                     const Question& question, const stochastic::SolveOptions& options) {
    Finding finding{network, future, measure, question, options};
    PlanAnswer& answer = finding.answer;
    answer.without = finding.most(false);
    double whole_cost = 0;
    for (const Choice& choice : future.choices) whole_cost += choice.capex * choice.most_copies;
    // Together all candidates must bring a hundred-thousandth more than nothing: less would be lost in the solver's rounding.
    const double thrift = whole_cost > 0 ? 1e-5 * std::max(1e-3, answer.without) / whole_cost : 0;
    const PlanModel model = make_plan_model(network, future, measure, question, thrift);
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
            const double sign = finding.reaches() ? 1 : -1, past = finding.reaches() ? 0 : future.past;
            limits.seen = [&options, sign, past](double value, double bound) {
                options.seen({sign * value + past, sign * bound + past, 0});
            };
        }
        answer.status = whole.solve(limits);
        if (answer.status == SolveStatus::infeasible && finding.reaches()) answer.at_most = finding.most(true);
    }
    const Solver& last = integers ? whole : relaxed;
    answer.seconds = finding.clock.seconds();
    if (!last.has_solution()) return answer;
    finding.read_plan(model, last.solution());
    answer.measure = measured(model, last.solution()) + future.past;
    answer.bound = finding.reaches() ? last.bound() : -last.bound() + thrift * whole_cost + future.past;
    const double reached = finding.reaches() ? answer.cost : answer.measure;
    answer.gap = std::abs(answer.bound - reached) / std::max(1e-10, std::abs(reached));
    return answer;
}

}  // namespace sinews::plan
