#pragma once
// What W stands for in this room: how many replications run side by side, and in which precision.
//
// `16` is sixteen replications in double precision, `Single{16}` sixteen in single precision. Single precision halves the
// memory that a month goes through and doubles what one instruction does; docs/model.md, "Precision", says what it costs.

#include <type_traits>

#include "numerics/elementary.hpp"

namespace sinews::simulate {

/// A number of replications, in single precision.
enum class Single : int {};

template <auto W>
inline constexpr int lane_count = static_cast<int>(W);
template <auto W>
inline constexpr bool is_single = std::is_same_v<decltype(W), Single>;

template <auto W>
using FloatLanes = numerics::FloatLanes<lane_count<W>>;
template <auto W>
using DoubleLanes = numerics::Lanes<lane_count<W>>;
/// One value a replication.
template <auto W>
using Lanes = std::conditional_t<is_single<W>, FloatLanes<W>, DoubleLanes<W>>;
/// What a comparison of Lanes<W> gives.
template <auto W>
using Mask = std::conditional_t<is_single<W>, numerics::FloatMask<lane_count<W>>, numerics::Mask<lane_count<W>>>;

/// Values computed in double precision, as lanes of the batch.
template <auto W>
SINEWS_INLINE Lanes<W> rounded(DoubleLanes<W> values) {
    if constexpr (is_single<W>) {
        return numerics::narrowed<lane_count<W>>(values);
    } else {
        return values;
    }
}
/// The lanes of the batch in double precision, for functions that exist in that alone.
template <auto W>
SINEWS_INLINE DoubleLanes<W> in_double(Lanes<W> values) {
    return __builtin_convertvector(values, DoubleLanes<W>);
}

/// x^y and log x are computed in double precision, then rounded.
template <auto W>
SINEWS_INLINE Lanes<W> power(Lanes<W> x, Lanes<W> y) {
    return rounded<W>(numerics::power(in_double<W>(x), in_double<W>(y)));
}
template <auto W>
SINEWS_INLINE Lanes<W> logarithm(Lanes<W> x) {
    return rounded<W>(numerics::logarithm(in_double<W>(x)));
}

/// x^y in the precision of the batch, for |y log x| of a few at most: there the error is about that of y log x itself.
template <auto W>
SINEWS_INLINE Lanes<W> small_power(Lanes<W> x, Lanes<W> y) {
    if constexpr (is_single<W>) {
        return numerics::exponential(y * numerics::logarithm(x));
    } else {
        return numerics::power(x, y);
    }
}

/// What is less than this part of a whole is the rounding of a difference, not a difference.
template <auto W>
inline constexpr double rounding = is_single<W> ? 4e-6 : 1e-12;

}  // namespace sinews::simulate
