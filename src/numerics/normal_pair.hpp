#pragma once
// Two independent standard normal numbers of two 32-bit random words, in single precision, for the monthly noise. Included
// by normal.hpp.
//
// The transformation of Box and Muller (1958, A note on the generation of random normal deviates): a point of the plane
// whose two coordinates are independent standard normal lies at distance √(-2 ln u) from the origin, u uniform, in a
// direction that is uniform too. One logarithm and one square root serve two numbers, and no branch waits for the tails:
// that is half of what two quantiles cost. Distances reach √(2 ln 2^32) = 6.66. Largest error found (test/normal_test.cpp):
// 3e-7 of the distance.

#include "numerics/elementary_single.hpp"

namespace sinews::numerics {

template <int W>
struct NormalPair {
    FloatLanes<W> first, second;
};

namespace detail {

/// sin(y π/4)/y and cos(y π/4) for y in [-1, 1], in powers of y²; errors 2^-28 relative, 2^-25.
inline constexpr float eighth_turn_sine_terms[] = {0x1.921fb6p-1F, -0x1.4abbbap-4F, 0x1.465e92p-9F, -0x1.2d9302p-15F};
inline constexpr float eighth_turn_cosine_terms[] = {1.0F, -0x1.3bd392p-2F, 0x1.03af5cp-6F, -0x1.4e5ed6p-12F};

/// √(-2 ln u), u = (n + ½)/2^31 with n of 31 bits.
template <int W>
SINEWS_INLINE FloatLanes<W> normal_distance(FloatMask<W> n) {
    const auto from_end = [](FloatMask<W> steps) {
        return (__builtin_convertvector(steps, FloatLanes<W>) + 0.5F) * 0x1p-31F;
    };
    // Near 1, u itself would lose what 1 - u still has.
    const auto [k, m] = parts_of_single<W>(from_end(n));
    const FloatLanes<W> f = select<W>(k == 0.0F, -from_end(0x7fff'ffff - n), m - 1.0F);
    return square_root(-2.0F * logarithm_of_parts<W>(k, f));
}

}  // namespace detail

/// Of the first word 31 bits make the distance, of the second 31 bits the direction within a quarter of a turn around an
/// axis; the words' two remaining bits choose the axis and its side.
template <int W>
SINEWS_INLINE NormalPair<W> normal_pair_of_words(HalfWords<W> distance_word, HalfWords<W> direction_word) {
    constexpr std::uint32_t sign = 0x8000'0000U;
    const FloatLanes<W> distance = detail::normal_distance<W>(bits_as<FloatMask<W>>(distance_word & ~sign));
    const FloatLanes<W> signed_distance =
        bits_as<FloatLanes<W>>(bits_as<HalfWords<W>>(distance) | (distance_word & sign));
    // From -1 to 1, the middles of 2^31 steps: 0 is none of them.
    const FloatLanes<W> y =
        __builtin_convertvector(bits_as<FloatMask<W>>((direction_word << 1) | 1U), FloatLanes<W>) * 0x1p-31F;
    const FloatLanes<W> square = y * y;
    const FloatLanes<W> along = signed_distance * detail::polynomial(square, detail::eighth_turn_cosine_terms);
    const FloatLanes<W> across = signed_distance * (y * detail::polynomial(square, detail::eighth_turn_sine_terms));
    const FloatMask<W> turned = bits_as<FloatMask<W>>(direction_word) < 0;
    return {select<W>(turned, across, along), select<W>(turned, along, across)};
}
SINEWS_INLINE NormalPair<1> normal_pair_of_words(std::uint32_t distance_word, std::uint32_t direction_word) {
    return normal_pair_of_words<1>(HalfWords<1>(distance_word), HalfWords<1>(direction_word));
}

}  // namespace sinews::numerics
