// What the plan says a little more is worth, against plans with a little more.

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "plan/planning.hpp"
#include "support/small_scenario.hpp"

using namespace sinews;
using doctest::Approx;
using plan::Question;

namespace {

/// Two parties; a has too little of the input and gets some of b's, as far as b cooperates.
const planning::Planning& ready() {
    static const planning::Planning planning([] {
        support::SmallScenario small;
        small.months = 24;
        small.rows["parties.csv"] = {"a,A,west,one", "b,B,west,one"};
        small.rows["items.csv"] = {"round,round,piece,goods,1,0,,,0,0.3", "body,body,piece,goods,1,0,,,0,0.4"};
        small.rows["recipes.csv"] = {"round,body,1.3"};
        small.rows["lines.csv"] = {
            "l1,a,round,operating,1,20,month,,,,,,,1,,", "l2,b,round,operating,1,4,month,,,,,,,1,,",
            "l3,a,body,operating,1,7,month,,,,,,,1,,", "l4,b,body,operating,1,17,month,,,,,,,1,,"};
        small.rows["candidates.csv"] = {"ca,a,body,planned,1,3.1,month,,,4.3,0,7,1.5,0.9,,,110,2,",
                                        "cb,b,round,planned,1,2.3,month,,,2.2,0,5,1.2,0.8,,,90,1,"};
        small.rows["programmes.csv"] = {"ga,a,,round,rate,100,month,,,,1", "gb,b,,round,rate,100,month,,,,1"};
        small.questions =
            "[[measure]]\nid = \"rounds\"\ntext = \"rounds\"\nmetric = \"made\"\nbloc = \"west\"\n"
            "items = { round = 1 }\nwindow = \"since 2024-02\"\n";
        return small.files();
    }());
    return planning;
}

Question ask(double budget = 83) {
    Question question;
    question.month = 23;
    question.budget = budget;
    question.every = 1;
    question.shares = true;
    return question;
}

}  // namespace

TEST_CASE("a unit of money") {
    const plan::PlanAnswer answer = ready().answer(ask());
    REQUIRE(answer.status == stochastic::SolveStatus::optimal);
    REQUIRE(answer.worth.money.size() == 2);
    const double step = 0.01;  // a year: eleven twelfths of it in the first
    const double gained = ready().answer(ask(83 + step)).measure - ready().answer(ask(83 - step)).measure;
    const double told = answer.worth.money[0] * 11 / 12 + answer.worth.money[1];
    CHECK(told > 0);
    CHECK(gained / (2 * step) == Approx(told).epsilon(1e-3));
}

TEST_CASE("a unit of capacity") {
    const plan::Future future = ready().future(ask());
    const plan::PlanAnswer answer = ready().answer(ask(), future);
    REQUIRE_FALSE(answer.worth.capacity.empty());
    for (const auto& of : answer.worth.capacity) {
        CAPTURE(of.item);
        const auto party = std::ranges::find(ready().full.parties, of.party) - ready().full.parties.begin();
        const auto item = std::ranges::find(ready().full.items, of.item) - ready().full.items.begin();
        const int node = ready().full.node(static_cast<int>(party), static_cast<int>(item));
        const double step = 1e-3;
        const auto measure_with = [&](double more) {
            plan::Future changed = future;
            for (double& capacity : changed.capacity[static_cast<std::size_t>(node)]) capacity += more;
            return ready().answer(ask(), changed).measure;
        };
        CHECK((measure_with(step) - measure_with(-step)) / (2 * step) == Approx(of.value).epsilon(1e-3));
    }
}

TEST_CASE("a step of cooperation") {
    const plan::Future future = ready().future(ask());
    const plan::PlanAnswer answer = ready().answer(ask(), future);
    REQUIRE_FALSE(answer.worth.cooperation.empty());
    for (const auto& of : answer.worth.cooperation) {
        CAPTURE(of.item);
        const double step = 1e-4;
        const auto measure_with = [&](double more) {
            plan::Future changed = future;
            for (int node = 0; node < ready().full.node_count(); ++node) {
                const auto at = static_cast<std::size_t>(node);
                if (ready().full.items[static_cast<std::size_t>(ready().full.node_item[at])] != of.item) continue;
                changed.node_cooperation[at] += more;
            }
            return ready().answer(ask(), changed).measure;
        };
        CHECK((measure_with(step) - measure_with(-step)) / (2 * step) * 0.1 == Approx(of.value).epsilon(1e-3));
    }
}

TEST_CASE("a little less time to build") {
    Question question = ask();
    question.faster_months = 0.01;
    const plan::Future future = ready().future(question);
    const plan::PlanAnswer answer = ready().answer(question, future);
    REQUIRE_FALSE(answer.worth.faster.empty());
    for (const auto& of : answer.worth.faster) {
        plan::Future sooner = future;
        sooner.choices[static_cast<std::size_t>(of.choice)].build_and_slip -= question.faster_months;
        CHECK(ready().answer(question, sooner).measure - answer.measure == Approx(of.value).epsilon(0.02));
    }
}
