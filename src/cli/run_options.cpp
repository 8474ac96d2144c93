#include "cli/run_options.hpp"

#include "cli/draw_options.hpp"
#include "cli/language_option.hpp"

namespace sinews::cli {

namespace {

// What an exact sum takes (2^32 - 1 terms), with room for idle lanes.
constexpr std::uint64_t most_replications = 4'000'000'000;

}  // namespace

RunOptionsAdded add_run_options(CLI::App& command, RunOptions& options) {
    command.add_option("scenario", options.scenario, "the scenario's folder")->required();
    command.add_option("-n,--replications", options.replications, "simulated futures (default: the scenario's)")
        ->type_name("N")
        ->check(CLI::Range(std::uint64_t{1}, most_replications));
    add_draw_options(command, options.seed, options.threads, options.settings);
    command
        .add_option("--lever", options.levers,
                    "with a lever of levers.toml, which changes what comes after its month; repeatable")
        ->type_name("NAME")
        ->allow_extra_args(false);
    auto* posterior = add_posterior_options(command, options.posterior);
    add_kept_options(command, options.kept);
    auto* plan = command.add_option("--plan", options.plan, "build what a plan builds: the plan.toml of `sinews plan`");
    plan->type_name("FILE");
    auto* point = command.add_flag("--point", options.point, "one future: every quantity at its median, no shocks");
    point->excludes("-n")->excludes(posterior);
    command.add_flag("--quiet", options.quiet, "say nothing but errors");
    add_language_option(command, options.language);
    return {plan, point};
}

}  // namespace sinews::cli
