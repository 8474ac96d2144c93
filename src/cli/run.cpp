// `sinews run`: simulate a scenario and answer its questions.

#include <atomic>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>

#include "analyse/answers.hpp"
#include "cli/answer_run.hpp"
#include "cli/commands.hpp"
#include "cli/draw_options.hpp"
#include "cli/exit_codes.hpp"
#include "cli/help.hpp"
#include "cli/interrupt.hpp"
#include "cli/language_option.hpp"
#include "cli/levers_by_name.hpp"
#include "cli/load_scenario.hpp"
#include "cli/output.hpp"
#include "cli/page_scenario.hpp"
#include "cli/progress.hpp"
#include "cli/read_file.hpp"
#include "cli/run_options.hpp"
#include "cli/run_shard.hpp"
#include "cli/simulate_threads.hpp"
#include "cli/use_posterior.hpp"
#include "network/compile.hpp"
#include "plan/plan_file.hpp"
#include "report/hash.hpp"

namespace sinews::cli {

namespace {

// What an exact sum takes (2^32 - 1 terms), with room for idle lanes.
constexpr std::uint64_t most_replications = 4'000'000'000;

void say(const std::string& text) { std::fputs(text.c_str(), stderr); }

RunSize size_of(const RunOptions& options, const scenario::Scenario& scenario) {
    RunSize size;
    size.mode = options.point ? simulate::Mode::point : simulate::Mode::monte_carlo;
    size.seed = options.seed.value_or(scenario.seed);
    size.replications = options.point ? 1 : options.replications.value_or(scenario.replications);
    size.threads = thread_count(options.threads);
    if (options.shard) {
        const analyse::Range range = shards::range_of(*options.shard, size.replications);
        size.first = range.first;
        size.replications = range.count;
    }
    return size;
}

/// What a run needs and what it measures on the way.
struct Run {
    const RunOptions& options;
    const LoadedScenario& loaded;
    const scenario::Scenario& scenario;  // with the levers
    const Timer& whole;
    report::RunRecord record;
    RunSize size;
};

shards::ShardHead shard_head(const Run& run) {
    shards::ShardHead head;
    head.identity = {run.record.version,   run.record.scenario_hash,
                     run.options.settings, run.options.levers,
                     run.size.seed,        run.options.replications.value_or(run.loaded.scenario.replications),
                     run.record.posterior};
    head.scenario_name = run.loaded.name;
    head.part = run.options.shard.value_or(shards::Part{});
    head.range = {run.size.first, run.size.replications};
    head.seconds = run.record.seconds.simulate;
    head.files = run.loaded.files;
    return head;
}

MadeOf made_of(const Run& run) {
    return {run.options.scenario, report::hash_text(run.loaded.hash), run.options.settings,
            !run.options.levers.empty() || !run.options.plan.empty(), run.record.posterior};
}

/// The same run without the plan, and the plan.json that lies beside the plan: what the report's plan section needs.
struct WithoutPlan {
    std::optional<analyse::Answers> answers;
    std::string plan_json;
    int exit_code = exit_done;
};

WithoutPlan run_without_plan(const Run& run) {
    WithoutPlan result;
    if (run.options.plan.empty() || run.options.out.empty()) return result;
    const std::string file = (std::filesystem::path(run.options.plan).parent_path() / "plan.json").string();
    std::string problem;
    const auto text = read_file(file, problem);
    if (!text) {
        say("warning: no plan in the report: " + problem + "; `sinews plan --out` writes it beside plan.toml\n");
        return result;
    }
    const LeversByName levers = levers_by_name(run.loaded, run.options.levers);
    const network::Network network = network::compile(levers.applied);
    const scenario::Scenario& scenario = levers.applied.stages.back().scenario;
    const analyse::Plan plan = analyse::make_plan(scenario, network);
    std::atomic<std::uint64_t> done{0};
    const auto tally = simulate_threads(network, plan, run.size, done, interrupted());
    if (!tally) {
        result.exit_code = tell_interrupted();
        return result;
    }
    result.plan_json = *text;
    result.answers = analyse::make_answers(scenario, network, plan, *tally, run.size.mode);
    return result;
}

int simulate_and_answer(Run& run, const scenario::AppliedLevers& levers) {
    const Timer compiling;
    const network::Network network = network::compile(levers);
    const analyse::Plan plan = analyse::make_plan(run.scenario, network);
    run.record.seconds.compile = compiling.seconds();

    // The point run is of medians of the prior: a posterior has no one point that all its cells agree on.
    UsedPosterior posterior;
    if (!run.options.point) {
        posterior = use_posterior(run.options.scenario, run.options.posterior, network, run.size.seed,
                                  report::hash_text(run.loaded.hash));
    }
    if (posterior.exit_code != exit_done || !run.options.quiet) say(posterior.message);
    if (posterior.exit_code != exit_done) return posterior.exit_code;
    if (posterior.given) run.size.given = &*posterior.given;
    run.record.posterior = posterior.hash;
    // The engine in the page starts from the scenario as written: a page with levers or a plan has none.
    if (!run.options.out.empty() && !run.options.point && run.options.levers.empty() && run.options.plan.empty()) {
        run.record.packed_scenario = page_scenario(run.loaded, posterior.bytes);
    }

    // Only the report shows them. Read before the work, so that a wrong file costs no run.
    KeptResults kept;
    if (!run.options.out.empty() && !run.options.shard) {
        kept = read_kept_results(run.options.kept, made_of(run));
        if (kept.exit_code != exit_done || !run.options.quiet) say(kept.message);
        if (kept.exit_code != exit_done) return kept.exit_code;
        if (posterior.section) kept.sections.insert(kept.sections.begin(), *posterior.section);
    }

    const Timer simulating;
    std::atomic<std::uint64_t> done{0};
    std::optional<analyse::Tally> tally;
    {
        const Progress progress(done, run.size.replications,
                                progress_is_seen() && !run.options.quiet && !run.options.point);
        tally = simulate_threads(network, plan, run.size, done, interrupted());
    }
    if (!tally) return tell_interrupted();
    run.record.seconds.simulate = simulating.seconds();
    if (run.options.shard) return write_shard(shard_head(run), *tally, run.options);
    const RunOptions& options = run.options;
    const WithoutPlan without = run_without_plan(run);
    if (without.exit_code != exit_done) return without.exit_code;
    return answer_run(
        {run.scenario, network, plan, run.size.mode, without.plan_json, without.answers ? &*without.answers : nullptr},
        *tally, run.record, {options.out, options.scenario, options.json, options.quiet, std::move(kept.sections)},
        run.whole);
}

int run_run(const RunOptions& options) {
    const Timer whole;
    watch_interrupts();
    const LoadedScenario loaded = load_scenario(options.scenario, options.settings, options.plan);
    if (loaded.exit_code != exit_done) {
        say(loaded.message);
        return loaded.exit_code;
    }
    if (!options.quiet) say(loaded.message);
    std::vector<std::string> acting = options.levers;
    if (!options.plan.empty()) acting.emplace_back(plan::plan_lever);
    const LeversByName levers = levers_by_name(loaded, acting);
    if (levers.exit_code != exit_done) {
        say(levers.message);
        return levers.exit_code;
    }
    Run run{options, loaded, levers.applied.stages.back().scenario, whole, {}, size_of(options, loaded.scenario)};
    if (options.shard && run.size.replications == 0) {
        say("error: --shard: there are more shards than replications\n");
        return exit_wrong_command_line;
    }
    run.record.version = SINEWS_VERSION;
    run.record.scenario_name = loaded.name;
    run.record.seed = run.size.seed;
    run.record.point = options.point;
    run.record.threads = run.size.threads;
    run.record.settings = options.settings;
    run.record.levers = options.levers;
    run.record.language = options.language;
    if (!loaded.built.empty()) run.record.settings.push_back(loaded.built);
    run.record.scenario_hash = loaded.hash;
    run.record.seconds.read = whole.seconds();
    return simulate_and_answer(run, levers.applied);
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
    command->add_option("scenario", options->scenario, "the scenario's folder")->required();
    command->add_option("-n,--replications", options->replications, "simulated futures (default: the scenario's)")
        ->type_name("N")
        ->check(CLI::Range(std::uint64_t{1}, most_replications));
    add_draw_options(*command, options->seed, options->threads, options->settings);
    command
        ->add_option("--lever", options->levers,
                     "with a lever of levers.toml, which changes what comes after its month; repeatable")
        ->type_name("NAME")
        ->allow_extra_args(false);
    auto* posterior = add_posterior_options(*command, options->posterior);
    add_kept_options(*command, options->kept);
    auto* plan =
        command->add_option("--plan", options->plan, "build what a plan builds: the plan.toml of `sinews plan`")
            ->type_name("FILE");
    command->add_option("--out", options->out, "folder to write into; files appear whole or not at all")
        ->type_name("DIR");
    command->add_flag("--json", options->json, "the summary, and nothing else, on standard output");
    command->add_flag("--quiet", options->quiet, "say nothing but errors");
    add_language_option(*command, options->language);
    auto* point = command->add_flag("--point", options->point, "one future: every quantity at its median, no shocks")
                      ->excludes("-n")
                      ->excludes(posterior);
    add_shard_option(*command, *options)->excludes(point)->excludes(plan);
    command->callback([options, &exit_code] { exit_code = run_run(*options); });
}

}  // namespace sinews::cli
