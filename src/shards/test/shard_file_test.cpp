#include "shards/shard_file.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>

#include "shards/test/invented_run.hpp"

using namespace sinews;
using namespace sinews::shards;
using namespace sinews::shards::test;

namespace {

std::string problem_of(std::string_view bytes) {
    const auto read = read_shard(bytes);
    const auto* damage = std::get_if<Damage>(&read);
    return damage == nullptr ? "" : damage->problem;
}

bool tells(const std::string& problem, const std::string& part) { return problem.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("what is read back is what was written, to the last bit") {
    const analyse::Plan plan = invented_plan();
    const ShardHead head = invented_head({2, 3}, 1000);
    const analyse::Tally tally = invented_tally(plan, head.range);
    const std::string bytes = shard_bytes(head, tally);
    const auto read = read_shard(bytes);
    const auto* shard = std::get_if<ReadShard>(&read);
    REQUIRE(shard != nullptr);
    CHECK(shard->head.identity == head.identity);
    CHECK(shard->head.scenario_name == "invented");
    CHECK(shard->head.part == head.part);
    CHECK(shard->head.range.first == 333);
    CHECK(shard->head.range.count == 333);
    CHECK(shard->head.seconds == 1.25);
    CHECK(shard->head.files == head.files);
    const auto again = tally_of(*shard, plan);
    REQUIRE(again);
    CHECK(report::result_hash(*again) == report::result_hash(tally));
    for (std::size_t at = 0; at < tally.measure.size(); ++at) CHECK(again->measure[at] == tally.measure[at]);
    for (std::size_t at = 0; at < tally.waterfall.size(); ++at) {
        CHECK(again->waterfall.sum(at) == tally.waterfall.sum(at));
    }
    CHECK_MESSAGE(shard_bytes(shard->head, *again) == bytes, "and it is written the same again");
}

TEST_CASE("shards merge to the bits of one run, in any number and order") {
    const analyse::Plan plan = invented_plan();
    constexpr std::uint64_t total = 500;
    const std::uint64_t whole = report::result_hash(invented_tally(plan, {0, total}));
    for (const std::uint64_t n : {1U, 2U, 4U, 7U, 100U}) {
        std::vector<std::string> files;
        for (std::uint64_t k = 1; k <= n; ++k) {
            const ShardHead head = invented_head({k, n}, total);
            files.push_back(shard_bytes(head, invented_tally(plan, head.range)));
        }
        for (int turn = 0; turn < 3; ++turn) {
            analyse::Tally sum(plan);
            for (const std::string& bytes : files) {
                sum.merge(*tally_of(std::get<ReadShard>(read_shard(bytes)), plan));
            }
            CHECK(report::result_hash(sum) == whole);
            std::next_permutation(files.begin(), files.end());
            std::ranges::reverse(files);
        }
    }
}

TEST_CASE("every cut and every changed byte is noticed") {
    const analyse::Plan plan = invented_plan();
    const ShardHead head = invented_head({1, 1}, 3);
    const std::string bytes = shard_bytes(head, invented_tally(plan, head.range));
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        CHECK_MESSAGE(!problem_of(std::string_view(bytes).substr(0, size)).empty(), size);
    }
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        std::string changed = bytes;
        changed[at] = static_cast<char>(changed[at] ^ 0x10);
        CHECK_MESSAGE(!problem_of(changed).empty(), at);
    }
    CHECK(problem_of("") == "it is empty");
    CHECK(tells(problem_of(bytes.substr(0, bytes.size() / 2)), "truncated"));
    CHECK(tells(problem_of(bytes.substr(0, 20)), "truncated"));
    CHECK(tells(problem_of(bytes + "x"), "1 bytes too many"));
    CHECK(tells(problem_of("item,name\n"), "no shard"));
    std::string as_text = bytes;
    as_text.erase(std::ranges::find(as_text, '\r'));
    CHECK(tells(problem_of(as_text), "takes it for text"));
    std::string later = bytes;
    later[12] = 9;
    CHECK(tells(problem_of(later), "format 9; this program reads format 2"));
    std::string rotten = bytes;
    rotten[rotten.size() - 5] = static_cast<char>(rotten[rotten.size() - 5] + 1);
    CHECK(tells(problem_of(rotten), "checksum"));
}

TEST_CASE("a head that contradicts itself is damage") {
    const analyse::Plan plan = invented_plan();
    const auto problem_with = [&](auto change) {
        ShardHead head = invented_head({1, 2}, 10);
        const analyse::Tally tally = invented_tally(plan, head.range);
        change(head);
        return problem_of(shard_bytes(head, tally));
    };
    CHECK(problem_with([](ShardHead&) {}).empty());
    CHECK(!problem_with([](ShardHead& head) { head.range.count = 11; }).empty());
    CHECK(!problem_with([](ShardHead& head) { head.range.count = 0; }).empty());
    CHECK(!problem_with([](ShardHead& head) { head.range.first = ~std::uint64_t{0}; }).empty());
    CHECK(!problem_with([](ShardHead& head) { head.part.k = 3; }).empty());
    CHECK(!problem_with([](ShardHead& head) { head.files["items.csv"] = "other"; }).empty());
}

TEST_CASE("a tally of another plan, or of other replications than the head says, is refused") {
    const analyse::Plan plan = invented_plan();
    const ShardHead head = invented_head({1, 2}, 10);
    const std::string bytes = shard_bytes(head, invented_tally(plan, head.range));
    analyse::Plan longer = plan;
    longer.months = 6;
    analyse::Plan fewer = plan;
    fewer.measures.resize(1);
    const auto read = std::get<ReadShard>(read_shard(bytes));
    CHECK(tally_of(read, plan));
    CHECK(!tally_of(read, longer));
    CHECK(!tally_of(read, fewer));
    const std::string other = shard_bytes(head, invented_tally(plan, {0, 4}));
    CHECK(!tally_of(std::get<ReadShard>(read_shard(other)), plan));
}

TEST_CASE("names sort in the order of parts") {
    CHECK(shard_file_name({3, 10}) == "shard-0003-of-0010.sinews");
    CHECK(shard_file_name({3, 123456}) == "shard-000003-of-123456.sinews");
}
