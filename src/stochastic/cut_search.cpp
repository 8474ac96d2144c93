#include "stochastic/cut_search.hpp"

#include <algorithm>
#include <cmath>

#include "stochastic/patience.hpp"

namespace sinews::stochastic {

namespace {

constexpr double first_radius = 1;

/// The best decision so far of the relaxation, and how far the next one may be from it.
struct Center {
    std::vector<double> x;
    double value = infinity;
    double radius = first_radius;
};

/// Takes `x` as the center when it is enough better, and learns from how good the prediction was.
void judge(const std::vector<double>& x, double value, double predicted, Center& center) {
    if (std::isinf(center.value)) {
        center.x = x;
        center.value = value;
        return;
    }
    const double promised = center.value - predicted;
    if (value <= center.value - 0.1 * promised) {
        if (value <= center.value - 0.5 * promised) center.radius *= 2;
        center.x = x;
        center.value = value;
    } else if (value > center.value + promised) {
        center.radius = std::max(center.radius / 2, 1e-4);
    }
}

/// Where to look next; nothing when the relaxation is solved or the search has to end, which the solution's status tells.
struct Next {
    bool ended = false;
    double predicted = -infinity;  // what the master says about the decision
};

Next next_decision(CutSearch& search, Center& center, double gap) {
    Master& master = search.master;
    const auto end = [&](SolveStatus status) {
        search.end(status);
        return Next{true, 0};
    };
    for (const bool has_center = !std::isinf(center.value);;) {
        if (has_center) {
            master.keep_near(center.x, center.radius);
            const SolveStatus status = master.solve(search.limits(gap));
            if (status == SolveStatus::stopped) return end(status);
            const double tolerance = 0.3 * std::max(gap, 1e-9) * std::max(1e-10, std::abs(center.value));
            const bool solved = status == SolveStatus::optimal;
            if (solved && center.value - master.value() > tolerance) return {false, master.value()};
            center.radius *= 4;  // nothing better near by: look everywhere
            master.keep_anywhere();
        }
        const SolveStatus status = master.solve(search.limits(gap));
        if (status == SolveStatus::unbounded && has_center && center.radius < 1e12) continue;  // look further away
        if (status != SolveStatus::optimal) return end(status);
        if (master.knows_all_futures()) search.raise_bound(master.value());
        if (relative_gap(center.value, search.solution.bound) <= gap) return end(SolveStatus::optimal);
        return {false, master.value()};
    }
}

}  // namespace

bool solve_relaxation(CutSearch& search, std::vector<double> x, double gap) {
    const bool integers = search.program.core.has_integers();
    Center center;
    Patience patience;
    double predicted = -infinity;
    for (;;) {
        const RecourseAnswer answer = search.ask(x);
        ++search.solution.iterations;
        if (!answer.complete) {
            search.end(SolveStatus::stopped);
            return false;
        }
        if (answer.failed || answer.unbounded) {
            search.end(answer.unbounded ? SolveStatus::unbounded : SolveStatus::failed);
            return false;
        }
        if (answer.infeasible == 0) {
            judge(x, search.master.first_stage_cost(x) + answer.cost, predicted, center);
            if (!integers && center.value < search.solution.objective) {
                search.solution.objective = center.value;
                search.solution.first_stage = center.x;
            }
        }
        if (search.settled()) {
            search.end(SolveStatus::optimal);
            return false;
        }
        search.master.add(answer.cuts);
        search.master.forget_slack_cuts();
        const Next next = next_decision(search, center, gap);
        search.tell();
        if (search.settled()) {
            search.end(SolveStatus::optimal);
            return false;
        }
        if (next.ended) return search.solution.status == SolveStatus::optimal;
        if (patience.is_lost(center.value, search.solution.bound)) {
            search.solution.note = rounding_note;
            search.end(SolveStatus::stopped);
            return false;
        }
        x = search.master.decision();
        predicted = next.predicted;
    }
}

namespace {

void round_integers(const StochasticProgram& program, std::vector<double>& x) {
    for (std::size_t column = 0; column < x.size(); ++column) {
        if (program.core.integer[column] != 0) x[column] = std::round(x[column]);
    }
}

/// Values a decision with all integers in place and keeps it when it is the best.
void value_decision(CutSearch& search, const std::vector<double>& x, const RecourseAnswer& answer,
                    const TrueCost& true_cost) {
    double value = search.master.first_stage_cost(x) + answer.cost;
    if (true_cost) {
        if (value >= search.solution.objective) return;  // its relaxation is no better already
        value = search.master.first_stage_cost(x) + true_cost(x);
    }
    if (value < search.solution.objective) {
        search.solution.objective = value;
        search.solution.first_stage = x;
    }
}

}  // namespace

Round round_with_integers(CutSearch& search, const TrueCost& true_cost) {
    Round round;
    const auto end = [&](SolveStatus status) {
        search.end(status);
        round.ended = true;
        return round;
    };
    search.master.ask_integers(true);
    const SolveStatus status = search.master.solve(search.limits(search.options.gap / 2));
    if (search.master.knows_all_futures() && status != SolveStatus::infeasible) {
        search.raise_bound(search.master.bound());
    }
    if (status != SolveStatus::optimal) return end(status);
    round.expected = search.master.future_cost();
    round.x = search.master.decision();
    round_integers(search.program, round.x);
    round.answer = search.ask(round.x);
    ++search.solution.iterations;
    if (!round.answer.complete) return end(SolveStatus::stopped);
    if (round.answer.failed) return end(SolveStatus::failed);
    round.possible = round.answer.infeasible == 0;
    if (round.possible) value_decision(search, round.x, round.answer, true_cost);
    search.tell();
    if (search.solution.gap() <= search.options.gap || search.settled()) return end(SolveStatus::optimal);
    if (search.options.stop()) return end(SolveStatus::stopped);
    search.master.add(round.answer.cuts);
    return round;
}

void solve_by_cuts(CutSearch& search, std::vector<double> x) {
    const bool integers = search.program.integers_in(0);
    // The relaxation only has to be good enough to begin with: rounds with integers go on from all its cuts.
    const double gap = integers ? search.options.gap / 4 : search.options.gap;
    if (!solve_relaxation(search, std::move(x), gap) || !integers) return;
    search.master.keep_anywhere();
    while (!round_with_integers(search).ended) {
    }
}

CutSearch::CutSearch(const StochasticProgram& of, int groups, AtDecision asked, const SolveOptions& given)
    : program(of), options(given), at_decision(std::move(asked)), master(of, groups) {
    solution.method = Method::benders;
    options.stop = [this, stop = given.stop, seconds = given.seconds] {
        return clock.seconds() > seconds || (stop && stop());
    };
}

void CutSearch::tell() const {
    if (options.seen) options.seen({solution.objective, solution.bound, solution.iterations});
}

SolveLimits CutSearch::limits(double gap) const {
    SolveLimits result;
    result.seconds = options.seconds - clock.seconds();
    result.gap = gap;
    result.stop = options.stop;
    return result;
}

}  // namespace sinews::stochastic
