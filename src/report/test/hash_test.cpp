#include "report/hash.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>

using namespace sinews;
using namespace sinews::report;

namespace {

analyse::Plan small_plan() {
    analyse::Plan plan;
    plan.measures.resize(2);
    plan.comparisons.resize(1);
    plan.claims.resize(1);
    plan.months = 3;
    plan.years = 1;
    return plan;
}

/// The tally of futures first to last - 1, whose numbers depend on the future alone.
analyse::Tally tally_of(const analyse::Plan& plan, int first, int last) {
    analyse::Tally tally(plan);
    for (int future = first; future < last; ++future) {
        const double value = std::sqrt(1.0 + future);
        ++tally.replications;
        for (std::size_t at = 0; at < tally.measure.size(); ++at) {
            tally.measure[at].add(value * static_cast<double>(at + 1));
            tally.measure_sum.add(at, value / 3 * static_cast<double>(at + 1));
        }
        tally.holds[1] += future % 3 == 0 ? 1U : 0U;
        ++tally.crossover[static_cast<std::size_t>(future % 4)];
    }
    return tally;
}

}  // namespace

TEST_CASE("the order of merges does not change the result's hash") {
    const analyse::Plan plan = small_plan();
    const std::uint64_t whole = result_hash(tally_of(plan, 0, 90));
    const std::array<analyse::Tally, 3> parts = {tally_of(plan, 0, 17), tally_of(plan, 17, 64), tally_of(plan, 64, 90)};
    for (const auto& order : {std::array{0, 1, 2}, std::array{2, 0, 1}, std::array{1, 2, 0}}) {
        analyse::Tally merged(plan);
        for (const int part : order) merged.merge(parts[static_cast<std::size_t>(part)]);
        CHECK(result_hash(merged) == whole);
    }
}

TEST_CASE("any number changes the result's hash") {
    const analyse::Plan plan = small_plan();
    const analyse::Tally tally = tally_of(plan, 0, 10);
    const std::uint64_t before = result_hash(tally);
    CHECK(result_hash(tally_of(plan, 0, 11)) != before);
    CHECK(result_hash(tally_of(plan, 1, 11)) != before);
    auto counted = tally;
    ++counted.holds[2];
    CHECK(result_hash(counted) != before);
    auto moved = tally;
    std::swap(moved.crossover[0], moved.crossover[3]);
    CHECK(result_hash(moved) != before);
    auto summed = tally;
    summed.measure_sum.add(4, 0x1p-60);
    CHECK(summed.measure_sum.value(4) != 0);
    auto sketched = tally;
    sketched.measure[0].add(1.0);
    CHECK(result_hash(sketched) != before);
    auto claimed = tally;
    claimed.claim_true[0] = 1;
    CHECK(result_hash(claimed) != before);
}

TEST_CASE("a scenario's hash sees names, borders and bytes") {
    const scenario::FileSet files = {{"a.csv", "one"}, {"b.csv", "two"}};
    const std::uint64_t before = scenario_hash(files);
    CHECK(scenario_hash({{"b.csv", "two"}, {"a.csv", "one"}}) == before);
    CHECK(scenario_hash({{"b.csv", "two"}, {"a.csv", "one"}, {"translations.csv", "x"}}) == before);
    CHECK(scenario_hash({{"a.csv", "onet"}, {"b.csv", "wo"}}) != before);
    CHECK(scenario_hash({{"a.csv", "one"}, {"c.csv", "two"}}) != before);
    CHECK(scenario_hash({{"a.csv", "onE"}, {"b.csv", "two"}}) != before);
    CHECK(scenario_hash({{"a.csv", std::string("one\0", 4)}, {"b.csv", "two"}}) != before);
}

TEST_CASE("hashes are written as sixteen digits") {
    CHECK(hash_text(0) == "0000000000000000");
    CHECK(hash_text(0x9f3cULL) == "0000000000009f3c");
    Hash one, two;
    one.add(0.0 / 1.0);
    two.add(std::nan("1"));
    CHECK(one.value() != two.value());
}
