// The published known-answer vectors of Philox 4×32-10, and Random123 itself as a second opinion.

#include "numerics/philox.hpp"

#include <doctest/doctest.h>

#include <Random123/philox.h>

#include <initializer_list>
#include <random>

using namespace sinews::numerics;

using Words4 = std::array<std::uint32_t, 4>;
using Key = std::array<std::uint32_t, 2>;

TEST_CASE("known answers") {
    CHECK(philox4x32_10({0, 0, 0, 0}, Key{0, 0}) == Words4{0x6627e8d5U, 0xe169c58dU, 0xbc57ac4cU, 0x9b00dbd8U});
    constexpr std::uint32_t ones = 0xffffffffU;
    CHECK(philox4x32_10({ones, ones, ones, ones}, Key{ones, ones}) ==
          Words4{0x408f276dU, 0x41c83b0eU, 0xa20bc7c6U, 0x6d5451fdU});
    CHECK(philox4x32_10({0x243f6a88U, 0x85a308d3U, 0x13198a2eU, 0x03707344U}, Key{0xa4093822U, 0x299f31d0U}) ==
          Words4{0xd16cfe09U, 0x94fdccebU, 0x5001e420U, 0x24126ea1U});
}

namespace {

template <int W>
void check_lanes() {
    std::mt19937 random(W);
    int different = 0;
    for (int i = 0; i < 2000; ++i) {
        std::array<HalfWords<W>, 4> counters;
        for (HalfWords<W>& word : counters)
            for (int lane = 0; lane < W; ++lane) word[lane] = static_cast<std::uint32_t>(random());
        const Key key{static_cast<std::uint32_t>(random()), static_cast<std::uint32_t>(random())};
        const auto words = philox4x32_10<W>(counters, key);
        for (int lane = 0; lane < W; ++lane) {
            const Words4 counter{counters[0][lane], counters[1][lane], counters[2][lane], counters[3][lane]};
            const Words4 scalar = philox4x32_10(counter, key);
            const auto oracle =
                r123::Philox4x32()({{counter[0], counter[1], counter[2], counter[3]}}, {{key[0], key[1]}});
            for (std::size_t word = 0; word < 4; ++word) {
                different += scalar[word] != oracle[word];
                different += words[word][lane] != scalar[word];
            }
        }
    }
    CHECK(different == 0);
}

}  // namespace

TEST_CASE("scalar and lanes give the words of Random123") {
    check_lanes<1>();
    check_lanes<4>();
    check_lanes<8>();
    check_lanes<64>();
}
