#include "stochastic/integer_recourse.hpp"

#include <algorithm>

#include "stochastic/scenario_program.hpp"

namespace sinews::stochastic {

IntegerAnswer integer_recourse(const StochasticProgram& program, const std::vector<StageRows>& rows,
                               const std::vector<double>& x, const SolveOptions& options) {
    const int scenarios = static_cast<int>(program.nodes.size()) - 1;
    std::vector<double> cost(at(scenarios), infinity);
    std::vector<std::uint8_t> done(at(scenarios), 0);
    const auto run = [&](int scenario) {
        if (options.stop && options.stop()) return;
        const Node& node = program.nodes[at(scenario) + 1];
        Solver solver;
        solver.load(second_stage_program(program, rows[1], node.outcome, x));
        SolveLimits limits;
        limits.gap = options.gap / 10;
        limits.stop = options.stop;
        limits.plain_search = true;
        const SolveStatus status = solver.solve(limits);
        done[at(scenario)] = status == SolveStatus::optimal || status == SolveStatus::infeasible ? 1 : 0;
        if (status == SolveStatus::optimal) cost[at(scenario)] = node.weight * solver.objective();
    };
    if (options.parallel) {
        options.parallel(scenarios, run);
    } else {
        for (int scenario = 0; scenario < scenarios; ++scenario) run(scenario);
    }
    IntegerAnswer answer;
    answer.complete = std::ranges::none_of(done, [](std::uint8_t flag) { return flag == 0; });
    answer.cost = 0;
    for (const double of_scenario : cost) answer.cost += of_scenario;
    return answer;
}

}  // namespace sinews::stochastic
