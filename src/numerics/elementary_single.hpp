#pragma once
// The exponential, the logarithm and the logistic function in single precision, for what every month needs. Included by
// elementary.hpp.
//
// Largest errors found (test/elementary_test.cpp): exponential 1.0 and logarithm 1.3 units in the last place;
// logistic 3e-7 relative.

#include "numerics/lanes.hpp"
#include "numerics/polynomial.hpp"

namespace sinews::numerics {

/// e^x. Infinite above 88.73, subnormal below -87.3, 0 below -103.98; NaN gives NaN.
template <int W>
SINEWS_INLINE FloatLanes<W> exponential(FloatLanes<W> x) {
    constexpr float log2_e = 0x1.715476p+0F;
    constexpr float ln2_high = 0x1.62e4p-1F;  // 16 bits: its product with an exponent is exact
    constexpr float ln2_low = 0x1.7f7d1cp-20F;
    constexpr float rounder = 0x1.8p23F;
    // e^r = 1 + r + r² q(r), error 2^-28
    constexpr float terms[] = {0x1.000000p-1F, 0x1.55548ep-3F, 0x1.55545ep-5F, 0x1.123b56p-7F, 0x1.6db42ap-10F};

    x = minimum(FloatLanes<W>(89.0F), x);
    x = maximum(FloatLanes<W>(-104.0F), x);
    const FloatLanes<W> shifted = x * log2_e + rounder;
    const FloatLanes<W> k = shifted - rounder;
    const FloatLanes<W> high = x - k * ln2_high;
    const FloatLanes<W> low = k * ln2_low;
    const FloatLanes<W> r = high - low;
    const FloatLanes<W> value = 1.0F + (high + ((r * r) * detail::polynomial(r, terms) - low));

    const HalfWords<W> biased = bits_as<HalfWords<W>>(shifted) - (bits_as<std::uint32_t>(rounder) - 256);
    const HalfWords<W> first = biased >> 1;
    const HalfWords<W> second = biased - first;
    return value * bits_as<FloatLanes<W>>((first - 1) << 23) * bits_as<FloatLanes<W>>((second - 1) << 23);
}
SINEWS_INLINE float exponential(float x) { return exponential(FloatLanes<1>(x))[0]; }

namespace detail {

/// log(1 + f) = f + f² P(f) for 1 + f in [√½, √2), error 2^-25 of f.
inline constexpr float single_logarithm_terms[] = {-0x1.fffff4p-2F, 0x1.5556e8p-2F, -0x1.0006ccp-2F, 0x1.98d9dep-3F,
                                                   -0x1.52f9d4p-3F, 0x1.30d306p-3F, -0x1.27804cp-3F, 0x1.6fdbb0p-4F};

/// A positive normal number as 2^k m, m in [√½, √2).
template <int W>
struct SingleParts {
    FloatLanes<W> k, m;
};
template <int W>
SINEWS_INLINE SingleParts<W> parts_of_single(FloatLanes<W> x) {
    constexpr std::uint32_t root_half = 0x3f35'04f4U;  // the bits of √½, rounded up
    constexpr std::uint32_t one = 0x3f80'0000U;
    const HalfWords<W> moved = bits_as<HalfWords<W>>(x) + (one - root_half);
    const FloatLanes<W> exponent = bits_as<FloatLanes<W>>((moved >> 23) | bits_as<std::uint32_t>(0x1p23F));
    return {exponent - (0x1p23F + 127.0F), bits_as<FloatLanes<W>>((moved & 0x007f'ffffU) + root_half)};
}

/// log(2^k (1 + f))
template <int W>
SINEWS_INLINE FloatLanes<W> logarithm_of_parts(FloatLanes<W> k, FloatLanes<W> f) {
    constexpr float ln2_high = 0x1.62e4p-1F;
    constexpr float ln2_low = 0x1.7f7d1cp-20F;
    const FloatLanes<W> log_mantissa = f + (f * f) * polynomial_in_halves(f, single_logarithm_terms);
    return k * ln2_high + (log_mantissa + k * ln2_low);
}

}  // namespace detail

/// The natural logarithm of a normal number. -infinity at 0, NaN below it; infinity and NaN stay what they are.
template <int W>
SINEWS_INLINE FloatLanes<W> logarithm(FloatLanes<W> x) {
    constexpr float infinity = __builtin_huge_valf();
    const auto [k, m] = detail::parts_of_single<W>(x);
    const FloatLanes<W> value = detail::logarithm_of_parts<W>(k, m - 1.0F);
    const FloatLanes<W> above_zero = select<W>(x < infinity, value, x);
    const FloatLanes<W> at_zero = select<W>(x == 0.0F, FloatLanes<W>(-infinity), FloatLanes<W>(__builtin_nanf("")));
    return select<W>(x <= 0.0F, at_zero, above_zero);
}
SINEWS_INLINE float logarithm(float x) { return logarithm(FloatLanes<1>(x))[0]; }

/// 1/(1 + e^-x): from 0 to 1, one half at 0; NaN gives NaN.
template <int W>
SINEWS_INLINE FloatLanes<W> logistic(FloatLanes<W> x) {
    return 1.0F / (1.0F + exponential(-x));
}
SINEWS_INLINE float logistic(float x) { return logistic(FloatLanes<1>(x))[0]; }

}  // namespace sinews::numerics
