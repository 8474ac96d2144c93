#pragma once
// The exponential and the logistic function in single precision, for the monthly noise. Included by elementary.hpp.
//
// Largest errors found (test/elementary_test.cpp): exponential 1.0 units in the last place; logistic 3e-7 relative.

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

/// 1/(1 + e^-x): from 0 to 1, one half at 0; NaN gives NaN.
template <int W>
SINEWS_INLINE FloatLanes<W> logistic(FloatLanes<W> x) {
    return 1.0F / (1.0F + exponential(-x));
}
SINEWS_INLINE float logistic(float x) { return logistic(FloatLanes<1>(x))[0]; }

}  // namespace sinews::numerics
