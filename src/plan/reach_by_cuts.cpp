#include <algorithm>
#include <cmath>

#include "plan/futures_search.hpp"
#include "plan/futures_worth.hpp"
#include "stochastic/clock.hpp"
#include "stochastic/master.hpp"

namespace sinews::plan {

namespace {

using stochastic::at;
using stochastic::Cut;
using stochastic::SolveStatus;

/// What the values at a decision say about all decisions: the risk's value, linear in the decision, has to reach the target; of
/// a chance each future's own, unless it is one of those that may miss it.
std::vector<Cut> cuts_of(const FuturesSearch& search, const PlanRecourse::Values& values,
                         const std::vector<double>& without) {
    const Risk& risk = search.task.risk;
    const double target = search.task.question.value;
    std::vector<Cut> cuts;
    if (risk.kind == Risk::Kind::chance) {
        for (std::size_t future = 0; future < values.value.size(); ++future) {
            if (values.value[future] >= target) continue;
            Cut cut = values.cuts[future];
            cut.feasibility = true;
            cut.constant += target;
            cut.coefficients[at(search.missed[future])] = -(target - without[future]);
            cuts.push_back(std::move(cut));
        }
        return cuts;
    }
    const std::vector<double> weights = risk_weights(risk, values.value);
    Cut sum;
    sum.feasibility = true;
    sum.constant = target;
    sum.coefficients.assign(at(search.first.core.columns()), 0.0);
    for (std::size_t future = 0; future < weights.size(); ++future) {
        if (weights[future] == 0) continue;
        sum.constant += weights[future] * values.cuts[future].constant;
        for (std::size_t column = 0; column < sum.coefficients.size(); ++column) {
            sum.coefficients[column] += weights[future] * values.cuts[future].coefficients[column];
        }
    }
    return {std::move(sum)};
}

}  // namespace

void reach_by_cuts(FuturesSearch& search, PlanRecourse& recourse, const std::vector<double>& without,
                   const stochastic::SolveOptions& options, FuturesAnswer& answer, MasterWorth& worth,
                   std::vector<double>& best) {
    const stochastic::Clock clock;
    const double target = search.task.question.value;
    stochastic::SolveOptions asked = options;
    asked.stop = [&] { return clock.seconds() > options.seconds || (options.stop && options.stop()); };
    stochastic::Master master(search.first, 0);
    const bool integers = search.first.core.has_integers();
    const double tolerance = 1e-6 * std::max({1.0, std::abs(target), std::abs(answer.plan.without)});
    double objective = stochastic::infinity, bound = 0;
    const auto end = [&](SolveStatus status) {
        answer.plan.status = status;
        answer.plan.bound = bound;
        if (status == SolveStatus::optimal) worth = worth_in_master(search, master, {});
    };
    std::vector<double> x = search.nothing(), last;
    if (!search.task.first.empty()) {  // a plan that does it is the best so far
        const std::vector<double> given = search.decided(search.task.first);
        const PlanRecourse::Values values = recourse.at_decision(given, asked);
        if (values.complete && risk_value(search.task.risk, values.value) >= target - tolerance) {
            objective = search.cost_of(given);
            best = given;
        }
    }
    bool whole = !integers;  // candidates in part until that is reached, then whole ones
    for (;; ++answer.rounds) {
        const PlanRecourse::Values values = recourse.at_decision(x, asked);
        if (!values.complete) return end(values.failed ? SolveStatus::failed : SolveStatus::stopped);
        const double value = risk_value(search.task.risk, values.value);
        // The same decision again, whose cuts the master knows: what it lacks is the solver's rounding.
        const bool again = x == last;
        last = x;
        const bool reached = value >= target - (again ? 1e3 : 1) * tolerance;
        if (again && !reached && whole) return end(SolveStatus::failed);
        if (reached && whole && search.cost_of(x) < objective) {
            objective = search.cost_of(x);
            best = x;
        }
        if (options.seen) options.seen({objective, bound, answer.rounds});
        if (stochastic::relative_gap(objective, bound) <= options.gap || objective <= 1e-9) {
            return end(SolveStatus::optimal);
        }
        if (!whole && (reached || again)) {  // of a chance the parts may miss in part, for which there are no more cuts
            whole = true;
            last.clear();
        } else if (reached) {
            return end(SolveStatus::optimal);  // the master's best decision does it
        } else {
            master.add(cuts_of(search, values, without));
        }
        master.ask_integers(whole && integers);
        stochastic::SolveLimits limits;
        limits.seconds = options.seconds - clock.seconds();
        limits.stop = options.stop;
        limits.gap = options.gap / 2;
        const SolveStatus status = master.solve(limits);
        if (status == SolveStatus::optimal || status == SolveStatus::stopped) bound = std::max(bound, master.bound());
        if (status != SolveStatus::optimal) return end(status);
        x = master.decision();
        if (whole && integers) {
            for (std::size_t column = 0; column < x.size(); ++column) {
                if (search.first.core.integer[column] != 0) x[column] = std::round(x[column]);
            }
        }
    }
}

}  // namespace sinews::plan
