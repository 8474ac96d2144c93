// `sinews run`: simulate a scenario and answer its questions.

#include <atomic>
#include <cstdio>
#include <memory>
#include <optional>
#include <utility>

#include "cli/answer_run.hpp"
#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/help.hpp"
#include "cli/interrupt.hpp"
#include "cli/load_scenario.hpp"
#include "cli/output.hpp"
#include "cli/prepare_run.hpp"
#include "cli/progress.hpp"
#include "cli/run_options.hpp"
#include "cli/run_shard.hpp"
#include "cli/simulate_threads.hpp"
#include "cli/without_plan.hpp"

namespace sinews::cli {

namespace {

void say(const std::string& text) { std::fputs(text.c_str(), stderr); }

shards::ShardHead shard_head(const PreparedRun& run, const RunOptions& options, const RunSize& size) {
    shards::ShardHead head;
    head.identity = {run.record.version,  run.record.scenario_hash,
                     options.settings,    options.levers,
                     run.record.seed,     options.replications.value_or(run.loaded.scenario.replications),
                     run.record.posterior};
    head.scenario_name = run.loaded.name;
    head.part = options.shard.value_or(shards::Part{});
    head.range = {size.first, size.replications};
    head.seconds = run.record.seconds.simulate;
    head.files = run.loaded.files;
    return head;
}

int simulate_and_answer(PreparedRun& run, const RunOptions& options, const Timer& whole) {
    const RunSize size = run.size(options);
    if (options.shard && size.replications == 0) {
        say("error: --shard: there are more shards than replications\n");
        return exit_wrong_command_line;
    }
    const Timer simulating;
    std::atomic<std::uint64_t> done{0};
    std::optional<analyse::Tally> tally;
    {
        const Progress progress(done, size.replications, progress_is_seen() && !options.quiet && !options.point);
        tally = simulate_threads(run.network, run.plan, size, done, interrupted());
    }
    if (!tally) return tell_interrupted();
    run.record.seconds.simulate = simulating.seconds();
    if (options.shard) return write_shard(shard_head(run, options, size), *tally, options);
    WithoutPlan without;
    if (!options.out.empty()) without = run_without_plan(run, options, size, interrupted());
    if (without.stopped) return tell_interrupted();
    say(without.warning);
    run.await_page();
    return answer_run({run.scenario(), run.network, run.plan, size.mode, without.plan_json,
                       without.answers ? &*without.answers : nullptr},
                      std::move(*tally), run.record,
                      {options.out, options.scenario, options.json, options.quiet, run.sections}, whole);
}

int run_run(const RunOptions& options) {
    const Timer whole;
    watch_interrupts();
    const bool for_page = !options.out.empty() && !options.shard;
    PreparedRun run =
        prepare_run(options, load_scenario(options.scenario, options.settings, options.plan), for_page, whole);
    if (!options.quiet) say(run.notes);
    if (run.exit_code != exit_done) {
        say(run.failure);
        return run.exit_code;
    }
    return simulate_and_answer(run, options, whole);
}

}  // namespace

void add_run(CLI::App& app, int& exit_code) {
    CLI::App* command = add_command(app, "run", "simulate a scenario and answer its questions");
    set_examples(
        *command,
        "  sinews run scenarios/alliance --out out          report.html, tables and summary in out/\n"
        "  sinews run scenarios/alliance -n 1000 --json     a quick look, the summary on standard output\n"
        "  sinews run scenarios/alliance --point --out out  one future without uncertainty, with all its series\n"
        "  sinews run scenarios/alliance --lever build_faster --lever cooperate_fully\n"
        "  sinews run scenarios/alliance --set 'eu_slip=0 to 3' --set lines/us-camden/ramp_months=6\n"
        "  sinews run scenarios/alliance --shard 3/10 --out parts   one of ten parts, for `sinews merge`\n");
    auto options = std::make_shared<RunOptions>();
    const RunOptionsAdded added = add_run_options(*command, *options);
    command->add_option("--out", options->out, "folder to write into; files appear whole or not at all")
        ->type_name("DIR");
    command->add_flag("--json", options->json, "the summary, and nothing else, on standard output");
    add_shard_option(*command, *options)->excludes(added.point)->excludes(added.plan);
    command->callback([options, &exit_code] { exit_code = run_run(*options); });
}

}  // namespace sinews::cli
