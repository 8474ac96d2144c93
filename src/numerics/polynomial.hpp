#pragma once
// Polynomials for the elementary functions: a fixed order of operations, so the same bits everywhere.
//
// They are written as recursion over terms, not as loops: see the warning in lanes.hpp.

#include <cstddef>

#include "numerics/lanes.hpp"

namespace sinews::numerics::detail {

/// c[First] + c[First + Step] x + c[First + 2 Step] x² + … by Horner's rule.
template <std::size_t First, std::size_t Step, typename Value, typename Number, std::size_t Terms>
SINEWS_INLINE Value horner(Value x, const Number (&c)[Terms]) {
    if constexpr (First + Step < Terms) {
        return horner<First + Step, Step>(x, c) * x + c[First];
    } else {
        return Value(c[First]);
    }
}

/// c[0] + c[1] x + … with the fewest operations, for where many lanes hide the latency.
template <typename Value, typename Number, std::size_t Terms>
SINEWS_INLINE Value polynomial(Value x, const Number (&c)[Terms]) {
    return horner<0, 1>(x, c);
}

/// The same polynomial as even part + x · odd part: half the length of the chain of dependent operations.
template <typename Value, typename Number, std::size_t Terms>
SINEWS_INLINE Value polynomial_in_halves(Value x, const Number (&c)[Terms]) {
    static_assert(Terms >= 2);
    const Value square = x * x;
    return horner<0, 2>(square, c) + x * horner<1, 2>(square, c);
}

}  // namespace sinews::numerics::detail
