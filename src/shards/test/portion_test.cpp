#include "shards/portion.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "shards/test/invented_run.hpp"

using namespace sinews;
using namespace sinews::shards;
using namespace sinews::shards::test;

namespace {

constexpr std::uint64_t total = 300;

Portion invented_portion(const analyse::Plan& plan, analyse::Range range) {
    return {invented_head({1, 1}, total).identity, {range}, 0.5, invented_tally(plan, range)};
}

Portion packed_and_back(const Portion& portion, const analyse::Plan& plan) {
    auto read = read_portion(portion_bytes(portion), plan);
    REQUIRE(std::holds_alternative<Portion>(read));
    return std::get<Portion>(std::move(read));
}

bool is_damaged(std::string_view bytes, const analyse::Plan& plan) {
    return std::holds_alternative<Damage>(read_portion(bytes, plan));
}

}  // namespace

TEST_CASE("portions joined in any order, packed or not, are the whole run to the bit") {
    const analyse::Plan plan = invented_plan();
    const std::uint64_t whole = report::result_hash(invented_tally(plan, {0, total}));
    const std::vector<analyse::Range> ranges = {{0, 70}, {70, 1}, {71, 99}, {170, 130}};
    std::vector<std::size_t> order = {0, 1, 2, 3};
    do {
        Portion sum = invented_portion(plan, ranges[order[0]]);
        for (std::size_t at = 1; at < order.size(); ++at) {
            const Portion next = invented_portion(plan, ranges[order[at]]);
            REQUIRE(add_portion(at % 2 == 0 ? packed_and_back(next, plan) : next, sum).empty());
            if (at == 2) sum = packed_and_back(sum, plan);
        }
        CHECK(report::result_hash(sum.tally) == whole);
        CHECK(problems_of(sum, sum.identity).empty());
        CHECK(sum.ranges.size() == 1);
        CHECK(sum.seconds == 2.0);
    } while (std::ranges::next_permutation(order).found);
}

TEST_CASE("what is foreign, doubled or missing is told, and nothing is added then") {
    const analyse::Plan plan = invented_plan();
    Portion sum = invented_portion(plan, {0, 100});
    const std::uint64_t before = report::result_hash(sum.tally);
    Portion other = invented_portion(plan, {200, 50});
    other.identity.seed = 8;
    CHECK(add_portion(other, sum).find("foreign") == 0);
    CHECK(add_portion(invented_portion(plan, {99, 20}), sum).find("doubled") == 0);
    CHECK(report::result_hash(sum.tally) == before);
    CHECK(sum.ranges.size() == 1);

    REQUIRE(add_portion(invented_portion(plan, {200, 100}), sum).empty());
    const auto problems = problems_of(sum, sum.identity);
    REQUIRE(problems.size() == 1);
    CHECK(problems.front().find("missing: replications 100 to 199") == 0);
    CHECK(problems_of(sum, other.identity).front().find("foreign") == 0);
}

TEST_CASE("bytes that are no portion of this plan are refused") {
    const analyse::Plan plan = invented_plan();
    const std::string bytes = portion_bytes(invented_portion(plan, {10, 20}));
    CHECK_FALSE(is_damaged(bytes, plan));
    for (std::size_t length = 0; length < bytes.size(); length += 1 + bytes.size() / 97) {
        CHECK(is_damaged(bytes.substr(0, length), plan));
    }
    CHECK(is_damaged(bytes + "x", plan));
    Portion lying = invented_portion(plan, {10, 20});
    lying.ranges = {{10, 21}};
    CHECK(is_damaged(portion_bytes(lying), plan));
    lying.ranges = {{10, 10}, {15, 10}};
    CHECK(is_damaged(portion_bytes(lying), plan));
    lying.ranges = {{290, 20}};
    CHECK(is_damaged(portion_bytes(lying), plan));
    analyse::Plan other = plan;
    other.months += 1;
    CHECK(is_damaged(bytes, other));
}
