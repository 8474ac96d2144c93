#include "stochastic/nested_benders.hpp"

#include <algorithm>
#include <cmath>

#include "stochastic/clock.hpp"
#include "stochastic/nested_paths.hpp"
#include "stochastic/nested_tree.hpp"

namespace sinews::stochastic {

Solution solve_nested(const StochasticProgram& program, const SolveOptions& asked) {
    const Clock clock;
    Solution solution;
    solution.method = Method::benders;
    if (program.core.has_integers()) {
        solution.note = "cuts of many stages need a linear program, and this one has integers; use the extensive form";
        return solution;
    }
    SolveOptions options = asked;
    options.stop = [&clock, stop = asked.stop, seconds = asked.seconds] {
        return clock.seconds() > seconds || (stop && stop());
    };
    if (program.stagewise_independent) {
        solve_by_paths(program, options, solution);
    } else {
        solve_by_tree(program, options, solution);
    }
    solution.seconds = clock.seconds();
    return solution;
}

}  // namespace sinews::stochastic
