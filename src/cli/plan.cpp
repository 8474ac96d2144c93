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
#include "cli/parallel.hpp"
#include "cli/plan_command.hpp"
#include "cli/plan_parts.hpp"
#include "cli/plan_screen.hpp"
#include "cli/write_folder.hpp"
#include "network/compile.hpp"
#include "plan/clash.hpp"
#include "plan/plan_file.hpp"
#include "plan/study.hpp"
#include "plan/with_builds.hpp"

namespace sinews::cli {

namespace {

/// What the question counts in a point run of another network of the scenario.
double simulated(const plan::Study& study, const scenario::Scenario& with, const plan::Question& question) {
    const network::Network network = network::compile(with);
    double value = 0;
    plan::run_worlds(
        network, analyse::make_plan(with, network), {simulate::Mode::point, with.seed}, {},
        [&](int, const plan::WorldRun& run) { value = plan::simulated_value(study.network, question, network, run); });
    return value;
}

/// A limit in the scenario's words.
std::string limit_text(const scenario::Scenario& scenario, const network::Network& network,
                       const plan::Question& question, const plan::Limit& limit) {
    const std::string item = limit.item < 0 ? "" : network.items[static_cast<std::size_t>(limit.item)];
    using Kind = plan::Limit::Kind;
    switch (limit.kind) {
        case Kind::budget: return "the budget of " + plan_number(question.budget) + " " + scenario.currency + " a year";
        case Kind::copies: return "how many copies of each candidate there may be";
        case Kind::capacity: return "capacity for " + item;
        case Kind::cooperation: return "cooperation in " + item;
        case Kind::link: return "trade in " + item;
        case Kind::stock: return "what there is of " + item + " as an input";
        case Kind::order: return "orders of " + item;
        case Kind::money: break;
    }
    return "money for " + item;
}

std::string cannot_reach(const plan::Study& study, const plan::Future& future, const plan::Question& question,
                         const plan::PlanAnswer& answer) {
    const auto text = [](double value) { return analyse::grouped(std::round(value)); };
    std::string clash;
    for (const plan::Limit& limit : plan::clashing_limits(study.network, future, study.measure(question), question)) {
        clash += "  " + limit_text(study.scenario, study.network, question, limit) + "\n";
    }
    if (!clash.empty()) clash = "These limits clash; without any one of them it could be done (in part):\n" + clash;
    return "no plan does that: " + question_text(study.scenario, question) +
           ". With every candidate built as early as may be, whatever it costs, " + text(answer.at_most) +
           " can be reached; without any, " + text(answer.without) +
           ". Ask for less, for a later month, or add candidates.\n" + clash;
}

int run_plan(const PlanCommand& command) {
    watch_interrupts();
    const LoadedScenario loaded = load_scenario(command.scenario, command.settings);
    if (loaded.exit_code != exit_done || !command.quiet) say_plan(command, loaded.message);
    return loaded.exit_code != exit_done ? loaded.exit_code : plan_scenario(command, loaded);
}

}  // namespace

int plan_scenario(const PlanCommand& command, const LoadedScenario& loaded) {
    const scenario::Scenario& scenario = loaded.scenario;
    plan::Study study(scenario, false);
    const QuestionResult asked = plan_question(command.asked, scenario, study.network, study.measures);
    if (asked.problem) {
        say_plan(command, "error: " + *asked.problem + "\n");
        return exit_wrong_command_line;
    }
    if (command.asked.futures > 0 || !command.asked.cross.empty()) return plan_with_futures(command, loaded);
    if (command.validate) {
        say_plan(command, "error: --validate needs --futures\n");
        return exit_wrong_command_line;
    }
    const plan::Question& question = asked.question;
    study.aim_at_targets(question);
    plan::WorldRun run;
    plan::run_worlds(study.network, study.measures, {simulate::Mode::point, scenario.seed}, {},
                     [&](int, const plan::WorldRun& one) { run = one; });
    const plan::Future future = plan::look_ahead({scenario, study.network, run, study.measure(question)}, question);

    plan::PlanAnswer answer;
    {
        GapLine line(progress_is_seen() && !command.quiet);
        stochastic::SolveOptions options = solve_options(command);
        options.seen = [&](const stochastic::Progress& progress) {
            const stochastic::Progress told = as_told(question, progress);
            command.talk.seen ? command.talk.seen(told) : line.tell(told);
        };
        answer = plan::find_plan(study.network, future, study.measure(question), question, options);
    }
    if (answer.status == stochastic::SolveStatus::infeasible) {
        say_plan(command, cannot_reach(study, future, question, answer));
        return exit_failed;
    }
    if (answer.columns == 0 || (answer.status != stochastic::SolveStatus::optimal && answer.builds.empty())) {
        const bool by_user = stop_is_asked(command);
        say_plan(command, by_user
                              ? "interrupted: nothing was written\n"
                              : "error: no plan was found (" + std::string(stochastic::name_of(answer.status)) + ")\n");
        return by_user ? exit_interrupted : exit_failed;
    }
    if (answer.status == stochastic::SolveStatus::stopped)
        say_plan(command, "stopped: the best plan so far, and its gap\n");
    const double without = plan::simulated_value(study.network, question, study.network, run);
    const auto builds = plan::builds_of(scenario, future, answer);
    const double with = simulated(study, plan::with_builds(scenario, builds), question);
    constexpr int points = 20;
    const PlanView view{study,
                        future,
                        question,
                        answer,
                        without,
                        with,
                        question_text(scenario, question),
                        plan::promise_of(study, run, question, builds, points)};
    return show_plan(command, plan::plan_file(builds, view.asked), plan_json(view), plan_text(view));
}

void say_plan(const PlanCommand& command, const std::string& text) {
    command.talk.say ? command.talk.say(text) : static_cast<void>(std::fputs(text.c_str(), stderr));
}

bool stop_is_asked(const PlanCommand& command) {
    return command.talk.stop ? command.talk.stop() : interrupted().load(std::memory_order_relaxed);
}

stochastic::SolveOptions solve_options(const PlanCommand& command) {
    stochastic::SolveOptions options;
    if (command.method == "extensive") options.method = stochastic::Method::extensive;
    if (command.method == "benders") options.method = stochastic::Method::benders;
    options.gap = command.gap;
    options.seconds = command.time_limit;
    options.stop = [&command] { return stop_is_asked(command); };
    options.parallel = parallel_over(thread_count(command.threads));
    return options;
}

int show_plan(const PlanCommand& command, const std::string& toml, const std::string& json, const std::string& text) {
    if (command.talk.found) {
        command.talk.found(toml, json);
        return exit_done;
    }
    if (!command.out.empty()) {
        FolderWriter writer(command.out);
        writer.add("plan.toml", toml);
        writer.add("plan.json", json);
        if (writer.failure() || !writer.commit()) {
            say_plan(command,
                     "error: " + writer.failure().value_or("the files cannot be written") + "; nothing was written\n");
            return exit_failed;
        }
    }
    if (command.json) return write_output(json);
    if (command.quiet) return exit_done;
    if (command.out.empty()) return write_output(text);
    return write_output(text + "\nplan.toml and plan.json are in " + command.out + "; simulate: sinews run " +
                        command.scenario + " --plan " + command.out + "/plan.toml\n");
}

namespace {

void add_plan_options(CLI::App* command, PlanCommand* options) {
    auto* most = command->add_option("--most", options->asked.most, "most of a measure of what is made, in a month")
                     ->type_name("MEASURE@YYYY-MM");
    auto* reach = command->add_option("--reach", options->asked.reach, "least cost to reach a value")
                      ->type_name("MEASURE@YYYY-MM=VALUE")
                      ->excludes(most);
    command
        ->add_option("--cross", options->asked.cross, "the earliest month from which a comparison can be made to hold")
        ->type_name("COMPARISON")
        ->excludes(most)
        ->excludes(reach);
    command
        ->add_option("--shortfall", options->asked.shortfall,
                     "least that stock targets of a party, group, bloc or all lack until a month, summed over months")
        ->type_name("WHO[:ITEM,...]@YYYY-MM");
    command
        ->add_option("--rival-quantile", options->asked.rival_quantile,
                     "of --cross: the quantile of the rival's output that has to be matched")
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
    command->add_option("--futures", options->asked.futures, "one plan for so many drawn futures (default: medians)")
        ->type_name("N")
        ->check(CLI::Range(0, 100'000));
    command
        ->add_option("--risk", options->asked.risk,
                     "what counts of many futures: mean, or cvar:0.9, the mean of the worst tenth")
        ->type_name("RISK");
    command
        ->add_option("--probability", options->asked.probability,
                     "reach the value in at least this part of the futures")
        ->check(CLI::Range(0.0, 1.0));
    command
        ->add_option("--review", options->asked.reviews,
                     "from this month on investment may answer to what was learned; repeatable")
        ->type_name("YYYY-MM")
        ->allow_extra_args(false);
    command->add_option("--branches", options->asked.branches, "kinds of futures that a review tells apart")
        ->check(CLI::Range(2, 50))
        ->capture_default_str();
    command->add_flag("--validate", options->validate,
                      "try the plan on fresh futures, and tell what uncertainty costs");
    command->add_option("--method", options->method, "all in one program (extensive), or by cuts (benders)")
        ->check(CLI::IsMember({"auto", "extensive", "benders"}))
        ->capture_default_str();
    command
        ->add_option("--period", options->asked.period,
                     "months of operations that count as one (default: 1, with --futures 12); the bound stays a bound")
        ->type_name("MONTHS")
        ->check(CLI::Range(1, 12));
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
    add_draw_options(*command, options->seed, options->threads, options->settings);
    add_posterior_options(*command, options->posterior);
    command->add_option("--gap", options->gap, "relative distance of plan and bound at which to end")
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
    command->add_option("--time-limit", options->time_limit, "seconds, then the best plan so far")
        ->type_name("S")
        ->check(CLI::PositiveNumber);
    command->add_option("--out", options->out, "folder for plan.toml and plan.json")->type_name("DIR");
    command->add_flag("--json", options->json, "JSON, and nothing else, on standard output");
    command->add_flag("--quiet", options->quiet, "say nothing but errors");
}

}  // namespace

std::optional<std::string> read_plan_options(const std::vector<std::string>& words, PlanCommand& command) {
    CLI::App app;
    app.set_help_flag();
    add_plan_options(&app, &command);
    try {
        app.parse(std::vector<std::string>(words.rbegin(), words.rend()));  // it takes them from the end
    } catch (const CLI::ParseError& error) {
        return error.what();
    }
    return std::nullopt;
}

void add_plan(CLI::App& app, int& exit_code) {
    CLI::App* command = add_command(app, "plan", "find what to build, when, and tell what binds");
    set_examples(
        *command,
        "  sinews plan scenarios/alliance --most alliance_155_12m@2030-12 --budget 500 --out plan\n"
        "  sinews plan scenarios/alliance --reach alliance_155_12m@2031-12=4000000\n"
        "  sinews plan scenarios/alliance --most alliance_155_12m@2030-12 --budget 500 --futures 1000\n"
        "  sinews plan scenarios/alliance --shortfall USA@2032-12 --budget 500\n"
        "  sinews plan scenarios/alliance --cross output_vs_new --budget 1000 --futures 200 --rival-quantile 0.8\n"
        "  sinews run scenarios/alliance --plan plan/plan.toml        simulate it under uncertainty\n");
    auto options = std::make_shared<PlanCommand>();
    command->add_option("scenario", options->scenario, "the scenario's folder")->required();
    add_plan_options(command, options.get());
    command->callback([options, &exit_code] { exit_code = run_plan(*options); });
}

}  // namespace sinews::cli
