// What clashes when a value cannot be reached, and the earliest month in which a rival is matched, both by hand.

#include <doctest/doctest.h>

#include <algorithm>

#include "plan/clash.hpp"
#include "plan/crossing.hpp"
#include "plan/planning.hpp"
#include "support/small_scenario.hpp"

using namespace sinews;
using plan::Limit;
using plan::Question;

namespace {

/// One party makes 10 rounds a month of 10 bodies; candidates of 5 for 100 each. The rival makes 12.
support::SmallScenario one_party() {
    support::SmallScenario small;
    small.rows["parties.csv"] = {"a,A,west,one", "r,R,east,one"};
    small.rows["items.csv"] = {"round,round,piece,goods,1,0,,,0,0", "body,body,piece,goods,1,0,,,0,0"};
    small.rows["recipes.csv"] = {"round,body,1"};
    small.rows["lines.csv"] = {"l1,a,round,operating,1,10,month,,,,,,,1,,", "l2,a,body,operating,1,10,month,,,,,,,1,,",
                               "l3,r,round,operating,1,12,month,,,,,,,1,,", "l4,r,body,operating,1,12,month,,,,,,,1,,"};
    small.rows["candidates.csv"] = {"cr,a,round,planned,1,5,month,,,3,0,0,1,1,,,100,1,",
                                    "cb,a,body,planned,1,5,month,,,3,0,0,1,1,,,100,1,"};
    small.rows["programmes.csv"] = {"ga,a,,round,rate,100,month,,,,1", "gr,r,,round,rate,100,month,,,,1"};
    small.questions =
        "[[measure]]\nid = \"own\"\ntext = \"own\"\nmetric = \"made\"\nbloc = \"west\"\nitems = { round = 1 }\nwindow "
        "= "
        "\"month\"\n"
        "[[measure]]\nid = \"rival\"\ntext = \"rival\"\nmetric = \"made\"\nbloc = \"east\"\nitems = { round = 1 }\n"
        "window = \"month\"\n";
    return small;
}

std::vector<Limit> clash(double value, double budget) {
    const planning::Planning planning(one_party().files());
    Question question;
    question.kind = Question::Kind::reach;
    question.month = 11;
    question.value = value;
    question.budget = budget;
    question.every = 1;
    return plan::clashing_limits(planning.full, planning.future(question), planning.measures.measures[0], question);
}

bool has(const std::vector<Limit>& limits, Limit::Kind kind) {
    return std::ranges::any_of(limits, [kind](const Limit& limit) { return limit.kind == kind; });
}

}  // namespace

TEST_CASE("too little money for both: the budget clashes with a capacity, and with no limit that could be missing") {
    CHECK(clash(14, 400).empty());
    const auto limits = clash(14, 10);
    CHECK(limits.size() >= 2);
    CHECK(has(limits, Limit::Kind::budget));
    CHECK_FALSE(has(limits, Limit::Kind::copies));  // five copies would not help without money
}

TEST_CASE("money enough, candidates too few: the budget is not named") {
    const auto limits = clash(18, 1e9);
    CHECK(has(limits, Limit::Kind::copies));
    CHECK_FALSE(has(limits, Limit::Kind::budget));
}

TEST_CASE("the earliest crossing: three months of building after the first decision") {
    const planning::Planning planning(one_party().files());
    const plan::Study study(planning.scenario, false);
    const plan::WorldDraws draws;
    auto rival = plan::quantile_by_month(study.series(1, draws, {}), 0.5);
    CHECK(rival[5] == doctest::Approx(12));
    Question question;
    question.budget = 1e9;
    question.every = 1;
    stochastic::SolveOptions options;
    options.gap = 1e-7;
    const plan::Crossing crossing = plan::earliest_crossing({study, question, {}, draws, rival, 2, {}}, options);
    REQUIRE(crossing.month.has_value());
    CHECK(*crossing.month == 4);  // decided in month 1, the first after as_of
    CHECK_FALSE(crossing.without.has_value());
    CHECK(crossing.answer.plan.cost == doctest::Approx(200));
    for (double& value : rival) value = 30;
    CHECK_FALSE(plan::earliest_crossing({study, question, {}, draws, rival, 2, {}}, options).month.has_value());
}
