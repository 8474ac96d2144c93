// Least shortfall of stock targets: by hand, against the simulation that it relaxes, and more never harms it.

#include <doctest/doctest.h>

#include <algorithm>

#include "network/compile.hpp"
#include "plan/futures_plan.hpp"
#include "plan/plan_file.hpp"
#include "plan/planning.hpp"
#include "plan/promise.hpp"
#include "plan/study.hpp"
#include "plan/with_builds.hpp"
#include "support/dice.hpp"
#include "support/random_scenario.hpp"
#include "support/small_scenario.hpp"

using namespace sinews;
using doctest::Approx;
using plan::Question;

namespace {

/// The line makes 10 a month, 100 are wanted and 20 are there. as_of is month 0, at whose end 30 are there; a copy of the candidate
/// that is decided in month 1 adds 5 a month from month 4 on.
support::SmallScenario one_party() {
    support::SmallScenario small;
    small.rows["parties.csv"] = {"a,A,west,one"};
    small.rows["items.csv"] = {"round,round,piece,goods,3,0,,,0,0"};
    small.rows["lines.csv"] = {"l,a,round,operating,1,10,month,,,,,,,1,,"};
    small.rows["candidates.csv"] = {"c,a,round,planned,1,5,month,,,3,0,0,1,1,,,100,2,"};
    small.rows["programmes.csv"] = {"g,a,,round,stock_target,100,,1,,,1"};
    small.rows["stocks.csv"] = {"a,round,20,,"};
    small.questions =
        "[[measure]]\nid = \"rounds\"\ntext = \"rounds\"\nmetric = \"made\"\nparties = [\"a\"]\nitems = { round = 1 }\n"
        "window = \"month\"\n";
    return small;
}

/// Two parties with targets that use their stocks, a third that one of them buys for, an input, and little money for goods.
support::SmallScenario three_parties(support::Dice& dice, bool uncertain) {
    const auto number = [&](double low, double high) {
        const double value = dice.between(low, high);
        return std::to_string(value) + (uncertain ? " to " + std::to_string(1.4 * value) : "");
    };
    support::SmallScenario small;
    small.months = 30;
    small.rows["parties.csv"] = {"a,A,west,one", "b,B,west,one", "c,C,west,two"};
    small.rows["items.csv"] = {"round,round,piece,goods,2,0.02,,,1.5," + std::to_string(dice.between(0, 1)),
                               "body,body,piece,goods,1,0,,,0," + std::to_string(dice.between(0, 1))};
    small.rows["recipes.csv"] = {"round,body,1"};
    for (const std::string party : {"a", "b"}) {
        for (const std::string item : {"round", "body"}) {
            small.rows["lines.csv"].push_back("l-" + party + "-" + item + "," + party + "," + item + ",operating,1," +
                                              number(4, 12) + ",month,,,,,,,1,,");
            small.rows["candidates.csv"].push_back("c-" + party + "-" + item + "," + party + "," + item +
                                                   ",planned,1," + number(2, 6) + ",month,,," + number(1, 4) + ",0," +
                                                   std::to_string(dice.between(0, 4)) + ",1.5,0.9,,," +
                                                   std::to_string(dice.between(20, 80)) + ",1,");
        }
        small.rows["stocks.csv"].push_back(party + ",round," + std::to_string(dice.between(0, 60)) + ",,");
        small.rows["programmes.csv"].push_back("t-" + party + "," + party + ",,round,stock_target," + number(50, 300) +
                                               ",," + std::to_string(dice.between(1, 20)) + ",,,1");
        small.rows["use.csv"].push_back(party + ",round," + number(1, 8) + ",month,,");
    }
    small.rows["programmes.csv"].push_back("r-a,a,,round,rate," + number(1, 5) + ",month,,,,2");
    small.rows["programmes.csv"].push_back("t-c,a,c,round,stock_target," + number(20, 60) + ",,6,2025-01,,1");
    small.rows["economy.csv"] = {"a,2024," + std::to_string(dice.between(500, 4000)) + ",0,0.1,0.5"};
    small.rows["portfolio.csv"] = {"a,2024,goods,1"};
    small.questions =
        "[[measure]]\nid = \"rounds\"\ntext = \"rounds\"\nmetric = \"made\"\nbloc = \"west\"\nitems = { round = 1 }\n"
        "window = \"month\"\n";
    return small;
}

Question ask(const network::Network& network, double budget, int month) {
    Question question;
    question.kind = Question::Kind::shortfall;
    question.measure = -1;
    question.targets.nodes = plan::nodes_with_targets(network);
    question.month = month;
    question.budget = budget;
    question.every = 1;
    return question;
}

/// Builds in the order of the dice, in the first year, as long as its budget lasts.
std::vector<scenario::LeverBuild> some_builds(const planning::Planning& planning, const Question& question,
                                              support::Dice& dice) {
    std::vector<scenario::LeverBuild> builds;
    double left = question.budget * 11 / 12;
    for (const plan::Choice& choice : planning.future(question).choices) {
        if (dice.between(0, 1) < 0.5 || choice.capex > left) continue;
        left -= choice.capex;
        const int month = 1 + static_cast<int>(dice.between(0, 10));
        builds.push_back({choice.candidate, 1, scenario::Month{planning.scenario.start.index + month}});
    }
    return builds;
}

}  // namespace

TEST_CASE("a shortfall by hand") {
    const planning::Planning planning(one_party().files());
    Question question = ask(planning.full, 240, 11);
    question.targets.by_count = true;
    const plan::PlanAnswer two = planning.answer(question);
    REQUIRE(two.status == stochastic::SolveStatus::optimal);
    CHECK(-two.without == Approx(60 + 50 + 40 + 30 + 20 + 10));
    CHECK(-two.measure == Approx(60 + 50 + 40 + 20));
    CHECK(two.cost == Approx(200));
    CHECK(planning.simulated(question, {}) == Approx(210));
    const auto builds = plan::builds_of(planning.scenario, planning.future(question), two);
    CHECK(planning.simulated(question, builds) == Approx(170));
    question.budget = 130;
    CHECK(-planning.answer(question).measure == Approx(60 + 50 + 40 + 25 + 10));
    question.targets.by_count = false;  // a round costs 3
    CHECK(-planning.answer(question).measure == Approx(3 * 185));
}

TEST_CASE("what use takes is lacking, and use that is lost fills no stock") {
    support::SmallScenario small = one_party();
    small.rows["use.csv"] = {"a,round,12,month,,"};
    small.rows["stocks.csv"] = {"a,round,4,,"};
    const planning::Planning planning(small.files());
    Question question = ask(planning.full, 0, 11);
    question.targets.by_count = true;
    // Month 0 leaves 4 + 10 - 12 = 2; month 1 nothing, and 10 of 12 are used for ever after.
    CHECK(planning.simulated(question, {}) == Approx(11 * 100));
    const plan::PlanAnswer answer = planning.answer(question);
    CHECK(-answer.without <= 1100 * (1 + 1e-9));
    // Each piece of use that is lost counts 100/12, so that a month's whole stock is no gift.
    CHECK(-answer.without >= 600);
}

TEST_CASE("no random scenario lacks less than the plan without building says") {
    int tried = 0;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        CAPTURE(seed);
        const planning::Planning planning(support::random_scenario(seed));
        Question question = ask(planning.full, 0, planning.full.months - 1);
        question.shares = true;
        if (question.targets.nodes.empty() || question.month <= planning.full.as_of) continue;
        ++tried;
        const double simulated = planning.simulated(question, {});
        for (const int period : {1, 5}) {
            question.period = period;
            const plan::PlanAnswer answer = planning.answer(question);
            CHECK(answer.status == stochastic::SolveStatus::optimal);
            CHECK(-answer.without <= simulated * (1 + 1e-5) + 1e-6);
        }
    }
    CHECK(tried >= 10);
}

TEST_CASE("no plan that can be paid lacks less than the bound; more never harms") {
    support::Dice dice(5);
    double gained = 0;
    for (int trial = 0; trial < 5; ++trial) {
        CAPTURE(trial);
        const planning::Planning planning(three_parties(dice, false).files());
        const double budget = dice.between(40, 200);
        Question question = ask(planning.full, budget, 29);
        REQUIRE(question.targets.nodes.size() == 3);
        question.shares = true;
        question.every = 3;
        const plan::Future whole = planning.future(question);
        const plan::PlanAnswer best = planning.answer(question, whole);
        REQUIRE(best.status == stochastic::SolveStatus::optimal);
        CHECK(best.measure >= best.without - 1e-6);
        gained += (best.measure - best.without) / std::max(1.0, -best.without);
        for (int other = 0; other < 5; ++other) {
            const double simulated = planning.simulated(question, some_builds(planning, question, dice));
            CHECK(simulated >= -best.bound * (1 - 1e-5) - 1e-6);
        }
        plan::Future fewer = whole;
        fewer.choices.erase(fewer.choices.begin() + static_cast<long>(dice.between(0, 3.99)));
        const double tolerance = 1e-5 * std::abs(best.measure) + 1e-6;
        CHECK(planning.answer(question, fewer).measure <= best.measure + tolerance);
        Question richer = question;
        richer.budget *= 1.5;
        CHECK(planning.answer(richer, whole).measure >= best.measure - tolerance);
        Question coarse = question;
        coarse.period = 3;
        CHECK(planning.answer(coarse).measure >= best.measure - tolerance);
    }
    CHECK(gained > 0.1);
}

TEST_CASE("what a little more money avoids") {
    const planning::Planning planning(one_party().files());
    Question question = ask(planning.full, 130, 11);
    question.shares = true;
    const plan::PlanAnswer answer = planning.answer(question);
    REQUIRE(answer.worth.money.size() == 1);
    CHECK(answer.worth.money[0] > 0);
    const auto with = [&](double more) {
        Question asked = question;
        asked.budget += more;
        return planning.answer(asked).measure;
    };
    CHECK((with(0.1) - with(-0.1)) / 0.2 * 12 / 11 == Approx(answer.worth.money[0]).epsilon(1e-3));
}

TEST_CASE("many futures: one program and cuts agree, and no future is simulated with less") {
    support::Dice dice(8);
    scenario::ReadResult read = scenario::read_scenario(three_parties(dice, true).files());
    REQUIRE_FALSE(scenario::has_errors(read.faults));
    plan::Study study(read.scenario, true);
    Question question = ask(study.network, 100, 29);
    question.period = 3;
    question.every = 6;
    study.aim_at_targets(question);
    const plan::WorldDraws draws{simulate::Mode::monte_carlo, 3, 0, 5, nullptr};
    const auto futures = study.futures(question, draws, {});
    const plan::DecisionTree root = plan::one_decision(5, futures.front().decide_from);
    stochastic::SolveOptions options;
    options.gap = 1e-6;
    double mean = 0;
    for (const plan::Risk risk : {plan::Risk{}, plan::Risk{plan::Risk::Kind::cvar, 0.6}}) {
        const plan::FuturesTask task{study.network, study.measure(question), question, risk, root, {}, true};
        options.method = stochastic::Method::benders;
        const auto cuts = plan::plan_for_futures(task, futures, options);
        options.method = stochastic::Method::extensive;
        const auto whole = plan::plan_for_futures(task, futures, options);
        REQUIRE(cuts.plan.status == stochastic::SolveStatus::optimal);
        REQUIRE(whole.plan.status == stochastic::SolveStatus::optimal);
        CHECK(cuts.plan.measure == Approx(whole.plan.measure).epsilon(1e-5));
        CHECK(cuts.plan.measure >= cuts.plan.without);
        if (risk.kind == plan::Risk::Kind::mean) mean = cuts.plan.measure;
        CHECK(cuts.plan.measure <= mean + 1e-6);  // the worst futures lack more
        const scenario::Scenario with =
            plan::with_builds(read.scenario, plan::builds_of(read.scenario, futures.front(), cuts.plan));
        const network::Network network = network::compile(with);
        plan::run_worlds(network, analyse::make_plan(with, network), draws, {}, [&](int position, const auto& run) {
            const double simulated = plan::simulated_value(study.network, question, network, run);
            CHECK(simulated >= -cuts.values[static_cast<std::size_t>(position)] * (1 - 1e-5) - 1e-6);
        });
    }
}

TEST_CASE("month by month the promise adds up to the shortfall") {
    const scenario::Scenario scenario = scenario::read_scenario(one_party().files()).scenario;
    plan::Study study(scenario, false);
    Question question = ask(study.network, 240, 11);
    question.targets.by_count = true;
    study.aim_at_targets(question);
    plan::WorldRun run;
    plan::run_worlds(study.network, study.measures, {}, {}, [&](int, const auto& one) { run = one; });
    const plan::Promise promise =
        plan::promise_of(study, run, question, {{"c", 2, scenario::Month{2024 * 12 + 1}}}, 20);
    CHECK(promise.months.size() == 11);
    for (std::size_t point = 0; point < 11; ++point) {
        CHECK(promise.without[point] == Approx(std::max(0.0, 60 - 10.0 * static_cast<double>(point))));
    }
    CHECK(promise.with[3] == Approx(20));
    CHECK(promise.with[4] == Approx(0));
    REQUIRE(promise.stock_with.size() == 1);
    CHECK(promise.stock_with[0][3] == Approx(80));
    REQUIRE(promise.rows.size() == 1);
    CHECK(promise.rows[0].worth[0] > 0);
}
