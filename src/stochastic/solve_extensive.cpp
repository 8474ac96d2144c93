#include "stochastic/solve_extensive.hpp"

#include <algorithm>
#include <bit>
#include <limits>

#include "stochastic/clock.hpp"
#include "stochastic/extensive_form.hpp"
#include "stochastic/stage_rows.hpp"

namespace sinews::stochastic {

namespace {

/// Linear programs from here on (rows and columns) go to the interior-point method: a vertex is not needed, only value and
/// first stage, and the simplex method would take many times as long.
constexpr long long large = 150'000;

/// Entries of the extensive form's matrix.
long long entries(const StochasticProgram& program) {
    std::vector<long long> of_stage;
    for (const StageRows& rows : rows_by_stage(program)) of_stage.push_back(static_cast<long long>(rows.value.size()));
    long long sum = 0;
    for (const Node& node : program.nodes) sum += of_stage[at(node.stage)];
    return sum;
}

/// A node's costs carry its weight: with thousands of scenarios they fall below the solver's dual tolerance (1e-7), and what
/// it calls optimal is not. So the objective is multiplied until the leaves weigh about 1; a power of two changes no digit.
double scale_of(const StochasticProgram& program) {
    return static_cast<double>(std::bit_ceil(static_cast<unsigned>(std::max(program.scenario_count(), 1))));
}

}  // namespace

Solution solve_extensive(const StochasticProgram& program, const SolveOptions& options) {
    const Clock clock;
    Solution solution;
    solution.method = Method::extensive;
    const bool mixed_integer = program.core.has_integers();
    if (entries(program) > std::numeric_limits<int>::max()) {
        solution.note = "the extensive form is too large to be written out; use cuts, or draw fewer scenarios";
        return solution;
    }
    const double scale = scale_of(program);
    Solver solver;
    {
        ExtensiveForm form = extensive_form(program);
        for (double& cost : form.program.cost) cost *= scale;
        form.program.offset *= scale;
        solution.build_seconds = clock.seconds();
        solver.load(form.program);
    }
    SolveLimits limits;
    limits.seconds = options.seconds - clock.seconds();
    limits.gap = options.gap;
    limits.stop = options.stop;
    limits.interior_point = program.extensive_columns() + program.extensive_rows() >= large;
    if (options.seen) {
        limits.seen = [&](double objective, double bound) {
            options.seen({objective / scale, bound / scale, solver.iterations()});
        };
    }
    solution.status = solver.solve(limits);
    solution.iterations = solver.iterations();
    if (solver.has_solution() && (mixed_integer || solution.status == SolveStatus::optimal)) {
        solution.objective = solver.objective() / scale;
        const auto first = static_cast<std::size_t>(program.stages.front().columns.size());
        solution.first_stage.assign(solver.solution().begin(), solver.solution().begin() + static_cast<long>(first));
    }
    if (mixed_integer || solution.status == SolveStatus::optimal) solution.bound = solver.bound() / scale;
    solution.seconds = clock.seconds();
    return solution;
}

}  // namespace sinews::stochastic
