#pragma once
// Exponential and logarithm from additions, multiplications and divisions alone.
//
// The C library's functions are not used for anything that reaches a result: they differ between libraries, and one
// library picks different code by processor. What is here gives the same bits on every machine and in any number of
// lanes; a double is one lane. No branches, so every lane costs the same whatever its value.
//
// Largest errors found over 10^7 random and all special arguments (test/elementary_test.cpp holds the bounds), in units
// in the last place: exponential 0.89, logarithm 0.84, logarithm_of_one_plus 0.84, exponential_minus_one 1.6, power
// 0.95. The polynomials are minimax fits made for this file; the arguments are reduced as in Tang (1989), Table-driven
// implementation of the exponential function, without the tables.

#include "numerics/lanes.hpp"
#include "numerics/polynomial.hpp"

namespace sinews::numerics {

namespace detail {

inline constexpr double infinity = __builtin_huge_val();
inline constexpr double not_a_number = __builtin_nan("");
inline constexpr double log2_e = 0x1.71547652b82fep+0;
/// ln 2 in two parts; the first has 42 bits, so its product with any exponent of a double is exact.
inline constexpr double ln2_high = 0x1.62e42fefa3000p-1;
inline constexpr double ln2_low = 0x1.3de6af278ece6p-42;
/// Adding this rounds to an integer, which then stands in the low bits of the sum.
inline constexpr double rounder = 0x1.8p52;

/// e^r = 1 + r + r² (1/2 + r Q(r)) for |r| <= ln 2 / 2, error 2^-57.
inline constexpr double exponential_terms[] = {0x1.555555555555cp-3,  0x1.5555555553168p-5,  0x1.111111110e586p-7,
                                               0x1.6c16c17cf5102p-10, 0x1.a01a01b66f988p-13, 0x1.a019aa927d365p-16,
                                               0x1.71dde88894415p-19, 0x1.28a0222802099p-22, 0x1.af7926fd399fap-26};

/// log((1+s)/(1-s)) = 2s + s z L(z), z = s² <= (3 - 2√2)², error 2^-58.
inline constexpr double logarithm_terms[] = {0x1.5555555555593p-1, 0x1.999999997fc76p-2, 0x1.2492494204585p-2,
                                             0x1.c71c51f8b01a7p-3, 0x1.74664289cdad5p-3, 0x1.39a157e290336p-3,
                                             0x1.2f097945ce37fp-3};

/// e^r - 1 - r for a reduced r.
template <int W>
SINEWS_INLINE Lanes<W> exponential_beyond_linear(Lanes<W> r) {
    return (r * r) * (0.5 + r * polynomial_in_halves(r, exponential_terms));
}

/// value · 2^k for k in [-2000, 2000], where `shifted` = k + rounder. In two exact factors, so that results that are
/// subnormal are rounded once and those that overflow become infinite.
template <int W>
SINEWS_INLINE Lanes<W> scale_by_power_of_two(Lanes<W> value, Lanes<W> shifted) {
    const Words<W> biased = bits_as<Words<W>>(shifted) - (bits_as<std::uint64_t>(rounder) - 2048);
    const Words<W> first = biased >> 1;
    const Words<W> second = biased - first;
    return value * bits_as<Lanes<W>>((first - 1) << 52) * bits_as<Lanes<W>>((second - 1) << 52);
}

/// x = 2^k (1 + f) with 1 + f in [√½, √2), f exact. For positive finite x; anything else gives some number.
template <int W>
struct Decomposed {
    Lanes<W> k, f;
};
template <int W>
SINEWS_INLINE Decomposed<W> decompose_normal(Lanes<W> x) {
    constexpr std::uint64_t root_half = 0x3fe6'a09e'667f'3bcdU;  // the bits of √½, rounded up
    constexpr std::uint64_t one = 0x3ff0'0000'0000'0000U;
    const Words<W> moved = bits_as<Words<W>>(x) + (one - root_half);
    const Words<W> mantissa = (moved & 0x000f'ffff'ffff'ffffU) + root_half;
    const Words<W> exponent = (moved >> 52) | bits_as<std::uint64_t>(0x1p52);
    return {bits_as<Lanes<W>>(exponent) - (0x1p52 + 1023.0), bits_as<Lanes<W>>(mantissa) - 1.0};
}
template <int W>
SINEWS_INLINE Decomposed<W> decompose(Lanes<W> x) {
    const Mask<W> subnormal = x < 0x1p-1022;
    Decomposed<W> parts = decompose_normal<W>(select<W>(subnormal, x * 0x1p54, x));
    parts.k = parts.k - select<W>(subnormal, 54.0, 0.0);
    return parts;
}

/// k ln 2 + log(1 + f) + correction, the correction being tiny.
template <int W>
SINEWS_INLINE Lanes<W> logarithm_of_parts(Decomposed<W> parts, Lanes<W> correction) {
    const Lanes<W> f = parts.f;
    const Lanes<W> half_square = 0.5 * f * f;
    const Lanes<W> s = f / (2.0 + f);
    const Lanes<W> z = s * s;
    const Lanes<W> rest = z * polynomial_in_halves(z, logarithm_terms);
    const Lanes<W> low = s * (half_square + rest) + (parts.k * ln2_low + correction);
    return parts.k * ln2_high - ((half_square - low) - f);
}

/// What a logarithm is outside the positive finite numbers: `x` is the number whose logarithm was asked.
template <int W>
SINEWS_INLINE Lanes<W> logarithm_with_limits(Lanes<W> x, Lanes<W> inside) {
    const Lanes<W> outside = select<W>(x == 0.0, -infinity, select<W>(x > 0.0, x, not_a_number));
    return select<W>((x > 0.0) & (x < infinity), inside, outside);
}

}  // namespace detail

/// e^x. Overflows to infinity above 709.78, is subnormal below -708.4 and 0 below -745.13; NaN gives NaN.
template <int W>
SINEWS_INLINE Lanes<W> exponential(Lanes<W> x) {
    // The order of the comparisons lets NaN through.
    x = minimum(Lanes<W>(710.0), x);
    x = maximum(Lanes<W>(-746.0), x);
    const Lanes<W> shifted = x * detail::log2_e + detail::rounder;
    const Lanes<W> k = shifted - detail::rounder;
    const Lanes<W> high = x - k * detail::ln2_high;
    const Lanes<W> low = k * detail::ln2_low;
    const Lanes<W> value = 1.0 + (high + (detail::exponential_beyond_linear<W>(high - low) - low));
    return detail::scale_by_power_of_two<W>(value, shifted);
}
SINEWS_INLINE double exponential(double x) { return exponential(Lanes<1>(x))[0]; }

/// e^x - 1, accurate near 0 too.
template <int W>
SINEWS_INLINE Lanes<W> exponential_minus_one(Lanes<W> x) {
    const Lanes<W> bounded = maximum(Lanes<W>(-60.0), minimum(Lanes<W>(710.0), x));
    const Lanes<W> shifted = bounded * detail::log2_e + detail::rounder;
    const Lanes<W> k = shifted - detail::rounder;
    const Lanes<W> high = bounded - k * detail::ln2_high;
    const Lanes<W> low = k * detail::ln2_low;
    const Lanes<W> reduced = high + (detail::exponential_beyond_linear<W>(high - low) - low);
    // 2^k (1 + reduced) - 1, halved meanwhile so that 2^1024 never stands alone.
    const Words<W> half_scale_bits = (bits_as<Words<W>>(shifted) - (bits_as<std::uint64_t>(detail::rounder) - 1022))
                                     << 52;
    const Lanes<W> half_scale = bits_as<Lanes<W>>(half_scale_bits);
    const Lanes<W> value = 2.0 * (half_scale * reduced + (half_scale - 0.5));
    return select<W>(absolute(x) < 0x1p-54, x, value);
}
SINEWS_INLINE double exponential_minus_one(double x) { return exponential_minus_one(Lanes<1>(x))[0]; }

/// The natural logarithm: -infinity of 0, NaN of negative numbers and of NaN.
template <int W>
SINEWS_INLINE Lanes<W> logarithm(Lanes<W> x) {
    const Lanes<W> inside = detail::logarithm_of_parts<W>(detail::decompose<W>(x), Lanes<W>(0.0));
    return detail::logarithm_with_limits<W>(x, inside);
}
SINEWS_INLINE double logarithm(double x) { return logarithm(Lanes<1>(x))[0]; }

/// log(1 + x), accurate near 0 too: -infinity of -1, NaN below.
template <int W>
SINEWS_INLINE Lanes<W> logarithm_of_one_plus(Lanes<W> x) {
    const Lanes<W> sum = 1.0 + x;
    const Lanes<W> part = sum - 1.0;
    const Lanes<W> lost = (1.0 - (sum - part)) + (x - part);  // 1 + x = sum + lost exactly
    const Lanes<W> inside = detail::logarithm_of_parts<W>(detail::decompose_normal<W>(sum), lost / sum);
    return detail::logarithm_with_limits<W>(sum, inside);
}
SINEWS_INLINE double logarithm_of_one_plus(double x) { return logarithm_of_one_plus(Lanes<1>(x))[0]; }

}  // namespace sinews::numerics

#include "numerics/elementary_single.hpp"
#include "numerics/power.hpp"
