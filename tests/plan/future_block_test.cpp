// A block of futures answers what its problems, the decision and the bases say, and travels as bytes without a change.

#include "plan/future_block.hpp"

#include <doctest/doctest.h>

using namespace sinews;
using namespace sinews::plan;

namespace {

/// total <= given + 3 copies, as much of it as may be: worth given + 3 x at x copies.
FutureProblem by_hand(double given) {
    FutureProblem problem;
    stochastic::LinearProgram& program = problem.program;
    program.cost = {-1, 0};
    program.lower = {0, 0};
    program.upper = {stochastic::infinity, 0};
    program.integer = {0, 0};
    program.row_lower = {-stochastic::infinity};
    program.row_upper = {given};
    program.matrix.start = {0, 1, 2};
    program.matrix.row = {0, 0};
    program.matrix.value = {1, -1};
    problem.operations.added = {{1}};
    problem.node = {0};
    problem.gains = {{3}};
    return problem;
}

Decisions one_candidate() {
    Decisions decisions;
    decisions.all = {{0, 0, 0, 0}};
    return decisions;
}

}  // namespace

TEST_CASE("futures are dealt to few blocks, and to more when there are thousands") {
    CHECK(blocks_of(1) == 1);
    CHECK(blocks_of(9) == 9);
    CHECK(blocks_of(40) == 16);
    CHECK(blocks_of(1'000) == 16);
    CHECK(blocks_of(6'400) == 100);
    CHECK(blocks_of(100'000) == 1'024);
}

TEST_CASE("a block's answer is the value and the cut worked out by hand, and comes back from bytes as it was") {
    FutureProblem five = by_hand(5), nine = by_hand(9);
    const std::vector<FutureProblem*> block = {&five, &nine};
    const BlockAnswer answer = values_at(block, one_candidate(), {2}, {});
    REQUIRE(answer.futures.size() == 2);
    CHECK_FALSE(answer.failed);
    CHECK(answer.futures[0].value == 11);
    CHECK(answer.futures[1].value == 15);
    CHECK(answer.futures[0].cut.constant == -5);
    CHECK(answer.futures[0].cut.coefficients == std::vector<double>{-3});

    BlockAnswer again;
    const std::string bytes = answer_bytes(answer);
    REQUIRE(read_answer(bytes, 1, again));
    for (std::size_t future = 0; future < 2; ++future) {
        CHECK(again.futures[future].status == stochastic::SolveStatus::optimal);
        CHECK(again.futures[future].value == answer.futures[future].value);
        CHECK(again.futures[future].cut.constant == answer.futures[future].cut.constant);
        CHECK(again.futures[future].cut.coefficients == answer.futures[future].cut.coefficients);
    }
    CHECK_FALSE(read_answer(bytes, 0, again));
    CHECK_FALSE(read_answer(bytes + "x", 1, again));
    for (std::size_t length = 0; length < bytes.size(); ++length) {
        CHECK_FALSE(read_answer(bytes.substr(0, length), 1, again));
    }
}

TEST_CASE("bases travel: another copy of the problems goes on from them to the same bytes") {
    FutureProblem here = by_hand(5), there = by_hand(5);
    const std::vector<FutureProblem*> block = {&here}, copy = {&there};
    const Decisions decisions = one_candidate();
    CHECK(values_at(block, decisions, {0}, {}).futures.front().value == 5);
    const std::string bases = bases_of(block);
    REQUIRE(set_bases(bases, copy));
    CHECK(there.basis == here.basis);
    CHECK(answer_bytes(values_at(copy, decisions, {1}, {})) == answer_bytes(values_at(block, decisions, {1}, {})));
    CHECK(bases_of(copy) == bases_of(block));

    REQUIRE(set_bases("", copy));
    CHECK(there.basis.empty());
    CHECK_FALSE(set_bases(bases + "x", copy));
    CHECK_FALSE(set_bases(bases.substr(1), copy));
    FutureProblem larger = by_hand(5);
    larger.program.row_lower.push_back(0);
    larger.program.row_upper.push_back(0);
    CHECK_FALSE(set_bases(bases, {&larger}));
}

TEST_CASE("a block that is stopped says so") {
    FutureProblem five = by_hand(5), nine = by_hand(9);
    stochastic::SolveOptions options;
    options.stop = [] { return true; };
    const BlockAnswer answer = values_at({&five, &nine}, one_candidate(), {0}, options);
    CHECK(answer.stopped);
    CHECK(answer.futures.empty());
}
