#pragma once
// Numbers of single precision that wait for a quantile sketch. All that a sketch counts of a number is its bucket, and that
// is told by its leading sixteen bits: sign, exponent and seven bits of the mantissa. So half as many bytes wait. Beside
// them goes the range, which a sketch knows exactly.

#include "numerics/lanes.hpp"

#include <cstdint>

namespace sinews::numerics {

using BucketKey = std::uint16_t;
template <int W>
using BucketKeys = BucketKey __attribute__((ext_vector_type(W)));

/// NaN's key is one key, whatever its bits.
template <int W>
SINEWS_INLINE BucketKeys<W> bucket_keys(FloatLanes<W> values) {
    const FloatLanes<W> numbers = select<W>(values == values, values, __builtin_nanf(""));
    return __builtin_convertvector(bits_as<HalfWords<W>>(numbers) >> 16, BucketKeys<W>);
}

/// From the least to the greatest finite number; of none, from infinity to -infinity.
struct FiniteRange {
    float least = __builtin_huge_valf();
    float greatest = -__builtin_huge_valf();

    /// Takes in W numbers, of which NaN and infinities are no part of a range.
    template <int W>
    SINEWS_INLINE void include(FloatLanes<W> values) {
        constexpr float infinity = __builtin_huge_valf();
        const FloatMask<W> finite = absolute(values) < infinity;
        const float low = least_of_lanes(select<W>(finite, values, infinity));
        const float high = -least_of_lanes(select<W>(finite, -values, infinity));
        least = low < least ? low : least;
        greatest = high > greatest ? high : greatest;
    }
};

}  // namespace sinews::numerics
