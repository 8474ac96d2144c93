#include "stochastic/two_stage_benders.hpp"

#include <algorithm>
#include <cmath>

#include "stochastic/cut_search.hpp"
#include "stochastic/extensive_form.hpp"
#include "stochastic/integer_recourse.hpp"
#include "stochastic/lagrangian_cuts.hpp"
#include "stochastic/recourse.hpp"

namespace sinews::stochastic {

namespace {

/// More futures mean fewer rounds and a larger master.
constexpr int most_groups = 64;

struct Search {
    const StochasticProgram& program;
    std::vector<StageRows> rows;
    Recourse recourse;
    CutSearch cuts;

    Search(const StochasticProgram& of, const SolveOptions& asked)
        : program(of),
          rows(rows_by_stage(of)),
          recourse(of, rows, of.integers_in(1) ? of.scenario_count() : most_groups),
          cuts(
              of, recourse.groups(),
              [this](const std::vector<double>& x, const SolveOptions& options) {
                  return recourse.at_decision(x, options);
              },
              asked) {}
    Search(const Search&) = delete;  // the loop holds on to this one
    Search& operator=(const Search&) = delete;
    ~Search() = default;

    [[nodiscard]] Round round() {
        if (!program.integers_in(1)) return round_with_integers(cuts);
        return round_with_integers(cuts, [this](const std::vector<double>& x) {
            return integer_recourse(program, rows, x, cuts.options).cost;
        });
    }
};

/// A first decision: that of the mean-value problem, else of the first stage alone, else 0 within bounds.
std::vector<double> first_decision(Search& search) {
    const Range columns = search.program.stages.front().columns;
    ExtensiveForm mean = extensive_form(mean_value_problem(search.program));
    std::fill(mean.program.integer.begin(), mean.program.integer.end(), std::uint8_t{0});
    Solver solver;
    solver.load(mean.program);
    if (solver.solve(search.cuts.limits(search.cuts.options.gap)) == SolveStatus::optimal) {
        return {solver.solution().begin(), solver.solution().begin() + columns.last};
    }
    if (search.cuts.master.solve(search.cuts.limits(search.cuts.options.gap)) == SolveStatus::optimal) {
        return search.cuts.master.decision();
    }
    std::vector<double> zero;
    for (int column = 0; column < columns.last; ++column) {
        const double lower = search.program.core.lower[at(column)];
        const double upper = search.program.core.upper[at(column)];
        zero.push_back(std::isinf(lower) ? std::min(0.0, upper) : lower);
    }
    return zero;
}

/// The bound at the root: Lagrangian cuts at the decisions of the relaxed master, until they hardly raise it. False when the
/// search has to end.
bool raise_by_lagrangian_cuts(Search& search, LagrangianCuts& lagrangian) {
    constexpr int patience = 3;
    for (int idle = 0; idle < patience;) {
        search.cuts.master.ask_integers(false);
        const SolveStatus status = search.cuts.master.solve(search.cuts.limits(search.cuts.options.gap));
        if (status != SolveStatus::optimal) {
            search.cuts.end(status);
            return false;
        }
        const double before = search.cuts.solution.bound;
        search.cuts.raise_bound(search.cuts.master.value());
        search.cuts.tell();
        const double step = 0.02 * std::max(search.cuts.options.gap, 1e-3) * std::abs(before);
        idle = search.cuts.solution.bound - before > step ? 0 : idle + 1;
        const std::vector<double> x = search.cuts.master.decision();
        const RecourseAnswer answer = search.cuts.ask(x);
        if (answer.infeasible > 0) {
            search.cuts.master.add(answer.cuts);
            continue;
        }
        const LagrangianAnswer more =
            answer.complete ? lagrangian.at_decision(x, answer.cuts, search.cuts.options) : LagrangianAnswer{};
        ++search.cuts.solution.iterations;
        if (!more.complete) {
            search.cuts.end(SolveStatus::stopped);
            return false;
        }
        search.cuts.master.add(more.cuts);
    }
    return true;
}

/// Integers in the second stage: cuts of the relaxation do not suffice, Lagrangian ones join them.
void solve_with_second_integers(Search& search) {
    if (search.round().ended) return;  // a first value of the whole problem
    LagrangianCuts lagrangian(search.program, search.rows);
    if (!raise_by_lagrangian_cuts(search, lagrangian)) return;
    for (;;) {
        const Round round = search.round();
        if (round.ended) return;
        if (!round.possible) continue;
        const LagrangianAnswer more = lagrangian.at_decision(round.x, round.answer.cuts, search.cuts.options);
        if (!more.complete) return search.cuts.end(SolveStatus::stopped);
        search.cuts.master.add(more.cuts);
        const double tolerance = 0.1 * search.cuts.options.gap * std::max(1e-10, std::abs(more.cost));
        if (std::max(round.answer.cost, more.cost) > round.expected + tolerance) continue;
        search.cuts.solution.note = "with integers in the second stage the cuts leave this gap";
        return search.cuts.end(SolveStatus::stopped);
    }
}

/// The master with its integers, solved anew after each round of cuts.
void solve_with_integers(Search& search) {
    search.cuts.master.keep_anywhere();
    if (search.program.integers_in(1)) return solve_with_second_integers(search);
    while (!search.round().ended) {
    }
}

}  // namespace

Solution solve_two_stage(const StochasticProgram& program, const SolveOptions& options) {
    Search search(program, options);
    const bool relaxed = solve_relaxation(search.cuts, first_decision(search), options.gap);
    if (relaxed && program.core.has_integers()) solve_with_integers(search);
    search.cuts.solution.seconds = search.cuts.clock.seconds();
    return search.cuts.solution;
}

}  // namespace sinews::stochastic
