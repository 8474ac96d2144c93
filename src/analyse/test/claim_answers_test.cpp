// Probability, likelihood and the evidence for and against.

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "analyse/answer_topics.hpp"

using namespace sinews;
using namespace sinews::analyse;
using scenario::Month;

namespace {

Month month(int year, int month_of_year) { return Month{year * 12 + month_of_year - 1}; }

scenario::EvidenceRow observed(std::string id, std::string measure, double value) {
    scenario::EvidenceRow row;
    row.id = std::move(id);
    row.measure = std::move(measure);
    row.from = month(2024, 1);
    row.to = month(2024, 12);
    row.value = value;
    row.unit = "rounds/year";
    row.kind = "estimate";
    return row;
}

/// Two sides of 12-month sums over two years from 2024-01; medians 1,000 and 800 throughout; 100 futures.
struct Fixture {
    scenario::Scenario scenario;
    network::Network network;
    Plan plan;

    Fixture() {
        scenario.start = month(2024, 1);
        scenario.end = month(2025, 12);
        scenario.as_of = month(2025, 6);
        scenario.parties = {{"a", "A", "west", "one", {}}, {"b", "B", "east", "two", {}}};
        scenario.items = {{"round", "round", "rounds", "goods", {}, {}, {}, {}, 0, false, {}, {}}};
        for (const char* party : {"a", "b"}) {
            scenario::Measure measure;
            measure.id = std::string(party) + "_year";
            measure.parties = {party};
            measure.items = {{"round", 1}};
            measure.window = scenario::Window::trailing_12_months;
            scenario.measures.push_back(measure);
            plan.measures.push_back({});
        }
        plan.order = {0, 1};
        plan.comparisons = {{0, 1, 1.0, 1, 0}};
        plan.months = 24;
        plan.years = 2;
    }
    void claim(std::string id, Month when, ClaimPlan claim_plan) {
        scenario::Claim claim;
        claim.id = std::move(id);
        claim.month = when;
        claim_plan.month = scenario::months_between(scenario.start, when);
        scenario.claims.push_back(claim);
        plan.claims.push_back(claim_plan);
    }
    [[nodiscard]] Tally tally() const {
        Tally tally(plan);
        tally.replications = 100;
        for (std::size_t at = 0; at < 24; ++at) {
            tally.measure[at].add(1000);
            tally.measure[24 + at].add(800);
        }
        return tally;
    }
    [[nodiscard]] std::vector<ClaimAnswer> answers(const Tally& tally, bool point = false) const {
        const AnswerSources sources{scenario, network, plan, tally, point};
        const auto measures = measure_answers(sources);
        return claim_answers(sources, measures, evidence_answers(sources, measures));
    }
};

ClaimPlan threshold(ClaimPlan::Kind kind, int measure, double bound) {
    ClaimPlan plan;
    plan.kind = kind;
    plan.measure = measure;
    plan.bound = bound;
    return plan;
}

ClaimPlan holds_between() {
    ClaimPlan plan;
    plan.kind = ClaimPlan::Kind::comparison;
    plan.comparison = 0;
    return plan;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("probability and likelihood come together; without any answer there is neither") {
    Fixture fixture;
    fixture.claim("some", month(2025, 1), threshold(ClaimPlan::Kind::at_least, 0, 900));
    fixture.claim("none", month(2024, 3), threshold(ClaimPlan::Kind::at_least, 0, 900));
    Tally tally = fixture.tally();
    tally.claim_true = {80, 0};
    tally.claim_empty = {10, 100};
    const auto answers = fixture.answers(tally);
    CHECK(answers[0].probability == doctest::Approx(0.8));
    CHECK(answers[0].without_answer == doctest::Approx(0.1));
    CHECK(answers[0].likelihood == "likely");
    CHECK(answers[0].kind == "threshold");
    CHECK(answers[0].detail == "a_year >= 900 rounds");
    CHECK(std::isnan(answers[1].probability));
    CHECK(answers[1].likelihood.empty());
    CHECK_MESSAGE(fixture.answers(tally, true)[0].likelihood.empty(), "a point run has no likelihood");
}

TEST_CASE("evidence on a threshold is set against the bound, targets and other months left out") {
    Fixture fixture;
    fixture.claim("past", month(2024, 12), threshold(ClaimPlan::Kind::at_least, 0, 900));
    fixture.claim("later", month(2025, 12), threshold(ClaimPlan::Kind::at_least, 0, 900));
    fixture.scenario.evidence = {observed("enough", "a_year", 950), observed("short", "a_year", 850),
                                 observed("aim", "a_year", 2000), observed("old", "a_year", 2000)};
    fixture.scenario.evidence[2].kind = "target";
    fixture.scenario.evidence[3].to = month(2024, 11);
    const auto answers = fixture.answers(fixture.tally());
    CHECK(answers[0].past);
    CHECK(answers[0].evidence_for == Ids{"enough"});
    CHECK(answers[0].evidence_against == Ids{"short"});
    CHECK_FALSE(answers[1].past);
    CHECK(answers[1].evidence_for.empty());
}

TEST_CASE("evidence on a comparison is set against the other side's median") {
    Fixture fixture;
    fixture.claim("ahead", month(2024, 12), holds_between());
    fixture.scenario.evidence = {observed("left above", "a_year", 850), observed("left below", "a_year", 750),
                                 observed("right below", "b_year", 990), observed("right above", "b_year", 1010)};
    const auto answer = fixture.answers(fixture.tally()).front();
    CHECK(answer.kind == "comparison");
    CHECK(answer.evidence_for == Ids{"left above", "right below"});
    CHECK(answer.evidence_against == Ids{"left below", "right above"});
}

TEST_CASE("a range without a value counts by its middle, one end by itself") {
    Fixture fixture;
    fixture.claim("past", month(2024, 12), threshold(ClaimPlan::Kind::at_most, 0, 900));
    auto range = observed("range", "a_year", 0), low = observed("low", "a_year", 0);
    range.value.reset();
    range.low = 700;
    range.high = 1000;
    low.value.reset();
    low.low = 901;
    fixture.scenario.evidence = {range, low};
    const auto answer = fixture.answers(fixture.tally()).front();
    CHECK(answer.evidence_for == Ids{"range"});
    CHECK(answer.evidence_against == Ids{"low"});
}

TEST_CASE("growth is set against the median of the base month, the highest against the history") {
    Fixture fixture;
    ClaimPlan growth = threshold(ClaimPlan::Kind::growth_at_least, 0, 2.0);
    growth.since = 11;
    fixture.claim("doubled", month(2024, 12), growth);
    fixture.claim("highest", month(2024, 12), threshold(ClaimPlan::Kind::highest_since, 0, 1500));
    fixture.scenario.claims[1].highest_since = 1990;
    fixture.scenario.evidence = {observed("twice", "a_year", 2100), observed("less", "a_year", 1400)};
    const auto answers = fixture.answers(fixture.tally());
    CHECK(answers[0].evidence_for == Ids{"twice"});
    CHECK(answers[0].evidence_against == Ids{"less"});
    CHECK(answers[1].kind == "highest_since");
    CHECK(answers[1].evidence_for == Ids{"twice"});
    CHECK(answers[1].evidence_against == Ids{"less"});
}
