// What outcomes keep by replication adds up to what a tally counts, and is the same however it is run.

#include <doctest/doctest.h>

#include <cmath>
#include <cstring>

#include "analyse/outcomes.hpp"
#include "analyse/run.hpp"
#include "network/compile.hpp"
#include "numerics/exact_sum.hpp"
#include "scenario/read.hpp"
#include "support/random_scenario.hpp"

using namespace sinews;
using analyse::ClaimOutcome;
using analyse::Outcomes;

namespace {

struct Compiled {
    network::Network network;
    analyse::Plan plan;
    analyse::OutcomeRequest request;  // every measure in three months
};

Compiled uncertain_scenario(std::uint64_t seed) {
    support::RandomScenarioOptions options;
    options.uncertain = true;
    const auto read = scenario::read_scenario(support::random_scenario(seed, options));
    REQUIRE_FALSE(scenario::has_errors(read.faults));
    Compiled result{network::compile(read.scenario), {}, {}};
    result.plan = analyse::make_plan(read.scenario, result.network);
    for (int measure = 0; measure < static_cast<int>(result.plan.measures.size()); ++measure) {
        for (const int month : {0, result.plan.months / 2, result.plan.months - 1})
            result.request.values.push_back({measure, month});
    }
    return result;
}

Outcomes outcomes_of(const Compiled& compiled, analyse::Range whole, const std::vector<analyse::Range>& parts,
                     int lanes) {
    Outcomes outcomes(compiled.plan, compiled.request, whole);
    for (const analyse::Range part : parts) {
        CHECK(analyse::run_outcomes(compiled.network, compiled.plan, simulate::Mode::monte_carlo, 3, part,
                                    compiled.request, outcomes, nullptr, nullptr, {lanes}));
    }
    return outcomes;
}

template <typename Value, typename Test>
std::uint64_t count_of(const std::vector<Value>& values, std::size_t request, std::uint64_t replications, Test test) {
    std::uint64_t count = 0;
    for (std::uint64_t at = 0; at < replications; ++at) count += test(values[request * replications + at]) ? 1U : 0U;
    return count;
}

}  // namespace

TEST_CASE("outcomes add up to the tally's counts") {
    std::uint64_t crossed = 0, said_yes = 0;
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        const Compiled compiled = uncertain_scenario(seed);
        const analyse::Range range{5, 77};
        const Outcomes outcomes = outcomes_of(compiled, range, {range}, 16);
        analyse::Tally tally(compiled.plan);
        analyse::run_range(compiled.network, compiled.plan, simulate::Mode::monte_carlo, 3, range, tally, nullptr,
                           nullptr);
        const auto months = static_cast<std::size_t>(compiled.plan.months);
        for (std::size_t at = 0; at < compiled.plan.comparisons.size(); ++at) {
            for (std::size_t month = 0; month <= months; ++month) {
                const int wanted = month == months ? Outcomes::never : static_cast<int>(month);
                const auto counted =
                    count_of(outcomes.crossover, at, range.count, [&](int value) { return value == wanted; });
                CHECK(counted == tally.crossover[at * (months + 1) + month]);
                if (month < months) crossed += counted;
            }
            CHECK(count_of(outcomes.at_or_before, at, range.count, [](auto value) { return value != 0; }) ==
                  tally.at_or_before[at]);
        }
        for (std::size_t at = 0; at < compiled.plan.claims.size(); ++at) {
            const auto yes =
                count_of(outcomes.claims, at, range.count, [](auto value) { return value == ClaimOutcome::yes; });
            said_yes += yes;
            CHECK(yes == tally.claim_true[at]);
            CHECK(count_of(outcomes.claims, at, range.count, [](auto value) { return value == ClaimOutcome::empty; }) ==
                  tally.claim_empty[at]);
        }
        for (std::size_t at = 0; at < compiled.request.values.size(); ++at) {
            const auto [measure, month] = compiled.request.values[at];
            // A tally keeps what is the same all year once.
            const int kept = compiled.plan.answer_month(static_cast<std::size_t>(measure), month);
            const auto slot =
                static_cast<std::size_t>(kept) * compiled.plan.measures.size() + static_cast<std::size_t>(measure);
            numerics::ExactSums sum(1);
            for (std::uint64_t r = range.first; r < range.first + range.count; ++r) {
                const double value = outcomes.values[outcomes.at(at, r)];
                if (!std::isnan(value)) sum.add(0, value);
            }
            CHECK(sum.value(0) == tally.measure_sum.value(slot));
        }
    }
    CHECK(crossed > 0);  // otherwise nothing was compared
    CHECK(said_yes > 0);
}

TEST_CASE("lanes and parts do not change a bit of the outcomes") {
    const Compiled compiled = uncertain_scenario(3);
    const Outcomes whole = outcomes_of(compiled, {0, 77}, {{0, 77}}, 16);
    for (const int lanes : {1, 8, 64}) {
        const Outcomes parts = outcomes_of(compiled, {0, 77}, {{40, 37}, {0, 13}, {13, 27}}, lanes);
        CHECK(std::memcmp(whole.values.data(), parts.values.data(), whole.values.size() * sizeof(double)) == 0);
        CHECK(whole.crossover == parts.crossover);
        CHECK(whole.at_or_before == parts.at_or_before);
        CHECK(whole.claims == parts.claims);
    }
}
