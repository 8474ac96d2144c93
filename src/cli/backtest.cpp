// `sinews backtest`: how good forecasts made in the past would have been.

#include <fmt/format.h>

#include <cstdio>
#include <memory>

#include "cli/backtest_text.hpp"
#include "cli/commands.hpp"
#include "cli/evidence_options.hpp"
#include "cli/exit_codes.hpp"
#include "cli/help.hpp"
#include "cli/interrupt.hpp"
#include "cli/kept_results.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "cli/timer.hpp"
#include "cli/write_folder.hpp"
#include "report/hash.hpp"

namespace sinews::cli {

namespace {

struct BacktestOptions {
    EvidenceOptions common;
    std::string as_of;
    int every = 0;  // months; 0: once
    bool keep = false;
};

void say(const std::string& text) { std::fputs(text.c_str(), stderr); }

/// All tests one after the other; the last one is `stopped` when the user interrupted.
std::vector<evidence::Backtest> run_tests(const BacktestOptions& options, const LoadedScenario& loaded,
                                          const evidence::Observations& observations,
                                          const std::vector<scenario::Month>& months) {
    const evidence::CalibrationOptions calibration =
        calibration_options(options.common.members, options.common.seed, loaded.scenario);
    std::atomic<std::uint64_t> done{0};
    const Progress progress(done, replications_of(calibration) * months.size(),
                            progress_is_seen() && !options.common.quiet);
    std::vector<evidence::Backtest> tests;
    for (const scenario::Month month : months) {
        tests.push_back(evidence::backtest(loaded.scenario, observations, month, calibration,
                                           simulate_members(options.common.threads, done, interrupted())));
        if (tests.back().stopped) break;
    }
    return tests;
}

int finish(const BacktestOptions& options, const ScoreReport& report) {
    const std::string json = score_json(report, "sinews-backtest-1");
    if (!options.common.out.empty()) {
        FolderWriter writer(options.common.out);
        writer.add("backtest.json", json);
        writer.add("backtest.csv", score_csv(report));
        writer.add("backtest.svg", score_plot(report));
        if (writer.failure() || !writer.commit()) {
            say("error: " + writer.failure().value_or("cannot write") + "; nothing was written\n");
            return exit_failed;
        }
    }
    if (options.keep) {
        if (const auto problem = write_file(options.common.scenario + "/" + kept_backtest, json)) {
            say("error: " + *problem + "; nothing was kept\n");
            return exit_failed;
        }
    }
    if (options.common.json) return write_output(json);
    if (options.common.quiet) return exit_done;
    const std::string closing =
        options.common.out.empty()
            ? std::string("nothing was written; --out DIR keeps tables\n")
            : fmt::format("files  {}: backtest.json, backtest.csv, backtest.svg\n", options.common.out);
    return write_output(score_screen(report) + "\n" + closing);
}

int run_backtest(const BacktestOptions& options) {
    const Timer timer;
    watch_interrupts();
    const auto first = scenario::parse_month(options.as_of);
    if (!first) {
        say("error: --as-of takes a month as YYYY-MM; `" + options.as_of + "` is none\n");
        return exit_wrong_command_line;
    }
    const LoadedScenario loaded = load_scenario(options.common.scenario, options.common.settings);
    if (loaded.exit_code != exit_done || !options.common.quiet) say(loaded.message);
    if (loaded.exit_code != exit_done) return loaded.exit_code;
    const evidence::Observations observations = evidence::observations_of(loaded.scenario, loaded.scenario.evidence);
    const auto months = evidence::backtest_months(loaded.scenario, observations, *first, options.every);
    if (months.empty()) {
        say("error: the scenario has no evidence published after " + options.as_of + " about later months\n");
        return exit_failed;
    }
    ScoreReport report{loaded.name,
                       report::hash_text(loaded.hash),
                       options.common.settings,
                       options.common.seed.value_or(loaded.scenario.seed),
                       options.common.members,
                       0,
                       loaded.scenario.start,
                       observations,
                       run_tests(options, loaded, observations, months),
                       observations.left_out};
    if (report.tests.back().stopped) {
        say("interrupted: nothing was written\n");
        return exit_interrupted;
    }
    report.seconds = timer.seconds();
    return finish(options, report);
}

}  // namespace

void add_backtest(CLI::App& app, int& exit_code) {
    CLI::App* command = add_command(app, "backtest", "score forecasts made in a month of the past");
    set_examples(*command,
                 "  sinews backtest scenarios/alliance --as-of 2024-06              fitted to what was known then\n"
                 "  sinews backtest scenarios/alliance --as-of 2023-06 --every 6    again every half year\n");
    auto options = std::make_shared<BacktestOptions>();
    add_evidence_options(*command, options->common);
    command->add_option("--as-of", options->as_of, "only evidence published up to this month is known")
        ->type_name("YYYY-MM")
        ->required();
    command->add_option("--every", options->every, "again every so many months, as long as something came later")
        ->type_name("MONTHS")
        ->check(CLI::Range(1, 120));
    command->add_flag("--keep", options->keep, "also as SCENARIO/backtest.json, which the report of `run` shows");
    command->add_option("--out", options->common.out, "folder to write backtest.json, .csv and .svg into")
        ->type_name("DIR");
    command->callback([options, &exit_code] { exit_code = run_backtest(*options); });
}

}  // namespace sinews::cli
