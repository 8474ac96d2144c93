// The plan is a relaxation of the simulation: nothing that is simulated beats it. And more never harms it.

#include <doctest/doctest.h>

#include "plan/planning.hpp"
#include "support/dice.hpp"
#include "support/random_scenario.hpp"
#include "support/small_scenario.hpp"

using namespace sinews;
using plan::Question;

namespace {

/// The first measure of what is made, with makers; -1 when there is none.
int plannable_measure(const planning::Planning& planning) {
    for (std::size_t at = 0; at < planning.measures.measures.size(); ++at) {
        const analyse::MeasurePlan& measure = planning.measures.measures[at];
        if (measure.metric == scenario::Metric::made && measure.least_of.empty() && !measure.addends.empty()) {
            return static_cast<int>(at);
        }
    }
    return -1;
}

/// Two blocs' worth of trouble in small: two parties that cooperate in part, a chain of two inputs, a link, a budget for goods.
support::SmallScenario two_parties(support::Dice& dice) {
    const auto number = [&](double low, double high) { return std::to_string(dice.between(low, high)); };
    support::SmallScenario small;
    small.months = 30;
    small.rows["parties.csv"] = {"a,A,west,one", "b,B,west,one"};
    small.rows["items.csv"] = {"round,round,piece,goods,1,0,,,2.5," + number(0, 1),
                               "body,body,piece,goods,1,0,,,0," + number(0, 1),
                               "steel,steel,tonne,goods,1,0,,,0," + number(0, 1)};
    small.rows["recipes.csv"] = {"round,body,1", "body,steel," + number(0.5, 2)};
    for (const std::string party : {"a", "b"}) {
        for (const std::string item : {"round", "body", "steel"}) {
            small.rows["lines.csv"].push_back("l-" + party + "-" + item + "," + party + "," + item + ",operating,1," +
                                              number(5, 20) + ",month,,,,,,,1,,");
            small.rows["candidates.csv"].push_back("c-" + party + "-" + item + "," + party + "," + item +
                                                   ",planned,1," + number(2, 10) + ",month,,," + number(1, 6) + ",0," +
                                                   number(0, 5) + ",1.5,0.9,,," + number(20, 80) + ",2,");
        }
        small.rows["stocks.csv"].push_back(party + ",steel," + number(0, 30) + ",,");
        small.rows["programmes.csv"].push_back("g-" + party + "," + party + ",,round,rate," + number(5, 40) +
                                               ",month,,,,1");
    }
    small.rows["trade.csv"] = {"a,b,body," + number(0, 0.5) + ",,"};
    small.rows["economy.csv"] = {"a,2024," + number(3000, 9000) + ",0,0.1,0.5"};
    small.rows["portfolio.csv"] = {"a,2024,goods,1"};
    small.questions =
        "[[measure]]\nid = \"rounds\"\ntext = \"rounds\"\nmetric = \"made\"\nbloc = \"west\"\nitems = { round = 1 }\n"
        "window = \"12-month sum\"\n";
    return small;
}

Question ask(double budget) {
    Question question;
    question.month = 29;
    question.budget = budget;
    question.every = 3;
    question.shares = true;
    question.stockpile = true;
    return question;
}

}  // namespace

TEST_CASE("no random scenario is simulated above the plan without building") {
    int tried = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        CAPTURE(seed);
        const planning::Planning planning(support::random_scenario(seed));
        Question question;
        question.measure = plannable_measure(planning);
        question.month = planning.full.months - 1;
        if (question.measure < 0 || question.month <= planning.full.as_of) continue;
        const double simulated = planning.simulated(question, {});
        if (simulated != simulated) continue;  // a 12-month sum without twelve months
        ++tried;
        question.budget = 0;
        question.shares = true;
        for (const bool stockpile : {false, true}) {
            question.stockpile = stockpile;
            const plan::PlanAnswer answer = planning.answer(question);
            CHECK(answer.status == stochastic::SolveStatus::optimal);
            CHECK(answer.without >= simulated * (1 - 1e-5) - 1e-6);
        }
    }
    CHECK(tried >= 20);
}

TEST_CASE("no plan that can be paid is simulated above the best one") {
    support::Dice dice(11);
    for (int trial = 0; trial < 12; ++trial) {
        CAPTURE(trial);
        const planning::Planning planning(two_parties(dice).files());
        const double budget = dice.between(20, 200);
        const plan::PlanAnswer best = planning.answer(ask(budget));
        REQUIRE(best.status == stochastic::SolveStatus::optimal);
        CHECK(best.measure >= best.without * (1 - 1e-6));
        for (int other = 0; other < 10; ++other) {
            // Builds in the order of the dice as long as the years' budgets last.
            std::vector<scenario::LeverBuild> builds;
            double left = budget * 11 / 12;
            for (const plan::Choice& choice : planning.future(ask(budget)).choices) {
                if (dice.between(0, 1) < 0.5 || choice.capex > left) continue;
                left -= choice.capex;
                const int month = 1 + 3 * static_cast<int>(dice.between(0, 3.99));
                builds.push_back({choice.candidate, 1, scenario::Month{planning.scenario.start.index + month}});
            }
            CHECK(planning.simulated(ask(budget), builds) <= best.bound * (1 + 1e-5) + 1e-6);
        }
    }
}

TEST_CASE("more money, another candidate and freedom to stock never lower the optimum") {
    support::Dice dice(12);
    for (int trial = 0; trial < 8; ++trial) {
        CAPTURE(trial);
        const planning::Planning planning(two_parties(dice).files());
        const double budget = dice.between(20, 150);
        const plan::Future whole = planning.future(ask(budget));
        plan::Future fewer = whole;
        fewer.choices.erase(fewer.choices.begin() + static_cast<long>(dice.between(0, 5.99)));
        const double least = planning.answer(ask(budget), fewer).measure;
        const double base = planning.answer(ask(budget), whole).measure;
        const double most = planning.answer(ask(budget * 1.5), whole).measure;
        CHECK(least <= base * (1 + 1e-5));
        CHECK(base <= most * (1 + 1e-5));
        Question to_need = ask(budget);
        to_need.stockpile = false;
        CHECK(planning.answer(to_need, whole).measure <= base * (1 + 1e-5));
        Question integers = ask(budget);
        integers.shares = false;
        CHECK(planning.answer(integers, whole).measure <= base * (1 + 1e-5));
    }
}
