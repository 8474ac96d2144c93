#pragma once
// x^y with a logarithm of about 67 bits inside, so that the product with y stays accurate to the last bit.
// Included by elementary.hpp.

#include "numerics/elementary.hpp"

namespace sinews::numerics {

namespace detail {

/// 3 atanh(s)/s = 3 + z + z² Q(z), z = s², error 2^-66 of 3.
inline constexpr double long_logarithm_terms[] = {0x1.3333333333465p-1, 0x1.b6db6db683844p-2, 0x1.555555a238cedp-2,
                                                  0x1.1745af5ad7da5p-2, 0x1.d8ae67ec00a01p-3, 0x1.973f5139b24c5p-3,
                                                  0x1.95694add1df93p-3};

/// A number in two parts; `high` has at most 21 bits, so that the product of two such is exact without a fused
/// multiply-add.
template <int W>
struct Split {
    Lanes<W> high, low;
};

/// The first 21 bits of the mantissa.
template <int W>
SINEWS_INLINE Lanes<W> head(Lanes<W> x) {
    return bits_as<Lanes<W>>(bits_as<Words<W>>(x) & 0xffff'ffff'0000'0000U);
}

/// log2(x) of a positive finite x, relative error about 2^-67: 2/(3 ln 2) · s · (3 + z + z² Q(z)) + k, s = f/(2+f),
/// every product and sum carried in two parts.
template <int W>
SINEWS_INLINE Split<W> long_binary_logarithm(Lanes<W> x) {
    constexpr double factor = 0x1.ec709dc3a03fdp-1;  // 2/(3 ln 2)
    constexpr double factor_high = 0x1.ec70ap-1;
    constexpr double factor_low = -0x1.1e2fe0145b01fp-24;
    const Decomposed<W> parts = decompose<W>(x);
    const Lanes<W> f = parts.f;

    const Lanes<W> divisor = 2.0 + f;
    const Lanes<W> reciprocal = 1.0 / divisor;
    const Lanes<W> s = f * reciprocal;
    const Lanes<W> s_high = head<W>(s);
    const Lanes<W> divisor_high = head<W>(divisor);
    const Lanes<W> divisor_low = f - (divisor_high - 2.0);
    const Lanes<W> s_low = ((f - s_high * divisor_high) - s_high * divisor_low) * reciprocal;

    const Lanes<W> z_high = s_high * s_high;
    const Lanes<W> z_low = s_low * (s_high + s);
    const Lanes<W> z = z_high + z_low;
    const Lanes<W> rest = (z * z) * polynomial_in_halves(z, long_logarithm_terms) + z_low;
    const Lanes<W> series_high = head<W>(3.0 + z_high + rest);
    const Lanes<W> series_low = rest - ((series_high - 3.0) - z_high);

    const Lanes<W> product = s_high * series_high;
    const Lanes<W> product_rest = s_low * series_high + series_low * s;
    const Lanes<W> product_high = head<W>(product + product_rest);
    const Lanes<W> product_low = product_rest - (product_high - product);

    const Lanes<W> scaled = factor_high * product_high;
    const Lanes<W> scaled_rest = factor_low * product_high + factor * product_low;
    const Lanes<W> high = head<W>((scaled + scaled_rest) + parts.k);
    return {high, scaled_rest - ((high - parts.k) - scaled)};
}

/// 2^(big + small), where big has at most 42 bits and small is far smaller.
template <int W>
SINEWS_INLINE Lanes<W> binary_exponential(Lanes<W> big, Lanes<W> small) {
    constexpr double ln2 = 0x1.62e42fefa39efp-1;
    constexpr double ln2_head = 0x1.62e42p-1;
    constexpr double ln2_tail = 0x1.fdf473de6af28p-22;
    const Lanes<W> sum = big + small;
    const Mask<W> within = absolute(sum) < 1100.0;
    const Lanes<W> bounded = maximum(Lanes<W>(-1100.0), minimum(Lanes<W>(1100.0), sum));
    big = select<W>(within, big, bounded);
    small = select<W>(within, small, 0.0);

    const Lanes<W> shifted = bounded + rounder;
    const Lanes<W> remainder = big - (shifted - rounder);
    const Lanes<W> high = head<W>(remainder + small);
    const Lanes<W> low = small - (high - remainder);
    const Lanes<W> product = high * ln2_head;
    const Lanes<W> product_rest = low * ln2 + high * ln2_tail;
    const Lanes<W> r = product + product_rest;
    const Lanes<W> r_low = product_rest - (r - product);
    const Lanes<W> value = 1.0 + (r + (exponential_beyond_linear<W>(r) + (r_low + r * r_low)));
    return scale_by_power_of_two<W>(value, shifted);
}

}  // namespace detail

/// x^y for x >= 0: 0^0 = 1, 0^y = 0 for y > 0 and infinite for y < 0; NaN for negative x (unless y is 0) and for NaN.
template <int W>
SINEWS_INLINE Lanes<W> power(Lanes<W> x, std::type_identity_t<Lanes<W>> y) {
    // Beyond this exponent every x but 1 has overflowed or vanished; an infinite y would make infinity - infinity.
    const Lanes<W> exponent = maximum(Lanes<W>(-0x1p70), minimum(Lanes<W>(0x1p70), y));
    const detail::Split<W> logarithm = detail::long_binary_logarithm<W>(x);
    const Lanes<W> exponent_high = detail::head<W>(exponent);
    const Lanes<W> big = exponent_high * logarithm.high;
    const Lanes<W> small = (exponent - exponent_high) * logarithm.high + exponent * logarithm.low;
    const Lanes<W> inside = detail::binary_exponential<W>(big, small);

    const Mask<W> is_zero = x == 0.0;
    const Mask<W> vanishes = is_zero == (y > 0.0);
    const Lanes<W> at_an_end = select<W>(vanishes, 0.0, detail::infinity);
    const Lanes<W> outside = select<W>((x >= 0.0) & (y == y), at_an_end, detail::not_a_number);
    const Lanes<W> value = select<W>((x > 0.0) & (x < detail::infinity), inside, outside);
    return select<W>(y == 0.0, 1.0, value);
}
SINEWS_INLINE double power(double x, double y) { return power(Lanes<1>(x), Lanes<1>(y))[0]; }

}  // namespace sinews::numerics
