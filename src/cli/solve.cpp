// `sinews solve`: a stochastic program in SMPS files, by the extensive form or by cuts.

#include <fmt/format.h>

#include <cmath>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/commands.hpp"
#include "cli/draw_options.hpp"
#include "cli/exit_codes.hpp"
#include "cli/gap_line.hpp"
#include "cli/help.hpp"
#include "cli/interrupt.hpp"
#include "cli/output.hpp"
#include "cli/parallel.hpp"
#include "cli/smps_files.hpp"
#include "stochastic/read_smps.hpp"

namespace sinews::cli {

namespace {

using stochastic::Method;
using stochastic::Solution;
using stochastic::SolveStatus;
using stochastic::StochasticProgram;

struct SolveCommand {
    std::string smps;
    std::string method = "auto";
    double gap = 1e-5;
    double time_limit = stochastic::infinity;
    int samples = 0;
    std::uint64_t seed = 1;
    unsigned threads = 0;
    bool json = false;
    bool quiet = false;
};

Method method_of(const std::string& name) {
    if (name == "extensive") return Method::extensive;
    if (name == "levels") return Method::levels;
    return name == "benders" ? Method::benders : Method::choose;
}

const char* name_of(Method method) {
    if (method == Method::levels) return "levels";
    return method == Method::extensive ? "extensive" : "benders";
}

nlohmann::ordered_json number(double value) {
    return std::isfinite(value) ? nlohmann::ordered_json(value) : nlohmann::ordered_json(nullptr);
}

std::string as_json(const StochasticProgram& program, const Solution& solution) {
    const nlohmann::ordered_json document{{"schema", "sinews-solve-1"},
                                          {"name", program.name},
                                          {"method", name_of(solution.method)},
                                          {"status", stochastic::name_of(solution.status)},
                                          {"objective", number(solution.objective)},
                                          {"bound", number(solution.bound)},
                                          {"gap", number(solution.gap())},
                                          {"stages", program.stage_count()},
                                          {"scenarios", program.scenario_count()},
                                          {"rows", program.extensive_rows()},
                                          {"columns", program.extensive_columns()},
                                          {"iterations", solution.iterations},
                                          {"seconds", solution.seconds}};
    return document.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

std::string as_text(const StochasticProgram& program, const Solution& solution) {
    const auto value = [](double of) {
        return std::isfinite(of) ? fmt::format("{:.10g}", of) : std::string("unknown");
    };
    std::string text;
    const auto line = [&](const char* name, const std::string& what) { text += fmt::format("{:<12}{}\n", name, what); };
    line("objective", value(solution.objective));
    line("bound", value(solution.bound));
    line("gap", value(solution.gap()));
    line("stages", std::to_string(program.stage_count()));
    line("scenarios", std::to_string(program.scenario_count()));
    line("rows", std::to_string(program.extensive_rows()));
    line("columns", std::to_string(program.extensive_columns()));
    line("iterations", std::to_string(solution.iterations));
    line("seconds", fmt::format("{:.2f}", solution.seconds));
    return text;
}

/// What happened, in a sentence for standard error; empty when it was solved.
std::string outcome(const Solution& solution, const SolveCommand& command) {
    switch (solution.status) {
        case SolveStatus::optimal: return "";
        case SolveStatus::infeasible: return "the problem has no solution: it is infeasible\n";
        case SolveStatus::unbounded: return "the problem has no best solution: it is unbounded\n";
        case SolveStatus::stopped: break;
        case SolveStatus::failed:
            return "error: " + (solution.note.empty() ? std::string("the solver failed") : solution.note) + "\n";
    }
    if (!solution.note.empty()) return solution.note + "\n";
    const std::string why =
        interrupted().load() ? "interrupted" : fmt::format("stopped after {} s", command.time_limit);
    return why + (std::isfinite(solution.objective) ? ": the best solution so far and what is proven of it\n"
                                                    : ": no solution was found yet\n");
}

int exit_code_of(const Solution& solution) {
    if (solution.status == SolveStatus::optimal) return exit_done;
    if (solution.status != SolveStatus::stopped) return exit_failed;
    return interrupted().load() ? exit_interrupted : exit_done;
}

void say(const std::string& text) { std::fputs(text.c_str(), stderr); }

int run_solve(const SolveCommand& command) {
    watch_interrupts();
    const SmpsTexts texts = read_smps_files(command.smps);
    if (texts.failure) {
        say("error: " + *texts.failure + "\n");
        return exit_failed;
    }
    stochastic::SmpsOptions reading;
    reading.samples = command.samples;
    reading.seed = command.seed;
    const stochastic::SmpsResult read =
        stochastic::read_smps({texts.name, texts.core, texts.time, texts.stochastic}, reading);
    for (const stochastic::SmpsFault& fault : read.faults) say("error: " + stochastic::to_text(fault) + "\n");
    if (!read.faults.empty()) return exit_invalid_scenario;
    if (!command.quiet) {
        for (const std::string& note : read.notes) say("note: " + note + "\n");
    }
    Solution solution;
    {
        GapLine line(progress_is_seen() && !command.quiet);
        stochastic::SolveOptions options;
        options.method = method_of(command.method);
        options.gap = command.gap;
        options.seconds = command.time_limit;
        options.stop = [] { return interrupted().load(std::memory_order_relaxed); };
        options.seen = [&](const stochastic::Progress& progress) { line.tell(progress); };
        options.parallel = parallel_over(thread_count(command.threads));
        solution = stochastic::solve(read.program, options);
    }
    say(outcome(solution, command));
    const int written = write_output(command.json ? as_json(read.program, solution) : as_text(read.program, solution));
    return written != exit_done ? written : exit_code_of(solution);
}

}  // namespace

void add_solve(CLI::App& app, int& exit_code) {
    CLI::App* command = add_command(app, "solve", "solve a stochastic program in SMPS files");
    set_examples(*command,
                 "  sinews solve --smps problems/farmer                      problems/farmer.cor, .tim and .sto\n"
                 "  sinews solve --smps problems/farmer --method benders     by cuts in place of the whole program\n"
                 "  sinews solve --smps problems/large --samples 500 --json  draws of outcomes that are too many\n");
    auto options = std::make_shared<SolveCommand>();
    command->add_option("--smps", options->smps, "the files DIR/NAME.cor, .tim, .sto, without their ending")
        ->type_name("DIR/NAME")
        ->required();
    command
        ->add_option("--method", options->method,
                     "extensive (all at once), benders (by cuts), levels (small integer second stages) or auto")
        ->check(CLI::IsMember({"auto", "extensive", "benders", "levels"}))
        ->capture_default_str();
    command->add_option("--gap", options->gap, "relative distance of value and bound at which to end")
        ->type_name("G")
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
    command->add_option("--time-limit", options->time_limit, "seconds, then the best so far and its gap")
        ->type_name("S")
        ->check(CLI::PositiveNumber);
    command
        ->add_option("--samples", options->samples, "draws of each stage where outcomes are continuous or more than N")
        ->type_name("N")
        ->check(CLI::Range(1, 10'000'000));
    command->add_option("--seed", options->seed, "of these draws")->type_name("N")->capture_default_str();
    command->add_option("--threads", options->threads, "changes the time, not the result (default: all)")
        ->type_name("N")
        ->check(CLI::Range(1U, 4096U));
    command->add_flag("--json", options->json, "JSON, and nothing else, on standard output");
    command->add_flag("--quiet", options->quiet, "no notes and no progress");
    command->callback([options, &exit_code] { exit_code = run_solve(*options); });
}

}  // namespace sinews::cli
