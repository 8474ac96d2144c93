#pragma once
// The standard normal distribution in double precision: quantile and cumulative probability, without the C library.
//
// The minimax fits are made for this file. Largest relative errors found against Boost.Math (test/normal_test.cpp holds
// the bounds): quantile 3.2e-15, cumulative probability 7e-16, each over the whole range, tails included.

#include "numerics/elementary.hpp"

namespace sinews::numerics {

namespace detail {

/// z = x C(w) with x = 2u - 1, w = -log(1 - x²): C in powers of w - 3 for 0 <= w <= 6.25 (u from 0.0005 to 0.9995),
/// relative error 2^-48. (The variable is that of Giles 2010, Approximating the erfinv function.)
inline constexpr double central_quantile_terms[] = {
    0x1.25e47a9d5da54p+1,   0x1.5deb0f5218d0ap-2,   -0x1.09e91f88f5d8dp-7,  -0x1.35fee3cd125b8p-10,
    0x1.21422adb51dd8p-12,  -0x1.2db78fac7295dp-16, -0x1.4bcaeb6f703dfp-19, 0x1.55a6b25802dbdp-21,
    -0x1.1fc5e5f0c1319p-25, -0x1.09a62f949c678p-27, 0x1.afd70dd7ff369p-30,  -0x1.87fc06a804aa7p-35,
    -0x1.afafc99862da1p-36, 0x1.0e7771d23fb29p-38,  0x1.ff4bcbd081c24p-47,  -0x1.6234703430d29p-44,
    0x1.2e7754e7ef134p-47,  0x1.a61c57186e9a0p-51,  -0x1.c0560c1f1b26ap-53, -0x1.a8f4d00fb6da4p-61,
    0x1.fd0b7c0740110p-60};

/// -z = r T(r) with r = √(-log p), p the smaller of u and 1 - u, for 2.75 <= r <= 6.1; relative error 2^-52.
inline constexpr double tail_numerator[] = {0x1.142bda8cd4732p+9,   0x1.9098a23257246p+10, -0x1.bafe3d64c470fp+9,
                                            -0x1.c26a72fffa347p+10, -0x1.cf6fe7cf97f1cp+8, -0x1.8dd31e05bdb96p+4,
                                            0x1.0a6c53d546bedp-15};
inline constexpr double tail_denominator[] = {1.0,
                                              -0x1.6c1a0576366a3p+7,
                                              -0x1.271257e979357p+10,
                                              -0x1.49cdd33c916f3p+10,
                                              -0x1.47ec2a1590c46p+8,
                                              -0x1.1943459291fd2p+4};

/// The same in powers of 1/r for 6.1 <= r <= 27.3, down to the smallest subnormal p; relative error 2^-52.
inline constexpr double far_numerator[] = {0x1.6a0a1676ac027p+0,   0x1.9c19f1fe157f2p+7,  0x1.e02b910ec39cep+12,
                                           0x1.7a8430f05dbbfp+16,  0x1.a4b9405f7ea50p+18, 0x1.0a89b093a1a4bp+19,
                                           -0x1.cf74d0bb2ed1ap+17, -0x1.d481b6119dc80p+18};
inline constexpr double far_denominator[] = {1.0,
                                             0x1.236727a7b4d17p+7,
                                             0x1.53c177802b644p+12,
                                             0x1.0d36711abb876p+16,
                                             0x1.34f9f8042a711p+18,
                                             0x1.e83d0ab93f004p+18,
                                             0x1.85b9b7d669afap+17,
                                             -0x1.2ce669a9de1f3p+13};

/// (1 + z) Φ(-z)/φ(z), z >= 0, in powers of (z - 5)/(z + 5); relative error 2^-61.
inline constexpr double mills_terms[] = {
    0x1.28273b50efa76p+0,   -0x1.d5fd8ffd0f1a0p-3, 0x1.3e97eaf5f2ef7p-4,   0x1.9ac85788f37dbp-6,
    -0x1.0f103e712d50bp-4,  0x1.f7d96e0da5eb4p-5,  -0x1.37838b3a5b719p-5,  0x1.0bd973a91c9c2p-6,
    -0x1.1355f48025197p-8,  0x1.47abeb60a2a40p-16, 0x1.df3ec612c9236p-12,  -0x1.19cdefa324aa7p-13,
    -0x1.a02b5338fb78ep-16, 0x1.7d08cf5600076p-16, -0x1.7b586f8948a07p-23, -0x1.b867524503d11p-19,
    0x1.5826c2a0823c6p-22,  0x1.0b41fa749c0c0p-21, -0x1.170badb03aefep-24, -0x1.649e2252037e2p-24,
    0x1.025522242f7a1p-27,  0x1.e14247692c208p-27, 0x1.0f8b99285a061p-31,  -0x1.cd55788428242p-30,
    -0x1.91375be939822p-32};

inline constexpr double inverse_root_two_pi = 0x1.9884533d43651p-2;

/// The quantile's distance from 0 for a smaller tail p below about 0.0005.
template <int W>
SINEWS_INLINE Lanes<W> tail_quantile(Lanes<W> p) {
    const Lanes<W> r = square_root(-logarithm(p));
    Lanes<W> ratio = polynomial(r, tail_numerator) / polynomial(r, tail_denominator);
    const Mask<W> far = r > 6.1;
    if (any<W>(far)) {
        const Lanes<W> inverse = 1.0 / r;
        ratio = select<W>(far, polynomial(inverse, far_numerator) / polynomial(inverse, far_denominator), ratio);
    }
    return select<W>(p == 0.0, infinity, r * ratio);
}

}  // namespace detail

/// z with Φ(z) = u: -infinity at 0, infinity at 1, NaN outside [0, 1].
template <int W>
SINEWS_INLINE Lanes<W> normal_quantile(Lanes<W> u) {
    const Lanes<W> p = minimum(u, 1.0 - u);
    const Lanes<W> x = 2.0 * u - 1.0;
    detail::Decomposed<W> parts = detail::decompose_normal<W>(4.0 * p * (1.0 - p));
    // Near the middle 1 - x² has lost what x² still knows.
    parts.f = select<W>(parts.k == 0.0, -(x * x), parts.f);
    const Lanes<W> w = -detail::logarithm_of_parts<W>(parts, Lanes<W>(0.0));
    Lanes<W> z = x * detail::polynomial_in_halves(w - 3.0, detail::central_quantile_terms);
    const Mask<W> in_tail = w > 6.25;
    if (any<W>(in_tail)) {
        const Lanes<W> distance = detail::tail_quantile<W>(p);
        z = select<W>(in_tail, select<W>(x < 0.0, -distance, distance), z);
    }
    return select<W>((u >= 0.0) & (u <= 1.0), z, detail::not_a_number);
}
SINEWS_INLINE double normal_quantile(double u) { return normal_quantile(Lanes<1>(u))[0]; }

/// The density φ(z).
template <int W>
SINEWS_INLINE Lanes<W> normal_density(Lanes<W> z) {
    // z² in two parts, the first exact, so that the far tail keeps its relative accuracy.
    const Lanes<W> bounded = maximum(Lanes<W>(-40.0), minimum(Lanes<W>(40.0), z));
    const Lanes<W> high = detail::head<W>(bounded);
    const Lanes<W> rest = (bounded - high) * (bounded + high);
    return detail::inverse_root_two_pi * exponential(-0.5 * rest) * exponential(-0.5 * (high * high));
}
SINEWS_INLINE double normal_density(double z) { return normal_density(Lanes<1>(z))[0]; }

/// Φ(z), the probability of a standard normal variate at or below z; NaN gives NaN.
template <int W>
SINEWS_INLINE Lanes<W> normal_cumulative(Lanes<W> z) {
    const Lanes<W> distance = minimum(Lanes<W>(40.0), absolute(z));
    const Lanes<W> position = (distance - 5.0) / (distance + 5.0);
    const Lanes<W> tail =
        normal_density<W>(distance) * detail::polynomial(position, detail::mills_terms) / (1.0 + distance);
    return select<W>(z > 0.0, 1.0 - tail, tail);
}
SINEWS_INLINE double normal_cumulative(double z) { return normal_cumulative(Lanes<1>(z))[0]; }

}  // namespace sinews::numerics

#include "numerics/normal_pair.hpp"
