#include "shards/coverage.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "shards/test/invented_run.hpp"

using namespace sinews;
using namespace sinews::shards;

namespace {

std::vector<NamedShard> all_parts(std::uint64_t n, std::uint64_t total) {
    std::vector<NamedShard> shards;
    for (std::uint64_t k = 1; k <= n; ++k) {
        const ShardHead head = test::invented_head({k, n}, total);
        shards.push_back({shard_file_name(head.part), head.identity, head.part, head.range});
    }
    return shards;
}

using Problems = std::vector<std::string>;

}  // namespace

TEST_CASE("all parts in any order are a run, of one n or of several") {
    CHECK(judge(all_parts(1, 10)).problems.empty());
    auto shards = all_parts(7, 1000);
    CHECK(judge(shards).problems.empty());
    std::ranges::reverse(shards);
    CHECK(judge(shards).problems.empty());
    auto quarters = all_parts(4, 1000);  // the second half in two parts
    const auto halves = all_parts(2, 1000);
    quarters.erase(quarters.begin(), quarters.begin() + 2);
    quarters.push_back(halves.front());
    CHECK(judge(quarters).problems.empty());
}

TEST_CASE("what is missing is named with the parts to run") {
    auto shards = all_parts(10, 1000);
    shards.erase(shards.begin() + 6, shards.begin() + 8);
    shards.pop_back();
    CHECK(judge(shards).problems == Problems{"missing: replications 600 to 799; run --shard 7/10, 8/10",
                                             "missing: replications 900 to 999; run --shard 10/10"});
    auto first = all_parts(2, 2);
    first.erase(first.begin());
    CHECK(judge(first).problems == Problems{"missing: replication 0; run --shard 1/2"});
    auto mixed = all_parts(3, 1000);
    mixed.erase(mixed.begin() + 1);
    mixed[1] = all_parts(2, 1000)[1];
    CHECK(judge(mixed).problems == Problems{"missing: replications 333 to 499"});
}

TEST_CASE("what is doubled is named with both files") {
    auto shards = all_parts(4, 100);
    shards.push_back(shards[2]);
    shards.back().file = "again.sinews";
    CHECK(judge(shards).problems ==
          Problems{"doubled: again.sinews and shard-0003-of-0004.sinews both hold replications 50 to 74"});
    shards.pop_back();
    shards.push_back(all_parts(2, 100)[0]);
    CHECK(judge(shards).problems.size() == 2);
}

TEST_CASE("what is foreign is named with all that differs, and counts as missing") {
    auto shards = all_parts(3, 90);
    shards[0].identity.seed = 8;
    shards[0].identity.settings = {};
    shards[0].identity.levers = {"faster", "more"};
    const auto coverage = judge(shards);
    CHECK(coverage.identity.seed == 7);
    CHECK(coverage.problems ==
          Problems{
              "foreign: shard-0001-of-0003.sinews is of another run: no settings, the others settings a=1, b=2 to 3; "
              "levers faster, more, the others levers faster; seed 8, the others 7",
              "missing: replications 0 to 29; run --shard 1/3"});
    auto other = all_parts(3, 90);
    other[1].identity.version = "1.2.4";
    other[1].identity.scenario_hash = 1;
    other[1].identity.replications = 91;
    CHECK(judge(other).problems[0].find("sinews 1.2.4, the others 1.2.3; scenario 0000000000000001, the others") !=
          std::string::npos);
    CHECK(judge(other).problems[0].find("91 replications in all, the others 90") != std::string::npos);
    auto fitted = all_parts(3, 90);
    fitted[1].identity.posterior.clear();
    CHECK(judge(fitted).problems[0].find("no posterior, the others posterior 0123456789abcdef") != std::string::npos);
}
