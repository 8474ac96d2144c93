// Quantiles of the crossover from counts, with "never" and "at or before" apart.

#include <doctest/doctest.h>

#include <cmath>

#include "analyse/answer_topics.hpp"

using namespace sinews;
using namespace sinews::analyse;

namespace {

/// One comparison over ten months from 2024-01, as of 2024-06.
struct Fixture {
    scenario::Scenario scenario;
    network::Network network;
    Plan plan;

    Fixture() {
        scenario.start = {2024 * 12};
        scenario.end = {2024 * 12 + 9};
        scenario.as_of = {2024 * 12 + 5};
        scenario::Comparison comparison;
        comparison.id = "c";
        scenario.comparisons = {comparison};
        plan.comparisons = {{0, 0, 1.0, 3, 0}};
        plan.months = 10;
        plan.years = 1;
    }
    [[nodiscard]] ComparisonAnswer answer(const Tally& tally) const {
        return comparison_answers({scenario, network, plan, tally}).front();
    }
};

}  // namespace

TEST_CASE("a quantile is the month of its rank, and beyond the last crossing there is none") {
    const Fixture fixture;
    Tally tally(fixture.plan);
    tally.replications = 100;
    tally.crossover[2] = 5;    // ranks 1 to 5
    tally.crossover[3] = 20;   // to 25
    tally.crossover[7] = 25;   // to 50
    tally.crossover[9] = 25;   // to 75
    tally.crossover[10] = 25;  // never
    const CrossoverAnswer crossover = fixture.answer(tally).crossover;
    CHECK(crossover.p05 == 2);
    CHECK(crossover.p25 == 3);
    CHECK(crossover.p50 == 7);
    CHECK(crossover.p75 == 9);
    CHECK_FALSE(crossover.p95.has_value());
    CHECK(crossover.never == doctest::Approx(0.25));
    CHECK(crossover.at_or_before == 0);
    CHECK(crossover.by_month.size() == 10);
    CHECK(crossover.by_month[7] == 25);
}

TEST_CASE("one future has one month for all quantiles") {
    const Fixture fixture;
    Tally tally(fixture.plan);
    tally.replications = 1;
    tally.crossover[4] = 1;
    tally.at_or_before[0] = 1;
    const CrossoverAnswer crossover = fixture.answer(tally).crossover;
    CHECK(crossover.p05 == 4);
    CHECK(crossover.p95 == 4);
    CHECK(crossover.never == 0);
    CHECK(crossover.at_or_before == 1);
}

TEST_CASE("no future crosses") {
    const Fixture fixture;
    Tally tally(fixture.plan);
    tally.replications = 7;
    tally.crossover[10] = 7;
    const CrossoverAnswer crossover = fixture.answer(tally).crossover;
    CHECK_FALSE(crossover.p05.has_value());
    CHECK(crossover.never == 1);
}

TEST_CASE("the probability is over all futures, and nothing where no future has both sides") {
    const Fixture fixture;
    Tally tally(fixture.plan);
    tally.replications = 10;
    tally.crossover[10] = 10;
    tally.both_sides[5] = 8;
    tally.holds[5] = 4;
    const ComparisonAnswer answer = fixture.answer(tally);
    CHECK(std::isnan(answer.probability[4]));
    CHECK(answer.probability[5] == doctest::Approx(0.4));
    CHECK(answer.probability_now == doctest::Approx(0.4));
    CHECK(std::isnan(answer.ratios.p50[5]));
}
