#include "cli/without_plan.hpp"

#include <filesystem>

#include "cli/levers_by_name.hpp"
#include "cli/read_file.hpp"
#include "network/compile.hpp"

namespace sinews::cli {

WithoutPlan run_without_plan(const PreparedRun& run, const RunOptions& options, const RunSize& size,
                             const std::atomic<bool>& stop) {
    WithoutPlan result;
    if (options.plan.empty()) return result;
    const std::string file = (std::filesystem::path(options.plan).parent_path() / "plan.json").string();
    std::string problem;
    const auto text = read_file(file, problem);
    if (!text) {
        result.warning =
            "warning: no plan in the report: " + problem + "; `sinews plan --out` writes it beside plan.toml\n";
        return result;
    }
    const LeversByName levers = levers_by_name(run.loaded, options.levers);
    const network::Network network = network::compile(levers.applied);
    const scenario::Scenario& scenario = levers.applied.stages.back().scenario;
    const analyse::Plan plan = analyse::make_plan(scenario, network);
    std::atomic<std::uint64_t> done{0};
    const auto tally = simulate_threads(network, plan, size, done, stop);
    result.stopped = !tally;
    if (!tally) return result;
    result.plan_json = *text;
    result.answers = analyse::make_answers(scenario, network, plan, *tally, size.mode);
    return result;
}

}  // namespace sinews::cli
