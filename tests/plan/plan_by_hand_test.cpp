// One party, one item, one candidate: every number can be written down.
//
// The line makes 10 a month. A copy of the candidate costs 100, is built in 3 months and makes 5 a month. as_of is month 0, so a
// copy decided in month 1 makes from month 4 to month 11: 40.

#include <doctest/doctest.h>

#include "plan/plan_file.hpp"
#include "plan/planning.hpp"
#include "support/folder.hpp"
#include "support/small_scenario.hpp"

using namespace sinews;
using doctest::Approx;
using plan::Question;

namespace {

support::SmallScenario one_party() {
    support::SmallScenario small;
    small.rows["parties.csv"] = {"a,A,west,one"};
    small.rows["items.csv"] = {"round,round,piece,goods,1,0,,,0,0"};
    small.rows["lines.csv"] = {"l,a,round,operating,1,10,month,,,,,,,1,,"};
    small.rows["candidates.csv"] = {"c,a,round,planned,1,5,month,,,3,0,0,1,1,,,100,2,"};
    small.rows["programmes.csv"] = {"g,a,,round,rate,1000,month,,,,1"};
    small.questions =
        "[[measure]]\nid = \"rounds\"\ntext = \"rounds\"\nmetric = \"made\"\nparties = [\"a\"]\nitems = { round = 1 }\n"
        "window = \"since 2024-01\"\n";
    return small;
}

/// Asks with a budget for the eleven months after as_of.
Question ask(double budget) {
    Question question;
    question.month = 11;
    question.budget = budget * 12 / 11;
    question.every = 1;
    return question;
}

const planning::Planning& ready() {
    static const planning::Planning planning(one_party().files());
    return planning;
}

}  // namespace

TEST_CASE("money for two copies builds two, at once") {
    const plan::PlanAnswer answer = ready().answer(ask(220));
    REQUIRE(answer.status == stochastic::SolveStatus::optimal);
    REQUIRE(answer.builds.size() == 1);
    CHECK(answer.builds[0].month == 1);
    CHECK(answer.builds[0].copies == 2);
    CHECK(answer.measure == Approx(200));
    CHECK(answer.without == Approx(120));
    CHECK(answer.cost == Approx(200));
    REQUIRE(answer.cost_by_year.size() == 1);
    CHECK(answer.cost_by_year[0] == Approx(200));
    const auto future = ready().future(ask(220));
    CHECK(ready().simulated(ask(220), plan::builds_of(ready().scenario, future, answer)) == Approx(200));
}

TEST_CASE("money for one and a half builds one, or one and a half in shares") {
    CHECK(ready().answer(ask(150)).measure == Approx(160));
    Question question = ask(150);
    question.shares = true;
    const plan::PlanAnswer answer = ready().answer(question);
    CHECK(answer.measure == Approx(180));
    REQUIRE(answer.worth.money.size() == 1);
    CHECK(answer.worth.money[0] == Approx(5 * 8 / 100.0).epsilon(1e-3));
    REQUIRE(answer.worth.capacity.size() == 1);
    CHECK(answer.worth.capacity[0].value == Approx(11));
    REQUIRE(answer.worth.faster.size() == 1);
    CHECK(answer.worth.faster[0].value <= 7.5 + 1e-6);
}

TEST_CASE("decisions fall where they may: every sixth month, and not before the earliest") {
    Question question = ask(220);
    question.every = 6;
    CHECK(ready().answer(question).builds.at(0).month == 1);
    support::SmallScenario small = one_party();
    small.rows["candidates.csv"] = {"c,a,round,planned,1,5,month,,,3,0,0,1,1,,,100,2,2024-04"};
    const planning::Planning late(small.files());
    const plan::PlanAnswer answer = late.answer(ask(220));
    CHECK(answer.builds.at(0).month == 3);
    CHECK(answer.measure == Approx(120 + 2 * 5 * 6));
}

TEST_CASE("least cost to reach a value") {
    Question question = ask(1e9);
    question.kind = Question::Kind::reach;
    question.value = 150;
    CHECK(ready().answer(question).cost == Approx(100));
    question.shares = true;
    CHECK(ready().answer(question).cost == Approx(75));
    question.value = 120;
    CHECK(ready().answer(question).cost == Approx(0));
}

TEST_CASE("what cannot be reached is told with what can") {
    Question question = ask(1e9);
    question.kind = Question::Kind::reach;
    question.value = 201;
    const plan::PlanAnswer answer = ready().answer(question);
    CHECK(answer.status == stochastic::SolveStatus::infeasible);
    CHECK(answer.at_most == Approx(200));
    CHECK(answer.without == Approx(120));
}

TEST_CASE("a plan file is a lever that builds") {
    const std::string text = plan::plan_file({{"c", 2, scenario::Month{2024 * 12 + 1}}}, "most \"rounds\"");
    auto files = one_party().files();
    files["levers.toml"] = text;
    const scenario::ReadResult read = scenario::read_scenario(files);
    INFO(support::in_words(read.faults));
    REQUIRE_FALSE(scenario::has_errors(read.faults));
    REQUIRE(read.scenario.levers.size() == 1);
    CHECK(read.scenario.levers[0].id == plan::plan_lever);
    CHECK(read.scenario.levers[0].text == "most \"rounds\"");
    CHECK(read.scenario.levers[0].builds.at(0).copies == 2);
    CHECK(scenario::to_text(read.scenario.levers[0].builds.at(0).month) == "2024-02");
}
