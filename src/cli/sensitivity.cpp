// `sinews sensitivity`: which uncertainty matters most for one answer.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <memory>

#include "cli/commands.hpp"
#include "cli/draw_options.hpp"
#include "cli/evidence_options.hpp"
#include "cli/exit_codes.hpp"
#include "cli/help.hpp"
#include "cli/interrupt.hpp"
#include "cli/kept_results.hpp"
#include "cli/layout.hpp"
#include "cli/load_scenario.hpp"
#include "cli/outcome_threads.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "cli/screen.hpp"
#include "cli/sensitivity_runs.hpp"
#include "cli/timer.hpp"
#include "cli/use_posterior.hpp"
#include "cli/write_folder.hpp"
#include "network/compile.hpp"
#include "report/hash.hpp"
#include "report/sensitivity_tables.hpp"

namespace sinews::cli {

namespace {

struct SensitivityOptions {
    std::string scenario, of, method = "given-data";
    std::optional<std::uint64_t> replications, seed;
    unsigned threads = 0;
    int top = 10;
    std::vector<std::string> settings;
    PosteriorChoice posterior;
    std::string out;
    bool keep = false, json = false, quiet = false;
};

void say(const std::string& text) { std::fputs(text.c_str(), stderr); }

std::string index_text(const analyse::SensitivityIndex& index) {
    return fmt::format("{:.3f} ({:.3f} to {:.3f})", std::max(index.value, 0.0), std::max(index.low, 0.0),
                       std::max(index.high, 0.0));
}

std::string sensitivity_screen(const report::SensitivityAnswers& answers, const Style& style) {
    std::string out = style.bold(fitted(answers.title, screen_width)) + "\n\n";
    out += wrapped(fmt::format(
        "What makes it uncertain: {} ({}). Of its variance, the part that each input alone explains{}; in brackets 90 "
        "% "
        "intervals. All {} inputs by themselves explain {:.2f}; {}",
        answers.text, answers.of, answers.sobol ? ", and the part that stays when all others are known" : "",
        answers.input_count, answers.sum_of_first,
        answers.fitted ? "the fit to the evidence makes inputs hang together, so that their parts overlap."
                       : "the rest is what they do together and the noise of months and years."));
    out += "\n" +
           style.bold(left_aligned("alone", 26) + (answers.sobol ? left_aligned("with others", 26) : "") + "input") +
           "\n";
    for (const auto& input : answers.inputs) {
        out += left_aligned(index_text(input.first), 26);
        if (answers.sobol && input.total) out += left_aligned(index_text(*input.total), 26);
        out += fitted(input.name, screen_width - (answers.sobol ? 52 : 26)) + "\n";
    }
    return out + "\n";
}

int write_and_show(const SensitivityOptions& options, const report::SensitivityAnswers& answers,
                   report::RunRecord& record, const Timer& whole) {
    const std::string csv = report::sensitivity_csv(answers);
    report::Hash hash;
    hash.add(std::string_view(csv));
    record.result_hash = hash.value();
    record.seconds.total = whole.seconds();
    const std::string json = report::sensitivity_json(answers, record);
    if (!options.out.empty()) {
        FolderWriter writer(options.out);
        writer.add("sensitivity.csv", csv);
        writer.add("sensitivity.json", json);
        if (!interrupted()) writer.commit();
        if (const auto& failure = writer.failure(); failure.has_value()) {
            say("error: " + *failure + "; nothing was written\n");
            return exit_failed;
        }
    }
    if (options.keep) {
        if (const auto problem = write_file(options.scenario + "/" + kept_sensitivity, json)) {
            say("error: " + *problem + "; nothing was kept\n");
            return exit_failed;
        }
    }
    if (options.json) return write_output(json);
    if (options.quiet) return exit_done;
    return write_output(sensitivity_screen(answers, Style{output_has_colour()}) +
                        fmt::format("{} futures, {} runs, seed {}, result {}, {:.2f} s\n", answers.replications,
                                    answers.runs, record.seed, report::hash_text(record.result_hash),
                                    record.seconds.total));
}

int run_sensitivity(const SensitivityOptions& options) {
    const Timer whole;
    watch_interrupts();
    const LoadedScenario loaded = load_scenario(options.scenario, options.settings);
    if (loaded.exit_code != exit_done) {
        say(loaded.message);
        return loaded.exit_code;
    }
    SensitivityQuestion question;
    const std::string problem = read_question(options.of, loaded.scenario, question);
    if (!problem.empty()) {
        say("error: --of: " + problem + "\n");
        return exit_wrong_command_line;
    }
    if (!options.quiet) say(loaded.message);
    report::RunRecord record;
    record.version = SINEWS_VERSION;
    record.scenario_name = loaded.name;
    record.settings = options.settings;
    record.scenario_hash = loaded.hash;
    record.seed = options.seed.value_or(loaded.scenario.seed);
    RunSize size;
    size.seed = record.seed;
    size.replications = options.replications.value_or(loaded.scenario.replications);
    size.threads = thread_count(options.threads);
    const network::Network network = network::compile(loaded.scenario);
    const UsedPosterior posterior =
        use_posterior(options.scenario, options.posterior, network, size.seed, report::hash_text(loaded.hash));
    if (posterior.exit_code != exit_done || !options.quiet) say(posterior.message);
    if (posterior.exit_code != exit_done) return posterior.exit_code;
    const bool sobol = options.method == "sobol";
    if (sobol && posterior.given) {
        say("error: --method sobol takes inputs one by one, and after a fit they hang together; add --prior, or leave "
            "--method out\n");
        return exit_wrong_command_line;
    }
    if (posterior.given) size.given = &*posterior.given;
    record.posterior = posterior.hash;
    std::atomic<std::uint64_t> done{0};
    std::optional<report::SensitivityAnswers> answers;
    {
        const std::uint64_t runs = sobol ? static_cast<std::uint64_t>(options.top) + 2 : 1;
        const Progress progress(done, size.replications * runs, progress_is_seen() && !options.quiet);
        answers = sensitivity_of(loaded.scenario, network, question, size, options.top, sobol, done, interrupted());
    }
    if (!answers) {
        say("interrupted: nothing was written\n");
        return exit_interrupted;
    }
    answers->of = options.of;
    answers->fitted = posterior.given.has_value();
    return write_and_show(options, *answers, record, whole);
}

}  // namespace

void add_sensitivity(CLI::App& app, int& exit_code) {
    CLI::App* command = add_command(app, "sensitivity", "which uncertainty matters most for one answer");
    set_examples(*command,
                 "  sinews sensitivity scenarios/alliance --of alliance_155_12m@2030-06\n"
                 "  sinews sensitivity scenarios/alliance --of claim:S5_core --method sobol --top 6 --prior\n"
                 "  sinews sensitivity scenarios/alliance --of crossover:output_vs_new --json\n");
    auto options = std::make_shared<SensitivityOptions>();
    command->add_option("scenario", options->scenario, "the scenario's folder")->required();
    command->add_option("--of", options->of, "MEASURE@YYYY-MM, claim:ID or crossover:ID")
        ->type_name("ANSWER")
        ->required();
    command
        ->add_option("--method", options->method,
                     "given-data: first order of all inputs from one run; sobol: first order and total of the top ones")
        ->check(CLI::IsMember({"given-data", "sobol"}));
    command->add_option("--top", options->top, "inputs to show, and to run with sobol (default: 10)")
        ->type_name("K")
        ->check(CLI::Range(1, 1000));
    command->add_option("-n,--replications", options->replications, "futures of each run (default: the scenario's)")
        ->type_name("N")
        ->check(CLI::Range(std::uint64_t{8}, std::uint64_t{10'000'000}));
    add_draw_options(*command, options->seed, options->threads, options->settings);
    add_posterior_options(*command, options->posterior);
    command->add_flag("--keep", options->keep, "also as SCENARIO/sensitivity.json, which the report of `run` shows");
    command->add_option("--out", options->out, "folder to write into; files appear whole or not at all")
        ->type_name("DIR");
    command->add_flag("--json", options->json, "sensitivity.json, and nothing else, on standard output");
    command->add_flag("--quiet", options->quiet, "say nothing but errors");
    command->callback([options, &exit_code] { exit_code = run_sensitivity(*options); });
}

}  // namespace sinews::cli
