#include "stochastic/solve.hpp"

#include <algorithm>
#include <cmath>

#include "stochastic/nested_benders.hpp"
#include "stochastic/patterns.hpp"
#include "stochastic/solve_by_levels.hpp"
#include "stochastic/solve_extensive.hpp"
#include "stochastic/two_stage_benders.hpp"

namespace sinews::stochastic {

namespace {

/// The extensive form wins while it is small, and where integers come after the first stage: cuts cannot close the gap then.
Method chosen(const StochasticProgram& program, Method asked) {
    if (asked != Method::choose) return asked;
    constexpr long long small = 20'000;
    if (program.stage_count() == 1) return Method::extensive;
    for (int stage = 1; stage < program.stage_count(); ++stage) {
        if (program.integers_in(stage)) return Method::extensive;
    }
    if (program.stage_count() > 2 && program.integers_in(0)) return Method::extensive;
    return program.extensive_columns() + program.extensive_rows() <= small ? Method::extensive : Method::benders;
}

Solution unfit_for_levels() {
    Solution solution;
    solution.note =
        "levels need two stages, the second of bounded integers in small blocks, with first-stage entries that are the "
        "same "
        "in every scenario; use --method extensive or benders";
    return solution;
}

}  // namespace

double relative_gap(double objective, double bound) {
    if (std::isinf(objective) || std::isinf(bound)) return infinity;
    return std::max(0.0, objective - bound) / std::max(1e-10, std::abs(objective));
}

double Solution::gap() const {
    if (std::isinf(objective) || std::isinf(bound)) return infinity;
    return std::abs(objective - bound) / std::max(1e-10, std::abs(objective));
}

Solution solve(const StochasticProgram& program, const SolveOptions& asked) {
    Method method = chosen(program, asked.method);
    std::optional<Patterns> patterns;
    if (asked.method == Method::levels ||
        (asked.method == Method::choose && program.stage_count() == 2 && program.integers_in(1))) {
        patterns = patterns_of(program);
        if (patterns) method = Method::levels;
    }
    SolveOptions options = asked;
    if (program.maximise && asked.seen) {
        options.seen = [&asked](const Progress& progress) {
            asked.seen({-progress.objective, -progress.bound, progress.iterations});
        };
    }
    Solution solution;
    if (method == Method::levels) {
        solution = patterns ? solve_by_levels(program, *patterns, options) : unfit_for_levels();
    } else if (method == Method::extensive) {
        solution = solve_extensive(program, options);
    } else if (program.stage_count() == 2) {
        solution = solve_two_stage(program, options);
    } else {
        solution = solve_nested(program, options);
    }
    solution.method = method;
    if (program.maximise) {
        solution.objective = -solution.objective;
        solution.bound = -solution.bound;
    }
    return solution;
}

}  // namespace sinews::stochastic
