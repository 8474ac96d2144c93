#pragma once
// The standard normal quantile of a 32-bit random word, in single precision, for the monthly noise. Included by
// normal.hpp.
//
// Of word w it is the quantile of (w + ½)/2^32: symmetric (the complement of a word gives the opposite number), never
// infinite, and resolved down to the last word of the tail (±6.34). Largest relative error found
// (test/normal_test.cpp): 2e-7.

#include "numerics/elementary_single.hpp"

namespace sinews::numerics {

namespace detail {

/// z = x C(w), w = -log(1 - x²) <= 5; relative error 2^-27.
inline constexpr float single_central_terms[] = {0x1.40d932p+0F,   0x1.4ffdeep-2F,  0x1.0b9678p-6F,  -0x1.b0b1a4p-9F,
                                                 -0x1.7a16f6p-13F, 0x1.0858eap-14F, 0x1.7a0530p-18F, -0x1.7726bep-19F,
                                                 0x1.4fa138p-22F,  -0x1.ab2a68p-27F};

/// z = v T(v - 3), v = √w, w > 5; relative error 2^-25.
inline constexpr float single_tail_terms[] = {0x1.55dc7ep+0F,  0x1.c304c8p-6F,  -0x1.85f0dcp-8F,
                                              0x1.753eb8p-12F, 0x1.ba5ac0p-12F, -0x1.ed9fb0p-13F,
                                              0x1.bed4f4p-15F, 0x1.69d73cp-20F, -0x1.2076fep-19F};

/// -log(1 - x²) from x (half the words from the middle) and from `twice_tail` = 1 - |x|, each exact where the other is
/// not.
template <int W>
SINEWS_INLINE FloatLanes<W> single_depth(FloatLanes<W> x, FloatLanes<W> twice_tail) {
    const auto [k, m] = parts_of_single<W>(twice_tail * (2.0F - twice_tail));
    return -logarithm_of_parts<W>(k, select<W>(k == 0.0F, -(x * x), m - 1.0F));
}

}  // namespace detail

/// The standard normal quantile of (word + ½)/2^32.
template <int W>
SINEWS_INLINE FloatLanes<W> normal_quantile_of_word(HalfWords<W> word) {
    const FloatMask<W> upper = bits_as<FloatMask<W>>(word) >> 31;  // all ones in the upper half
    const FloatMask<W> from_end = bits_as<FloatMask<W>>(word) ^ upper;
    const FloatMask<W> from_middle = 0x7fff'ffff - from_end;
    const FloatLanes<W> twice_tail = (__builtin_convertvector(from_end, FloatLanes<W>) + 0.5F) * 0x1p-31F;
    const FloatLanes<W> x = (__builtin_convertvector(from_middle, FloatLanes<W>) + 0.5F) * 0x1p-31F;
    const FloatLanes<W> w = detail::single_depth<W>(x, twice_tail);
    FloatLanes<W> distance = x * detail::polynomial_in_halves(w, detail::single_central_terms);
    const FloatMask<W> in_tail = w > 5.0F;
    if (any<W>(in_tail)) {
        const FloatLanes<W> v = square_root(w);
        distance = select<W>(in_tail, v * detail::polynomial(v - 3.0F, detail::single_tail_terms), distance);
    }
    const HalfWords<W> sign = ~word & 0x8000'0000U;
    return bits_as<FloatLanes<W>>(bits_as<HalfWords<W>>(distance) | sign);
}
SINEWS_INLINE float normal_quantile_of_word(std::uint32_t word) {
    return normal_quantile_of_word<1>(HalfWords<1>(word))[0];
}

}  // namespace sinews::numerics
