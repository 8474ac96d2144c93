// `sinews score`: a scenario against figures that it has never seen.

#include <fmt/format.h>

#include <cstdio>
#include <memory>

#include "cli/backtest_text.hpp"
#include "cli/commands.hpp"
#include "cli/evidence_options.hpp"
#include "cli/exit_codes.hpp"
#include "cli/help.hpp"
#include "cli/interrupt.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "cli/read_file.hpp"
#include "cli/timer.hpp"
#include "cli/write_folder.hpp"
#include "evidence/score_rows.hpp"
#include "report/hash.hpp"
#include "scenario/render.hpp"

namespace sinews::cli {

namespace {

struct ScoreOptions {
    EvidenceOptions common;
    std::string figures, mapping, as_of;
};

void say(const std::string& text) { std::fputs(text.c_str(), stderr); }

int failed(const std::string& problem) {
    say("error: " + problem + "\n");
    return exit_failed;
}

/// Reads both tables; the exit code is not 0 when they cannot be used, and then all is said.
int read_tables(const ScoreOptions& options, const LoadedScenario& loaded, evidence::ScoreRows& rows) {
    const std::string mapping_path =
        options.mapping.empty() ? options.common.scenario + "/score_mapping.csv" : options.mapping;
    std::string problem;
    const auto figures = read_file(options.figures, problem);
    if (!figures) return failed("`" + options.figures + "`: " + problem);
    const auto mapping = read_file(mapping_path, problem);
    if (!mapping)
        return failed("`" + mapping_path + "`: " + problem +
                      "; a mapping says what the figures observe, see --mapping");
    rows = evidence::read_score_rows(loaded.scenario, *figures, *mapping);
    if (!scenario::has_errors(rows.faults)) return exit_done;
    const scenario::FileSet files{{"evidence", *figures}, {"score_mapping.csv", *mapping}};
    say(scenario::render_faults(rows.faults, files, "", scenario::FaultFormat::full));
    return exit_failed;
}

std::string not_scored_text(const ScoreReport& report) {
    constexpr std::size_t shown = 12;
    if (report.left_out.empty()) return "";
    std::string text = fmt::format("not scored: {} rows\n", report.left_out.size());
    for (std::size_t at = 0; at < std::min(shown, report.left_out.size()); ++at)
        text += fmt::format("  {}: {}\n", report.left_out[at].id, report.left_out[at].why);
    if (report.left_out.size() > shown) text += "  ...; --json lists all\n";
    return text;
}

int finish(const ScoreOptions& options, const ScoreReport& report) {
    const std::string json = score_json(report, "sinews-score-1");
    if (!options.common.out.empty()) {
        FolderWriter writer(options.common.out);
        writer.add("score.json", json);
        writer.add("score.csv", score_csv(report));
        writer.add("score.svg", score_plot(report));
        if (writer.failure() || !writer.commit())
            return failed(writer.failure().value_or("cannot write") + "; nothing was written");
    }
    if (options.common.json) return write_output(json);
    if (options.common.quiet) return exit_done;
    return write_output(score_screen(report) + "\n" + not_scored_text(report));
}

int score(const ScoreOptions& options, const LoadedScenario& loaded, const evidence::ScoreRows& rows,
          std::optional<scenario::Month> as_of, const Timer& timer) {
    const evidence::UnseenFigures figures = evidence::unseen_figures(loaded.scenario, rows);
    const evidence::CalibrationOptions calibration =
        calibration_options(options.common.members, options.common.seed, loaded.scenario);
    ScoreReport report{loaded.name,
                       report::hash_text(loaded.hash),
                       options.common.settings,
                       calibration.smoother.seed,
                       options.common.members,
                       0,
                       loaded.scenario.start,
                       figures.observations,
                       {},
                       figures.left_out};
    std::atomic<std::uint64_t> done{0};
    {
        const Progress progress(done, replications_of(calibration), progress_is_seen() && !options.common.quiet);
        report.tests.push_back(evidence::score_unseen(rows.scenario, figures.observations, figures.unseen, as_of,
                                                      calibration,
                                                      simulate_members(options.common.threads, done, interrupted())));
    }
    if (report.tests.back().stopped) {
        say("interrupted: nothing was written\n");
        return exit_interrupted;
    }
    report.seconds = timer.seconds();
    return finish(options, report);
}

int run_score(const ScoreOptions& options) {
    const Timer timer;
    watch_interrupts();
    const auto as_of = scenario::parse_month(options.as_of);
    if (!options.as_of.empty() && !as_of) {
        say("error: --as-of takes a month as YYYY-MM; `" + options.as_of + "` is none\n");
        return exit_wrong_command_line;
    }
    const LoadedScenario loaded = load_scenario(options.common.scenario, options.common.settings);
    if (loaded.exit_code != exit_done || !options.common.quiet) say(loaded.message);
    if (loaded.exit_code != exit_done) return loaded.exit_code;
    evidence::ScoreRows rows;
    if (const int code = read_tables(options, loaded, rows); code != exit_done) return code;
    return score(options, loaded, rows, as_of, timer);
}

}  // namespace

void add_score(CLI::App& app, int& exit_code) {
    CLI::App* command = add_command(app, "score", "score a scenario by figures that it has never seen");
    set_examples(
        *command,
        "  sinews score scenarios/alliance --evidence figures.csv                   after all its own evidence\n"
        "  sinews score scenarios/alliance --evidence figures.csv --as-of 2024-06   as a forecast from then\n");
    auto options = std::make_shared<ScoreOptions>();
    add_evidence_options(*command, options->common);
    command->add_option("--evidence", options->figures, "table of figures; its columns: docs/evidence.md")
        ->type_name("FILE")
        ->required();
    command
        ->add_option("--mapping", options->mapping,
                     "table that says what figures observe (default: the scenario's score_mapping.csv)")
        ->type_name("FILE");
    command->add_option("--as-of", options->as_of, "as a forecast made in this month")->type_name("YYYY-MM");
    command->add_option("--out", options->common.out, "folder to write score.json, .csv and .svg into")
        ->type_name("DIR");
    command->callback([options, &exit_code] { exit_code = run_score(*options); });
}

}  // namespace sinews::cli
