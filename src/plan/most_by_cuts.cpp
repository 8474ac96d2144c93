#include <algorithm>
#include <cmath>

#include "plan/futures_search.hpp"
#include "plan/futures_worth.hpp"

namespace sinews::plan {

using stochastic::SolveStatus;

void most_by_cuts(FuturesSearch& search, PlanRecourse& recourse, const PlanRecourse::Values& nothing,
                  const stochastic::SolveOptions& options, FuturesAnswer& answer, MasterWorth& worth,
                  std::vector<double>& best) {
    const Risk& risk = search.task.risk;
    const auto ask = [&](const std::vector<double>& x, const stochastic::SolveOptions& given) {
        return recourse.cost_of(risk, recourse.at_decision(x, given));
    };
    stochastic::SolveOptions told = options;
    if (options.seen) {  // the program minimises minus the measure
        told.seen = [&options](const stochastic::Progress& progress) {
            options.seen({-progress.objective, -progress.bound, progress.iterations});
        };
    }
    stochastic::CutSearch cuts(search.first, recourse.groups(risk), ask, told);
    const stochastic::RecourseAnswer start = recourse.cost_of(risk, nothing);
    cuts.master.add(start.cuts);
    cuts.solution.objective = start.cost;
    cuts.solution.first_stage = search.nothing();
    std::vector<double> x = cuts.solution.first_stage;
    if (!search.task.first.empty()) {
        x = search.decided(search.task.first);
        const stochastic::RecourseAnswer given = ask(x, cuts.options);
        if (given.complete && !given.failed) {
            cuts.master.add(given.cuts);
            const double value = cuts.master.first_stage_cost(x) + given.cost;
            if (value < cuts.solution.objective) {
                cuts.solution.objective = value;
                cuts.solution.first_stage = x;
            }
        }
    }
    if (!search.task.whole) {
        cuts.enough = 0;
        cuts.hopeless = 0;
    }
    solve_by_cuts(cuts, std::move(x));
    if (std::isinf(cuts.solution.bound) && cuts.master.knows_all_futures()) {
        // Stopped before it looked everywhere: the cuts that there are tell a bound, in one small linear program.
        cuts.master.keep_anywhere();
        cuts.master.ask_integers(false);
        if (cuts.master.solve() == SolveStatus::optimal) cuts.raise_bound(cuts.master.value());
    }
    answer.plan.status = cuts.solution.status;
    answer.rounds = cuts.solution.iterations;
    answer.plan.bound = -cuts.solution.bound;
    best = cuts.solution.first_stage;
    if (search.task.whole && cuts.solution.status == SolveStatus::optimal) {
        worth = worth_in_master(search, cuts.master, cuts.limits(options.gap));
    }
}

}  // namespace sinews::plan
