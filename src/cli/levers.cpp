// `sinews levers`: what each lever is worth.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <memory>

#include "analyse/headline.hpp"
#include "analyse/wording.hpp"
#include "cli/commands.hpp"
#include "cli/draw_options.hpp"
#include "cli/exit_codes.hpp"
#include "cli/help.hpp"
#include "cli/interrupt.hpp"
#include "cli/kept_results.hpp"
#include "cli/language_option.hpp"
#include "cli/lever_cases.hpp"
#include "cli/lever_screen.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "cli/timer.hpp"
#include "cli/use_posterior.hpp"
#include "cli/write_folder.hpp"
#include "network/compile.hpp"
#include "report/hash.hpp"
#include "report/lever_tables.hpp"
#include "report/page.hpp"

namespace sinews::cli {

namespace {

struct LeversOptions {
    std::string scenario;
    LeversAsked asked;
    std::optional<std::uint64_t> replications, seed;
    unsigned threads = 0;
    double precision = 0;  // months; 0: run all replications
    std::vector<std::string> settings;
    PosteriorChoice posterior;
    KeptChoice kept;
    std::string out;
    bool json = false, quiet = false;
};

void say(const std::string& text) { std::fputs(text.c_str(), stderr); }

int tell_interrupted() {
    say("interrupted: nothing was written\n");
    return exit_interrupted;
}

/// The page of the run without levers, with a section of what they are worth.
std::optional<std::string> page_with_levers(const LoadedScenario& loaded, const RunSize& size,
                                            const analyse::LeverAnswers& levers, const report::RunRecord& record,
                                            const report::PageSections& sections) {
    const network::Network network = network::compile(loaded.scenario);
    const analyse::Plan plan = analyse::make_plan(loaded.scenario, network);
    std::atomic<std::uint64_t> done{0};
    RunSize same = size;
    same.replications = levers.replications;
    const auto tally = simulate_threads(network, plan, same, done, interrupted());
    if (!tally) return std::nullopt;
    const analyse::Answers answers = analyse::make_answers(loaded.scenario, network, plan, *tally, size.mode);
    return report::page(answers, analyse::headline(answers, record.language), record, &levers, sections);
}

int show(const LeversOptions& options, const analyse::LeverAnswers& answers, const report::RunRecord& record,
         const std::string& json) {
    if (options.json) return write_output(json);
    if (options.quiet) return exit_done;
    std::string text = lever_screen(answers, Style{output_has_colour()});
    text += fmt::format("{} futures each, {} runs, seed {}, result {}, {:.2f} s\n",
                        analyse::grouped(static_cast<double>(answers.replications)), answers.cases.size() + 1,
                        answers.seed, report::hash_text(record.result_hash), record.seconds.total);
    text += options.out.empty()
                ? fmt::format("nothing was written   next  sinews levers {} --out out\n", options.scenario)
                : fmt::format("files  {}: levers.csv, levers.json, report.html\n", options.out);
    return write_output(text);
}

int write_and_show(const LeversOptions& options, const LoadedScenario& loaded, const RunSize& size,
                   const analyse::LeverAnswers& answers, report::RunRecord& record, const Timer& whole,
                   const report::PageSections& sections) {
    const Timer writing;
    const std::string csv = report::levers_csv(answers);
    report::Hash hash;
    hash.add(std::string_view(csv));
    record.result_hash = hash.value();
    std::optional<std::string> page;
    if (!options.out.empty()) {
        page = page_with_levers(loaded, size, answers, record, sections);
        if (!page) return tell_interrupted();
    }
    record.seconds.write = writing.seconds();
    record.seconds.total = whole.seconds();
    const std::string json = report::levers_json(answers, record);
    if (page) {
        FolderWriter writer(options.out);
        writer.add("levers.csv", csv);
        writer.add("levers.json", json);
        writer.add("report.html", *page);
        if (interrupted()) return tell_interrupted();
        writer.commit();
        if (const auto& failure = writer.failure(); failure.has_value()) {
            say("error: " + *failure + "; nothing was written\n");
            return exit_failed;
        }
    }
    return show(options, answers, record, json);
}

int run_command(const LeversOptions& options) {
    const Timer whole;
    watch_interrupts();
    const LoadedScenario loaded = load_scenario(options.scenario, options.settings);
    if (loaded.exit_code != exit_done) {
        say(loaded.message);
        return loaded.exit_code;
    }
    const LeverQuestionsRead questions = read_lever_questions(options.asked, loaded.scenario);
    if (!questions.problem.empty()) {
        say("error: " + questions.problem + "\n");
        return exit_wrong_command_line;
    }
    if (!options.quiet) say(loaded.message);
    report::RunRecord record;
    record.seconds.read = whole.seconds();
    RunSize size;
    size.seed = options.seed.value_or(loaded.scenario.seed);
    size.replications = options.replications.value_or(loaded.scenario.replications);
    size.threads = thread_count(options.threads);
    const Timer compiling;
    const LeverRuns runs = prepare_lever_runs(loaded, questions.chosen, questions.questions, size);
    if (runs.exit_code != exit_done) {
        say(runs.message);
        return runs.exit_code;
    }
    // All runs begin as the one without levers does: the draws of one network are those of all.
    const UsedPosterior posterior = use_posterior(options.scenario, options.posterior, *runs.runs.front().network,
                                                  size.seed, report::hash_text(loaded.hash));
    if (posterior.exit_code != exit_done || !options.quiet) say(posterior.message);
    if (posterior.exit_code != exit_done) return posterior.exit_code;
    if (posterior.given) size.given = &*posterior.given;
    record.posterior = posterior.hash;
    KeptResults kept;
    if (!options.out.empty()) {  // only the report shows them
        kept = read_kept_results(
            options.kept, {options.scenario, report::hash_text(loaded.hash), options.settings, false, posterior.hash});
        if (kept.exit_code != exit_done || !options.quiet) say(kept.message);
        if (kept.exit_code != exit_done) return kept.exit_code;
        if (posterior.section) kept.sections.insert(kept.sections.begin(), *posterior.section);
    }
    record.version = SINEWS_VERSION;
    record.scenario_name = loaded.name;
    record.seed = size.seed;
    record.language = environment_language();
    record.threads = size.threads;
    record.settings = options.settings;
    record.scenario_hash = loaded.hash;
    record.seconds.compile = compiling.seconds();
    const Timer simulating;
    std::atomic<std::uint64_t> done{0};
    std::optional<analyse::LeverAnswers> answers;
    {
        const Progress progress(done, size.replications * runs.runs.size(), progress_is_seen() && !options.quiet);
        answers = run_levers(runs, size, options.precision, done, interrupted());
    }
    if (!answers) return tell_interrupted();
    record.seconds.simulate = simulating.seconds();
    return write_and_show(options, loaded, size, *answers, record, whole, kept.sections);
}

void add_questions(CLI::App& command, LeversOptions& options) {
    const auto repeatable = [&](const char* name, std::vector<std::string>& list, const char* text, const char* type) {
        command.add_option(name, list, text)->type_name(type)->allow_extra_args(false);
    };
    repeatable("--lever", options.asked.levers, "only this lever; repeatable (default: all of levers.toml)", "NAME");
    repeatable("--together", options.asked.together, "levers together; repeatable", "A+B");
    repeatable("--comparison", options.asked.comparisons, "whose crossover; repeatable (default: the first)", "ID");
    repeatable("--claim", options.asked.claims, "repeatable (default: all)", "ID");
    repeatable("--measure", options.asked.measures, "repeatable (default: the comparison's left side)", "ID");
    repeatable("--month", options.asked.months, "of the measures; repeatable (default: 2, 4 and 8 years on)",
               "YYYY-MM");
}

}  // namespace

void add_levers(CLI::App& app, int& exit_code) {
    CLI::App* command = add_command(app, "levers", "what each lever is worth, in the same futures");
    set_examples(*command,
                 "  sinews levers scenarios/alliance --out out            all levers; report.html and tables in out/\n"
                 "  sinews levers scenarios/alliance --lever build_faster --together build_faster+cooperate_fully\n"
                 "  sinews levers scenarios/alliance --measure made_155 --month 2030-12 --precision 2\n");
    auto options = std::make_shared<LeversOptions>();
    command->add_option("scenario", options->scenario, "the scenario's folder")->required();
    add_questions(*command, *options);
    command->add_option("-n,--replications", options->replications, "futures of each run (default: the scenario's)")
        ->type_name("N")
        ->check(CLI::Range(std::uint64_t{1}, std::uint64_t{10'000'000}));
    command
        ->add_option("--precision", options->precision,
                     "stop when the crossover's interval is this many months to either side, or at N")
        ->type_name("MONTHS")
        ->check(CLI::PositiveNumber);
    add_draw_options(*command, options->seed, options->threads, options->settings);
    add_posterior_options(*command, options->posterior);
    add_kept_options(*command, options->kept);
    command->add_option("--out", options->out, "folder to write into; files appear whole or not at all")
        ->type_name("DIR");
    command->add_flag("--json", options->json, "levers.json, and nothing else, on standard output");
    command->add_flag("--quiet", options->quiet, "say nothing but errors");
    command->callback([options, &exit_code] { exit_code = run_command(*options); });
}

}  // namespace sinews::cli
