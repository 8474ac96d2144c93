// `sinews plan`: what to build, when, and what binds.

#include <fmt/format.h>

#include <cmath>
#include <cstdio>
#include <memory>

#include "analyse/trajectory.hpp"
#include "analyse/wording.hpp"
#include "cli/commands.hpp"
#include "cli/draw_options.hpp"
#include "cli/exit_codes.hpp"
#include "cli/gap_line.hpp"
#include "cli/help.hpp"
#include "cli/interrupt.hpp"
#include "cli/load_scenario.hpp"
#include "cli/output.hpp"
#include "cli/plan_question.hpp"
#include "cli/plan_screen.hpp"
#include "cli/write_folder.hpp"
#include "network/compile.hpp"
#include "plan/plan_file.hpp"
#include "plan/with_builds.hpp"

namespace sinews::cli {

namespace {

void say(const std::string& text) { std::fputs(text.c_str(), stderr); }

struct PlanCommand {
    std::string scenario;
    PlanAsked asked;
    std::vector<std::string> settings;
    double gap = 1e-2;
    double time_limit = stochastic::infinity;
    std::string out;
    bool json = false;
    bool quiet = false;
};

/// The measure in the question's month of a point run.
double simulated(const scenario::Scenario& scenario, const plan::Question& question) {
    const network::Network network = network::compile(scenario);
    const analyse::Trajectory run = analyse::record(scenario, network, simulate::Mode::point, scenario.seed, 0);
    return run.measures[static_cast<std::size_t>(question.measure)][static_cast<std::size_t>(question.month)];
}

std::string cannot_reach(const scenario::Scenario& scenario, const plan::Question& question,
                         const plan::PlanAnswer& answer) {
    const auto text = [](double value) { return analyse::grouped(std::round(value)); };
    const std::string budget = std::isinf(question.budget)
                                   ? ""
                                   : " The budget of " + text(question.budget) + " a year may be what forbids it:";
    return "no plan does that: " + question_text(scenario, question) + "." + budget +
           " with every candidate built as early as may be, whatever it costs, " + text(answer.at_most) +
           " can be reached; without any, " + text(answer.without) +
           ". Ask for less, for a later month, or add candidates.\n";
}

int write_files(const PlanCommand& command, const std::string& toml, const std::string& json) {
    if (command.out.empty()) return exit_done;
    FolderWriter writer(command.out);
    writer.add("plan.toml", toml);
    writer.add("plan.json", json);
    if (!writer.failure() && writer.commit()) return exit_done;
    say("error: " + writer.failure().value_or("the files cannot be written") + "; nothing was written\n");
    return exit_failed;
}

int show(const PlanCommand& command, const PlanView& view) {
    const auto builds = plan::builds_of(view.scenario, view.future, view.answer);
    const int written = write_files(command, plan::plan_file(builds, view.asked), plan_json(view));
    if (written != exit_done) return written;
    if (command.json) return write_output(plan_json(view));
    if (command.quiet) return exit_done;
    std::string text = plan_text(view);
    if (!command.out.empty()) {
        text += "\nplan.toml and plan.json are in " + command.out + "; simulate: sinews run " + command.scenario +
                " --plan " + command.out + "/plan.toml\n";
    }
    return write_output(text);
}

int find_and_show(const PlanCommand& command, const scenario::Scenario& scenario) {
    const scenario::Scenario all = plan::with_undecided(scenario, false);
    const network::Network network = network::compile(all);
    const analyse::Plan measures = analyse::make_plan(all, network);
    const QuestionResult asked = plan_question(command.asked, scenario, measures);
    if (asked.problem) {
        say("error: " + *asked.problem + "\n");
        return exit_wrong_command_line;
    }
    const plan::Question& question = asked.question;
    const analyse::MeasurePlan& measure = measures.measures[static_cast<std::size_t>(question.measure)];
    plan::WorldRun run;
    plan::run_worlds(network, measures, {simulate::Mode::point, scenario.seed}, {},
                     [&](int, const plan::WorldRun& one) { run = one; });
    const plan::Future future = plan::look_ahead({scenario, network, run, measure}, question);

    plan::PlanAnswer answer;
    {
        GapLine line(progress_is_seen() && !command.quiet);
        stochastic::SolveOptions options;
        options.gap = command.gap;
        options.seconds = command.time_limit;
        options.stop = [] { return interrupted().load(std::memory_order_relaxed); };
        options.seen = [&](const stochastic::Progress& progress) { line.tell(progress); };
        answer = plan::find_plan(network, future, measure, question, options);
    }
    if (answer.status == stochastic::SolveStatus::infeasible) {
        say(cannot_reach(scenario, question, answer));
        return exit_failed;
    }
    if (answer.columns == 0 || (answer.status != stochastic::SolveStatus::optimal && answer.builds.empty())) {
        const bool by_user = interrupted().load();
        say(by_user ? "interrupted: nothing was written\n"
                    : "error: no plan was found (" + std::string(stochastic::name_of(answer.status)) + ")\n");
        return by_user ? exit_interrupted : exit_failed;
    }
    if (answer.status == stochastic::SolveStatus::stopped) say("stopped: the best plan so far, and its gap\n");
    const double without =
        run.measures[static_cast<std::size_t>(question.measure)][static_cast<std::size_t>(question.month)];
    const double with = simulated(plan::with_builds(scenario, plan::builds_of(scenario, future, answer)), question);
    return show(command, {scenario, future, question, answer, without, with, question_text(scenario, question)});
}

int run_plan(const PlanCommand& command) {
    watch_interrupts();
    const LoadedScenario loaded = load_scenario(command.scenario, command.settings);
    if (loaded.exit_code != exit_done || !command.quiet) say(loaded.message);
    return loaded.exit_code != exit_done ? loaded.exit_code : find_and_show(command, loaded.scenario);
}

}  // namespace

void add_plan(CLI::App& app, int& exit_code) {
    CLI::App* command = add_command(app, "plan", "find what to build, when, and tell what binds");
    set_examples(*command,
                 "  sinews plan scenarios/alliance --most alliance_155_12m@2030-12 --budget 500 --out plan\n"
                 "  sinews plan scenarios/alliance --reach alliance_155_12m@2031-12=4000000\n"
                 "  sinews run scenarios/alliance --plan plan/plan.toml        simulate it under uncertainty\n");
    auto options = std::make_shared<PlanCommand>();
    command->add_option("scenario", options->scenario, "the scenario's folder")->required();
    auto* most = command->add_option("--most", options->asked.most, "most of a measure of what is made, in a month")
                     ->type_name("MEASURE@YYYY-MM");
    command->add_option("--reach", options->asked.reach, "least cost to reach a value")
        ->type_name("MEASURE@YYYY-MM=VALUE")
        ->excludes(most);
    command->add_option("--budget", options->asked.budget, "for building, a year (default: no limit)")
        ->type_name("MONEY")
        ->check(CLI::NonNegativeNumber);
    command->add_option("--every", options->asked.every, "decisions fall in every so-manieth month")
        ->type_name("MONTHS")
        ->check(CLI::Range(1, 120))
        ->capture_default_str();
    command->add_flag("--shares", options->asked.shares, "candidates may be built in part");
    command->add_flag("--stockpile", options->asked.stockpile,
                      "inputs may be made to stock, which the simulation never does");
    add_settings_option(*command, options->settings);
    command->add_option("--gap", options->gap, "relative distance of plan and bound at which to end")
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
    command->add_option("--time-limit", options->time_limit, "seconds, then the best plan so far")
        ->type_name("S")
        ->check(CLI::PositiveNumber);
    command->add_option("--out", options->out, "folder for plan.toml and plan.json")->type_name("DIR");
    command->add_flag("--json", options->json, "JSON, and nothing else, on standard output");
    command->add_flag("--quiet", options->quiet, "say nothing but errors");
    command->callback([options, &exit_code] { exit_code = run_plan(*options); });
}

}  // namespace sinews::cli
