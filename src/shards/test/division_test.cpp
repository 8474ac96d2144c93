#include "shards/division.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace sinews::shards;

TEST_CASE("the parts of a run follow each other without a gap and are as good as equal") {
    for (const std::uint64_t total : {1U, 7U, 256U, 1000U, 100'003U}) {
        for (const std::uint64_t n : {1U, 2U, 3U, 7U, 64U, 1000U}) {
            std::uint64_t reached = 0, least = total, most = 0;
            for (std::uint64_t k = 1; k <= n; ++k) {
                const auto range = range_of({k, n}, total);
                CHECK(range.first == reached);
                reached += range.count;
                least = std::min(least, range.count);
                most = std::max(most, range.count);
            }
            CHECK(reached == total);
            CHECK(most - least <= 1);
        }
    }
    CHECK(range_of({1'000'000, 1'000'000}, 4'000'000'000).first == 3'999'996'000);
}

TEST_CASE("a part is written k/n") {
    CHECK(parse_part("1/1") == Part{1, 1});
    CHECK(parse_part("3/10") == Part{3, 10});
    CHECK(part_text({3, 10}) == "3/10");
    for (const char* wrong : {"", "3", "/", "3/", "/3", "0/3", "4/3", "-1/3", "1/-3", "1/2/3", "1 /2", " 1/2", "1/2 ",
                              "a/b", "1/1000001", "1/99999999999999999999", "1.0/2", "+1/2"}) {
        CHECK_MESSAGE(!parse_part(wrong), wrong);
    }
}
