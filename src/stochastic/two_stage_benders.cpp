#include "stochastic/two_stage_benders.hpp"

#include <algorithm>
#include <cmath>

#include "stochastic/clock.hpp"
#include "stochastic/extensive_form.hpp"
#include "stochastic/integer_recourse.hpp"
#include "stochastic/lagrangian_cuts.hpp"
#include "stochastic/master.hpp"
#include "stochastic/patience.hpp"
#include "stochastic/recourse.hpp"

namespace sinews::stochastic {

namespace {

/// More futures mean fewer rounds and a larger master.
constexpr int most_groups = 64;
constexpr double first_radius = 1;

struct Search {
    const StochasticProgram& program;
    SolveOptions options;  // `stop` knows the time limit too
    Clock clock;
    std::vector<StageRows> rows;
    Recourse recourse;
    Master master;
    Solution solution;

    Search(const StochasticProgram& of, const SolveOptions& asked)
        : program(of),
          options(asked),
          rows(rows_by_stage(of)),
          recourse(of, rows, of.integers_in(1) ? of.scenario_count() : most_groups),
          master(of, recourse.groups()) {
        solution.method = Method::benders;
        options.stop = [this, stop = asked.stop, seconds = asked.seconds] {
            return clock.seconds() > seconds || (stop && stop());
        };
    }
    Search(const Search&) = delete;  // `stop` holds on to this one
    Search& operator=(const Search&) = delete;

    void tell() const {
        if (options.seen) options.seen({solution.objective, solution.bound, solution.iterations});
    }
    [[nodiscard]] SolveLimits limits(double gap) const {
        SolveLimits result;
        result.seconds = options.seconds - clock.seconds();
        result.gap = gap;
        result.stop = options.stop;
        return result;
    }
    void raise_bound(double bound) { solution.bound = std::max(solution.bound, bound); }
    void end(SolveStatus status) { solution.status = status; }
};

/// A first decision: that of the mean-value problem, else of the first stage alone, else 0 within bounds.
std::vector<double> first_decision(Search& search) {
    const Range columns = search.program.stages.front().columns;
    ExtensiveForm mean = extensive_form(mean_value_problem(search.program));
    std::fill(mean.program.integer.begin(), mean.program.integer.end(), std::uint8_t{0});
    Solver solver;
    solver.load(mean.program);
    if (solver.solve(search.limits(search.options.gap)) == SolveStatus::optimal) {
        return {solver.solution().begin(), solver.solution().begin() + columns.last};
    }
    if (search.master.solve(search.limits(search.options.gap)) == SolveStatus::optimal) {
        return search.master.decision();
    }
    std::vector<double> zero;
    for (int column = 0; column < columns.last; ++column) {
        const double lower = search.program.core.lower[at(column)];
        const double upper = search.program.core.upper[at(column)];
        zero.push_back(std::isinf(lower) ? std::min(0.0, upper) : lower);
    }
    return zero;
}

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

Next next_decision(Search& search, Center& center) {
    Master& master = search.master;
    const auto end = [&](SolveStatus status) {
        search.end(status);
        return Next{true, 0};
    };
    for (const bool has_center = !std::isinf(center.value);;) {
        if (has_center) {
            master.keep_near(center.x, center.radius);
            const SolveStatus status = master.solve(search.limits(search.options.gap));
            if (status == SolveStatus::stopped) return end(status);
            const double tolerance = 0.3 * search.options.gap * std::max(1e-10, std::abs(center.value));
            const bool solved = status == SolveStatus::optimal;
            if (solved && center.value - master.value() > tolerance) return {false, master.value()};
            center.radius *= 4;  // nothing better near by: look everywhere
            master.keep_anywhere();
        }
        const SolveStatus status = master.solve(search.limits(search.options.gap));
        if (status == SolveStatus::unbounded && has_center && center.radius < 1e12) continue;  // look further away
        if (status != SolveStatus::optimal) return end(status);
        if (master.knows_all_futures()) search.raise_bound(master.value());
        if (relative_gap(center.value, search.solution.bound) <= search.options.gap) return end(SolveStatus::optimal);
        return {false, master.value()};
    }
}

/// The relaxation without integers: rounds of cuts within a trust region. True when it was solved.
bool solve_relaxation(Search& search) {
    const bool integers = search.program.core.has_integers();
    Center center;
    Patience patience;
    std::vector<double> x = first_decision(search);
    double predicted = -infinity;
    for (;;) {
        const RecourseAnswer answer = search.recourse.at_decision(x, search.options);
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
        search.master.add(answer.cuts);
        search.master.forget_slack_cuts();
        const Next next = next_decision(search, center);
        search.tell();
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

void round_integers(const StochasticProgram& program, std::vector<double>& x) {
    for (std::size_t column = 0; column < x.size(); ++column) {
        if (program.core.integer[column] != 0) x[column] = std::round(x[column]);
    }
}

/// Values a decision with all integers in place and keeps it when it is the best.
void value_decision(Search& search, const std::vector<double>& x, const RecourseAnswer& answer, bool second_integers) {
    double value = search.master.first_stage_cost(x) + answer.cost;
    if (second_integers) {
        if (value >= search.solution.objective) return;  // its relaxation is no better already
        value =
            search.master.first_stage_cost(x) + integer_recourse(search.program, search.rows, x, search.options).cost;
    }
    if (value < search.solution.objective) {
        search.solution.objective = value;
        search.solution.first_stage = x;
    }
}

/// What one round with integers came to.
struct Round {
    bool ended = false;     // the solution's status tells why
    bool possible = true;   // the decision has a second stage in every scenario
    double expected = 0;    // what the master thought the future costs
    std::vector<double> x;  // its decision
    RecourseAnswer answer;
};

/// One round: the master decides with its integers, the decision is valued, cuts of the relaxation are added.
Round round_with_integers(Search& search) {
    Round round;
    const auto end = [&](SolveStatus status) {
        search.end(status);
        round.ended = true;
        return round;
    };
    search.master.ask_integers(true);
    const SolveStatus status = search.master.solve(search.limits(search.options.gap / 4));
    if (search.master.knows_all_futures() && status != SolveStatus::infeasible) {
        search.raise_bound(search.master.bound());
    }
    if (status != SolveStatus::optimal) return end(status);
    round.expected = search.master.future_cost();
    round.x = search.master.decision();
    round_integers(search.program, round.x);
    round.answer = search.recourse.at_decision(round.x, search.options);
    ++search.solution.iterations;
    if (!round.answer.complete) return end(SolveStatus::stopped);
    if (round.answer.failed) return end(SolveStatus::failed);
    round.possible = round.answer.infeasible == 0;
    if (round.possible) value_decision(search, round.x, round.answer, search.program.integers_in(1));
    search.tell();
    if (search.solution.gap() <= search.options.gap) return end(SolveStatus::optimal);
    if (search.options.stop()) return end(SolveStatus::stopped);
    search.master.add(round.answer.cuts);
    return round;
}

/// The bound at the root: Lagrangian cuts at the decisions of the relaxed master, until they hardly raise it. False when the
/// search has to end.
bool raise_by_lagrangian_cuts(Search& search, LagrangianCuts& lagrangian) {
    constexpr int patience = 3;
    for (int idle = 0; idle < patience;) {
        search.master.ask_integers(false);
        const SolveStatus status = search.master.solve(search.limits(search.options.gap));
        if (status != SolveStatus::optimal) {
            search.end(status);
            return false;
        }
        const double before = search.solution.bound;
        search.raise_bound(search.master.value());
        search.tell();
        const double step = 0.02 * std::max(search.options.gap, 1e-3) * std::abs(before);
        idle = search.solution.bound - before > step ? 0 : idle + 1;
        const std::vector<double> x = search.master.decision();
        const RecourseAnswer answer = search.recourse.at_decision(x, search.options);
        if (answer.infeasible > 0) {
            search.master.add(answer.cuts);
            continue;
        }
        const LagrangianAnswer more =
            answer.complete ? lagrangian.at_decision(x, answer.cuts, search.options) : LagrangianAnswer{};
        ++search.solution.iterations;
        if (!more.complete) {
            search.end(SolveStatus::stopped);
            return false;
        }
        search.master.add(more.cuts);
    }
    return true;
}

/// Integers in the second stage: cuts of the relaxation do not suffice, Lagrangian ones join them.
void solve_with_second_integers(Search& search) {
    if (round_with_integers(search).ended) return;  // a first value of the whole problem
    LagrangianCuts lagrangian(search.program, search.rows);
    if (!raise_by_lagrangian_cuts(search, lagrangian)) return;
    for (;;) {
        const Round round = round_with_integers(search);
        if (round.ended) return;
        if (!round.possible) continue;
        const LagrangianAnswer more = lagrangian.at_decision(round.x, round.answer.cuts, search.options);
        if (!more.complete) return search.end(SolveStatus::stopped);
        search.master.add(more.cuts);
        const double tolerance = 0.1 * search.options.gap * std::max(1e-10, std::abs(more.cost));
        if (std::max(round.answer.cost, more.cost) > round.expected + tolerance) continue;
        search.solution.note = "with integers in the second stage the cuts leave this gap";
        return search.end(SolveStatus::stopped);
    }
}

/// The master with its integers, solved anew after each round of cuts.
void solve_with_integers(Search& search) {
    search.master.keep_anywhere();
    if (search.program.integers_in(1)) return solve_with_second_integers(search);
    while (!round_with_integers(search).ended) {
    }
}

}  // namespace

Solution solve_two_stage(const StochasticProgram& program, const SolveOptions& options) {
    Search search(program, options);
    const bool relaxed = solve_relaxation(search);
    if (relaxed && program.core.has_integers()) solve_with_integers(search);
    search.solution.seconds = search.clock.seconds();
    return search.solution;
}

}  // namespace sinews::stochastic
