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

#if defined(__wasm_simd128__)
/// The products of four words with one word each: their high halves and their low halves.
struct WordProducts {
    HalfWords<4> high, low;
};
SINEWS_INLINE WordProducts products_of(HalfWords<4> words, HalfWords<4> multipliers) {
    const auto first = [](HalfWords<4> of) { return __builtin_convertvector(of.lo, Words<2>); };
    const auto last = [](HalfWords<4> of) { return __builtin_convertvector(of.hi, Words<2>); };
    const auto low = bits_as<HalfWords<4>>(first(words) * first(multipliers));
    const auto high = bits_as<HalfWords<4>>(last(words) * last(multipliers));
    return {__builtin_shufflevector(low, high, 1, 3, 5, 7), __builtin_shufflevector(low, high, 0, 2, 4, 6)};
}

/// The rounds of four counters on 32-bit lanes. WebAssembly multiplies halves of vectors to twice their width; 64-bit lanes
/// it multiplies whole, which costs three times as much.
SINEWS_INLINE WideWords<4> philox_of_four(WideWords<4> counter, std::array<std::uint32_t, 2> key) {
    HalfWords<4> c[4];
    for (std::size_t j = 0; j < 4; ++j) c[j] = __builtin_convertvector(counter.word[j], HalfWords<4>);
    HalfWords<4> multiplier_0(philox_multiplier_0), multiplier_1(philox_multiplier_1);
    // A constant known to the compiler it would widen at once, and then multiply as 64-bit lanes after all.
    asm("" : "+r"(multiplier_0), "+r"(multiplier_1));
#pragma clang loop unroll(full)
    for (int round = 0; round < philox_rounds; ++round) {
        const WordProducts of_0 = products_of(c[0], multiplier_0), of_2 = products_of(c[2], multiplier_1);
        c[0] = of_2.high ^ c[1] ^ (key[0] + static_cast<std::uint32_t>(round) * philox_weyl_0);
        c[1] = of_2.low;
        c[2] = of_0.high ^ c[3] ^ (key[1] + static_cast<std::uint32_t>(round) * philox_weyl_1);
        c[3] = of_0.low;
    }
    for (std::size_t j = 0; j < 4; ++j) counter.word[j] = __builtin_convertvector(c[j], Words<4>);
    return counter;
}
#endif

/// The rounds on 64-bit lanes: one multiplication of low halves (a single instruction on every machine with vectors)
/// gives both halves of a product where they are needed, and no lane ever has to be moved. The high halves carry
/// rubbish between rounds; only low halves are read.
template <int W>
SINEWS_INLINE WideWords<W> philox_wide(WideWords<W> counter, std::array<std::uint32_t, 2> key) {
#if defined(__wasm_simd128__)
    if constexpr (W == 4) {
        return philox_of_four(counter, key);
    } else if constexpr (W > 4) {
        WideWords<W / 2> low, high;
        for (std::size_t j = 0; j < 4; ++j) {
            low.word[j] = counter.word[j].lo;
            high.word[j] = counter.word[j].hi;
        }
        low = philox_wide<W / 2>(low, key);
        high = philox_wide<W / 2>(high, key);
        for (std::size_t j = 0; j < 4; ++j) {
            counter.word[j].lo = low.word[j];
            counter.word[j].hi = high.word[j];
        }
        return counter;
    }
#endif
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
