#pragma once
// The counter-based generator Philox 4×32-10 of Salmon, Moraes, Dror and Shaw (2011), Parallel random numbers: as easy
// as 1, 2, 3. Four words out for a counter of four words and a key of two; there is no state, so any number can be
// asked for at any time, in any order, by any thread. Checked against the published known-answer vectors
// (test/philox_test.cpp).

#include "numerics/lanes.hpp"

#include <array>
#include <cstdint>

namespace sinews::numerics {

namespace detail {
inline constexpr std::uint32_t philox_multiplier_0 = 0xd251'1f53U;
inline constexpr std::uint32_t philox_multiplier_1 = 0xcd9e'8d57U;
inline constexpr std::uint32_t philox_weyl_0 = 0x9e37'79b9U;
inline constexpr std::uint32_t philox_weyl_1 = 0xbb67'ae85U;
inline constexpr int philox_rounds = 10;
}  // namespace detail

/// The four words of one counter.
SINEWS_INLINE std::array<std::uint32_t, 4> philox4x32_10(std::array<std::uint32_t, 4> counter,
                                                         std::array<std::uint32_t, 2> key) {
    auto [c0, c1, c2, c3] = counter;
    auto [k0, k1] = key;
    for (int round = 0; round < detail::philox_rounds; ++round) {
        const std::uint64_t product_0 = std::uint64_t{detail::philox_multiplier_0} * c0;
        const std::uint64_t product_1 = std::uint64_t{detail::philox_multiplier_1} * c2;
        c0 = static_cast<std::uint32_t>(product_1 >> 32) ^ c1 ^ k0;
        c1 = static_cast<std::uint32_t>(product_1);
        c2 = static_cast<std::uint32_t>(product_0 >> 32) ^ c3 ^ k1;
        c3 = static_cast<std::uint32_t>(product_0);
        k0 += detail::philox_weyl_0;
        k1 += detail::philox_weyl_1;
    }
    return {c0, c1, c2, c3};
}

namespace detail {

/// Four words in the low halves of 64-bit lanes; what stands in the high halves has no meaning.
template <int W>
struct WideWords {
    Words<W> word[4];
};

/// The rounds on 64-bit lanes: one multiplication of low halves (a single instruction on every machine with vectors)
/// gives both halves of a product where they are needed, and no lane ever has to be moved. The high halves carry
/// rubbish between rounds; only low halves are read.
template <int W>
SINEWS_INLINE WideWords<W> philox_wide(WideWords<W> counter, std::array<std::uint32_t, 2> key) {
    constexpr std::uint64_t low_half = 0xffff'ffffU;
    Words<W> c0 = counter.word[0], c1 = counter.word[1], c2 = counter.word[2], c3 = counter.word[3];
    std::uint32_t k0 = key[0], k1 = key[1];
#pragma clang loop unroll(full)
    for (int round = 0; round < philox_rounds; ++round) {
        const Words<W> product_0 = (c0 & low_half) * std::uint64_t{philox_multiplier_0};
        const Words<W> product_1 = (c2 & low_half) * std::uint64_t{philox_multiplier_1};
        c0 = (product_1 >> 32) ^ c1 ^ std::uint64_t{k0};
        c1 = product_1;
        c2 = (product_0 >> 32) ^ c3 ^ std::uint64_t{k1};
        c3 = product_0;
        k0 += philox_weyl_0;
        k1 += philox_weyl_1;
    }
    return {{c0, c1, c2, c3}};
}

}  // namespace detail

/// The four words of W counters under one key: lane l of word j is word j of the counter in lane l.
template <int W>
SINEWS_INLINE std::array<HalfWords<W>, 4> philox4x32_10(std::array<HalfWords<W>, 4> counter,
                                                        std::array<std::uint32_t, 2> key) {
    detail::WideWords<W> wide;
    for (std::size_t j = 0; j < 4; ++j) wide.word[j] = __builtin_convertvector(counter[j], Words<W>);
    wide = detail::philox_wide<W>(wide, key);
    std::array<HalfWords<W>, 4> words;
    for (std::size_t j = 0; j < 4; ++j) words[j] = __builtin_convertvector(wide.word[j], HalfWords<W>);
    return words;
}

}  // namespace sinews::numerics
