#include "cli/prepare_run.hpp"

#include "cli/beside.hpp"
#include "cli/exit_codes.hpp"
#include "cli/levers_by_name.hpp"
#include "cli/page_scenario.hpp"
#include "cli/thread_count.hpp"
#include "network/compile.hpp"
#include "plan/plan_file.hpp"
#include "report/hash.hpp"

namespace sinews::cli {

namespace {

/// Takes in how a step ended; whether the run goes on.
bool goes_on(PreparedRun& run, int exit_code, const std::string& message) {
    run.exit_code = exit_code;
    (exit_code == exit_done ? run.notes : run.failure) += message;
    return exit_code == exit_done;
}

report::RunRecord record_of(const RunOptions& options, const LoadedScenario& loaded, const Timer& whole) {
    report::RunRecord record;
    record.version = SINEWS_VERSION;
    record.scenario_name = loaded.name;
    record.seed = options.seed.value_or(loaded.scenario.seed);
    record.point = options.point;
    record.threads = thread_count(options.threads);
    record.settings = options.settings;
    record.levers = options.levers;
    record.language = options.language;
    if (!loaded.built.empty()) record.settings.push_back(loaded.built);
    record.scenario_hash = loaded.hash;
    record.seconds.read = whole.seconds();
    return record;
}

MadeOf made_of(const RunOptions& options, const PreparedRun& run) {
    return {options.scenario, report::hash_text(run.loaded.hash), options.settings,
            !options.levers.empty() || !options.plan.empty(), run.record.posterior};
}

bool apply_levers_to(PreparedRun& run, const RunOptions& options) {
    std::vector<std::string> acting = options.levers;
    if (!options.plan.empty()) acting.emplace_back(plan::plan_lever);
    LeversByName levers = levers_by_name(run.loaded, acting);
    run.levers = std::move(levers.applied);
    if (levers.exit_code == exit_invalid_scenario) run.faults = run.levers.faults;
    return goes_on(run, levers.exit_code, levers.message);
}

void compile(PreparedRun& run) {
    const Timer compiling;
    run.network = network::compile(run.levers);
    run.plan = analyse::make_plan(run.scenario(), run.network);
    run.record.seconds.compile = compiling.seconds();
}

bool compile_with_posterior(PreparedRun& run, const RunOptions& options) {
    // The point run is of medians of the prior: a posterior has no one point that all its cells agree on.
    auto file = beside(run.record.threads, [&options] {
        return options.point ? PosteriorFile() : read_posterior_file(options.scenario, options.posterior);
    });
    compile(run);
    run.posterior = use_posterior(file.get(), run.network, run.record.seed, report::hash_text(run.loaded.hash));
    run.record.posterior = run.posterior.hash;
    return goes_on(run, run.posterior.exit_code, run.posterior.message);
}

bool read_sections(PreparedRun& run, const RunOptions& options) {
    // The engine in the page starts from the scenario as written: a page with levers or a plan has none.
    if (!options.point && options.levers.empty() && options.plan.empty())
        run.packed_scenario =
            beside(run.record.threads, [files = page_files(run.loaded), posterior = run.posterior.bytes] {
                return packed_folder(files, posterior);
            });
    KeptResults kept = read_kept_results(options.kept, made_of(options, run));
    if (!goes_on(run, kept.exit_code, kept.message)) return false;
    run.sections = std::move(kept.sections);
    if (run.posterior.section) run.sections.insert(run.sections.begin(), *run.posterior.section);
    return true;
}

}  // namespace

RunSize PreparedRun::size(const RunOptions& options) const {
    RunSize size;
    size.mode = options.point ? simulate::Mode::point : simulate::Mode::monte_carlo;
    size.seed = record.seed;
    size.replications = options.point ? 1 : options.replications.value_or(loaded.scenario.replications);
    size.threads = record.threads;
    if (posterior.given) size.given = &*posterior.given;
    if (options.shard) {
        const analyse::Range range = shards::range_of(*options.shard, size.replications);
        size.first = range.first;
        size.replications = range.count;
    }
    return size;
}

PreparedRun prepare_run(const RunOptions& options, LoadedScenario loaded, bool for_page, const Timer& whole) {
    PreparedRun run;
    run.loaded = std::move(loaded);
    run.faults = run.loaded.faults;
    if (!goes_on(run, run.loaded.exit_code, run.loaded.message)) return run;
    if (!apply_levers_to(run, options)) return run;
    run.record = record_of(options, run.loaded, whole);
    if (!compile_with_posterior(run, options)) return run;
    if (for_page) static_cast<void>(read_sections(run, options));
    return run;
}

}  // namespace sinews::cli
