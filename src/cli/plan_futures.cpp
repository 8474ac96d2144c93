// `sinews plan --futures` and `--cross`: one plan for many drawn futures.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <memory>

#include "cli/draw_options.hpp"
#include "cli/exit_codes.hpp"
#include "cli/futures_view.hpp"
#include "cli/gap_line.hpp"
#include "cli/output.hpp"
#include "cli/parallel.hpp"
#include "cli/plan_command.hpp"
#include "cli/plan_parts.hpp"
#include "cli/plan_screen.hpp"
#include "network/compile.hpp"
#include "plan/plan_file.hpp"
#include "plan/plan_model.hpp"
#include "plan/with_builds.hpp"
#include "report/hash.hpp"

namespace sinews::cli {

namespace {

using plan::FuturesAnswer;
using plan::PlannedBuild;
using plan::Question;
using stochastic::SolveStatus;

struct Planning {
    const PlanCommand& command;
    const scenario::Scenario& scenario;
    plan::Study study;
    QuestionResult asked;
    plan::WorldDraws draws;
    stochastic::SolveOptions options;

    [[nodiscard]] bool many() const { return command.asked.futures > 0; }
    [[nodiscard]] plan::WorldRun point_run() const;
    [[nodiscard]] std::vector<PlannedBuild> point_plan(const Question& question, const plan::Future& apart) const;
    [[nodiscard]] FuturesAnswer solve(const plan::FuturesTask& task, const std::vector<plan::Future>& futures) const;
    [[nodiscard]] std::vector<double> simulated(const plan::DecisionTree& tree, const plan::Future& choices,
                                                const std::vector<PlannedBuild>& builds,
                                                const Question& question) const;
    int cross();
    int most_or_reach();
    int show(FuturesView& view, const std::string& toml_note) const;
    int without_a_plan(const FuturesAnswer& answer) const;
};

plan::WorldRun Planning::point_run() const {
    plan::WorldRun run;
    plan::run_worlds(study.network, study.measures, {simulate::Mode::point, scenario.seed}, {},
                     [&](int, const plan::WorldRun& one) { run = one; });
    return run;
}

/// The plan for the medians, as one of many futures: what the search begins with.
std::vector<PlannedBuild> Planning::point_plan(const Question& question, const plan::Future& apart) const {
    plan::Study medians(scenario, false);
    medians.aim_at_targets(question);
    plan::WorldRun run;
    plan::run_worlds(medians.network, medians.measures, {simulate::Mode::point, scenario.seed}, {},
                     [&](int, const plan::WorldRun& one) { run = one; });
    const plan::Future point = plan::look_ahead({scenario, medians.network, run, medians.measure(question)}, question);
    stochastic::SolveOptions quiet = options;
    quiet.seen = {};
    const plan::PlanAnswer answer = plan::find_plan(medians.network, point, medians.measure(question), question, quiet);
    return plan::copies_apart(answer.builds, point, apart);
}

FuturesAnswer Planning::solve(const plan::FuturesTask& task, const std::vector<plan::Future>& futures) const {
    GapLine line(progress_is_seen() && !command.quiet);
    stochastic::SolveOptions shown = options;
    if (task.tree.nodes.size() > 1) shown.gap /= 4;  // it is to show what reacting adds to a plan that is good already
    shown.seen = [&](const stochastic::Progress& progress) {
        const stochastic::Progress told = as_told(task.question, progress);
        command.talk.seen ? command.talk.seen(told) : line.tell(told);
    };
    plan::FuturesTask somewhere = task;
    somewhere.elsewhere = command.talk.elsewhere;
    return plan::plan_for_futures(somewhere, futures, shown);
}

/// The measure in the question's month of every future with these builds; of a tree each future with those on its path.
std::vector<double> Planning::simulated(const plan::DecisionTree& tree, const plan::Future& choices,
                                        const std::vector<PlannedBuild>& builds, const Question& question) const {
    std::vector<double> values(static_cast<std::size_t>(draws.count), 0.0);
    for (int node = 0; node < static_cast<int>(tree.nodes.size()); ++node) {
        if (!tree.is_leaf(node)) continue;
        plan::PlanAnswer on_path;
        for (const PlannedBuild& build : builds) {
            int at = node;
            while (at >= 0 && at != build.node) at = tree.nodes[static_cast<std::size_t>(at)].parent;
            if (at >= 0) on_path.builds.push_back(build);
        }
        const scenario::Scenario with = plan::with_builds(scenario, plan::builds_of(scenario, choices, on_path));
        const network::Network network = network::compile(with);
        const analyse::Plan measures = analyse::make_plan(with, network);
        std::vector<double> all(values.size(), 0.0);
        plan::run_worlds(network, measures, draws, options.parallel, [&](int position, const plan::WorldRun& run) {
            all[static_cast<std::size_t>(position)] = plan::simulated_value(study.network, question, network, run);
        });
        for (const int future : tree.nodes[static_cast<std::size_t>(node)].futures) {
            values[static_cast<std::size_t>(future)] = all[static_cast<std::size_t>(future)];
        }
    }
    return values;
}

int Planning::without_a_plan(const FuturesAnswer& answer) const {
    if (answer.plan.status == SolveStatus::infeasible) {
        say_plan(
            command,
            "no plan does that, whatever is built: ask for less, for a later month, for fewer futures or more money\n");
        return exit_failed;
    }
    const bool by_user = stop_is_asked(command);
    say_plan(command,
             by_user ? "interrupted: nothing was written\n"
                     : "error: no plan was found (" + std::string(stochastic::name_of(answer.plan.status)) + ")\n");
    return by_user ? exit_interrupted : exit_failed;
}

int Planning::show(FuturesView& view, const std::string& toml_note) const {
    std::vector<PlannedBuild> now;  // what does not wait for a review
    for (const PlannedBuild& build : view.answer.plan.builds) {
        if (build.node == 0) now.push_back(build);
    }
    plan::PlanAnswer fixed;
    fixed.builds = std::move(now);
    const auto builds = plan::builds_of(scenario, view.choices, fixed);
    Question monthly = view.question;
    monthly.period = 1;
    constexpr int points = 20;
    view.promise = plan::promise_of(study, point_run(), monthly, builds, points);
    return show_plan(command, plan::plan_file(builds, view.asked + toml_note), futures_json(view), futures_text(view));
}

int Planning::cross() {
    const auto rivals = study.series(asked.rival, draws, options.parallel);
    std::vector<double> rival = plan::quantile_by_month(rivals, command.asked.rival_quantile);
    for (double& value : rival) value *= asked.ratio;
    plan::CrossingTask task{study, asked.question, asked.risk, draws, rival, asked.hold_months, {}};
    if (progress_is_seen() && !command.quiet) {
        task.tried = [this](int month, bool possible) {
            say_plan(command, plan_month(scenario, month) + (possible ? ": possible\n" : ": not possible\n"));
        };
    }
    const plan::Crossing crossing = plan::earliest_crossing(task, options);
    if (crossing.stopped) return without_a_plan({});
    const std::string quantile = many() ? fmt::format(", against the {:.0f} % quantile of the rival in {} futures",
                                                      100 * command.asked.rival_quantile, draws.count)
                                        : "";
    if (!crossing.month) {
        say_plan(command, "no plan makes `" + command.asked.cross + "` hold within the horizon" + quantile + "\n");
        return exit_failed;
    }
    if (crossing.answer.plan.builds.empty() && crossing.answer.values.empty()) return without_a_plan(crossing.answer);
    const plan::DecisionTree tree = plan::one_decision(draws.count, crossing.futures.front().decide_from);
    const plan::Future choices = plan::earliest_choices(crossing.futures);
    FuturesView view{
        study, crossing.question, asked.risk, tree, choices, crossing.answer, {}, draws.count, {}, {}, {}, {}, {},
        {},    &crossing};
    view.asked = "earliest month from which `" + command.asked.cross + "` holds for " +
                 std::to_string(asked.hold_months) + " months, then at least cost" + quantile;
    view.simulated_without = study.values(crossing.question, draws, options.parallel);
    view.simulated_with = simulated(tree, choices, crossing.answer.plan.builds, crossing.question);
    return show(view, "");
}

int Planning::most_or_reach() {
    const Question& question = asked.question;
    const std::vector<plan::Future> futures = study.futures(question, draws, options.parallel);
    const plan::Future choices = plan::earliest_choices(futures);
    const plan::DecisionTree root = plan::one_decision(draws.count, choices.decide_from);
    plan::FuturesTask task{study.network, study.measure(question), question, asked.risk, root, {}, true};
    if (question.kind != Question::Kind::reach) task.first = point_plan(question, choices);
    FuturesAnswer answer = solve(task, futures);
    if (answer.values.empty()) return without_a_plan(answer);
    if (answer.plan.status == SolveStatus::stopped) say_plan(command, "stopped: the best plan so far, and its gap\n");

    plan::DecisionTree tree = root;
    std::optional<FuturesAnswer> at_once;
    std::vector<double> seen;
    if (!asked.reviews.empty() && answer.plan.status != SolveStatus::stopped) {
        const auto observed = study.observations(question, asked.reviews, draws, options.parallel);
        tree = plan::grow_decisions(observed, asked.reviews, choices.decide_from, command.asked.branches);
        FuturesAnswer reacting = solve(
            {study.network, study.measure(question), question, asked.risk, tree, answer.plan.builds, true}, futures);
        if (reacting.values.empty()) return without_a_plan(reacting);
        at_once = std::move(answer);
        answer = std::move(reacting);
        for (const plan::DecisionNode& node : tree.nodes) {
            const auto review = std::ranges::find(asked.reviews, node.from) - asked.reviews.begin();
            double sum = 0;
            for (const int future : node.futures) {
                if (node.parent >= 0)
                    sum += observed[static_cast<std::size_t>(future)][static_cast<std::size_t>(review)][0];
            }
            seen.push_back(sum / static_cast<double>(node.futures.size()));
        }
    }
    FuturesView view{study, question, asked.risk, tree, choices, answer, {}, draws.count};
    view.at_once = std::move(at_once);
    view.seen = std::move(seen);
    view.asked = question_text(scenario, question) + risk_words(asked.risk, draws.count);
    view.simulated_without = study.values(question, draws, options.parallel);
    view.simulated_with = simulated(tree, choices, answer.plan.builds, question);
    if (command.validate) {
        const FuturesAnswer& two_stage = view.at_once ? *view.at_once : answer;
        view.validation =
            plan::validate({study, task, futures, two_stage, point_plan(question, choices), draws}, options);
    }
    return show(view, asked.reviews.empty() ? "" : "; what waits for a review stands in plan.json alone");
}

}  // namespace

std::string risk_words(const plan::Risk& risk, int futures) {
    const std::string count = std::to_string(futures) + " futures";
    switch (risk.kind) {
        case plan::Risk::Kind::cvar:
            return fmt::format(", the mean of the worst {:.0f} % of {}", 100 * (1 - risk.level), count);
        case plan::Risk::Kind::chance: return fmt::format(", in at least {:.0f} % of {}", 100 * risk.level, count);
        case plan::Risk::Kind::mean: break;
    }
    return ", the mean of " + count;
}

int plan_with_futures(const PlanCommand& command, const LoadedScenario& loaded) {
    const scenario::Scenario& scenario = loaded.scenario;
    Planning planning{command, scenario, plan::Study(scenario, command.asked.futures > 0),
                      {},      {},       solve_options(command)};
    planning.asked = plan_question(command.asked, scenario, planning.study.network, planning.study.measures);
    planning.study.aim_at_targets(planning.asked.question);
    planning.draws.seed = command.seed.value_or(scenario.seed);
    UsedPosterior posterior;
    if (planning.many()) {
        planning.draws.mode = simulate::Mode::monte_carlo;
        planning.draws.count = command.asked.futures;
        const network::Network& network = planning.study.network;
        posterior = command.talk.posterior ? command.talk.posterior(network, planning.draws.seed)
                                           : use_posterior(command.scenario, command.posterior, network,
                                                           planning.draws.seed, report::hash_text(loaded.hash));
        if (posterior.exit_code != exit_done || !command.quiet) say_plan(command, posterior.message);
        if (posterior.exit_code != exit_done) return posterior.exit_code;
        if (posterior.given) planning.draws.given = &*posterior.given;
    }
    return command.asked.cross.empty() ? planning.most_or_reach() : planning.cross();
}

}  // namespace sinews::cli
