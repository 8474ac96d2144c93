#pragma once
// Vectors of values that advance together: one lane per replication.
//
// The compiler's own vector types are used, so that one source serves every instruction set (SSE2, AVX2, AVX-512,
// wasm simd128) and a single lane. Only + - * / sqrt, comparisons and integer operations are used on them, all of which
// IEEE 754 defines to the last bit; therefore W lanes give the same bits as W scalars on every machine.
//
// Everything is always inlined: the same header may be compiled for several instruction sets within one program, and no
// copy of one of them may be picked by the linker for another.
//
// Warning: LLVM 19 miscompiles a loop that carries lanes through `x - lanes` or `x / lanes` if after the loop one lane
// alone is read, as it is with W = 1: its instruction combiner goes over to scalars and swaps the operands. Write such
// a recurrence unrolled or as recursion.

#include <cstdint>
#include <cstring>
#include <type_traits>

#define SINEWS_INLINE [[gnu::always_inline]] inline

namespace sinews::numerics {

/// W values of double precision, W a power of two from 1 to 64.
template <int W>
using Lanes = double __attribute__((ext_vector_type(W)));
/// What a comparison of Lanes<W> gives: each lane all ones (true) or all zeros (false).
template <int W>
using Mask = std::int64_t __attribute__((ext_vector_type(W)));
/// The bits of Lanes<W>, or W integers of 64 bits.
template <int W>
using Words = std::uint64_t __attribute__((ext_vector_type(W)));
/// W values of single precision.
template <int W>
using FloatLanes = float __attribute__((ext_vector_type(W)));
/// What a comparison of FloatLanes<W> gives.
template <int W>
using FloatMask = std::int32_t __attribute__((ext_vector_type(W)));
/// The bits of FloatLanes<W>, or W integers of 32 bits.
template <int W>
using HalfWords = std::uint32_t __attribute__((ext_vector_type(W)));

/// The same bits as another type of equal size.
template <typename To, typename From>
SINEWS_INLINE To bits_as(From from) {
    static_assert(sizeof(To) == sizeof(From));
    return __builtin_bit_cast(To, from);
}

/// All W lanes equal to `value`.
template <int W>
SINEWS_INLINE Lanes<W> broadcast(double value) {
    return Lanes<W>(value);
}
template <int W>
SINEWS_INLINE FloatLanes<W> broadcast_float(float value) {
    return FloatLanes<W>(value);
}
template <int W>
SINEWS_INLINE Words<W> broadcast_word(std::uint64_t value) {
    return Words<W>(value);
}
template <int W>
SINEWS_INLINE HalfWords<W> broadcast_half_word(std::uint32_t value) {
    return HalfWords<W>(value);
}

/// `mask ? a : b` lane by lane; a and b may be plain numbers.
template <int W>
SINEWS_INLINE Lanes<W> select(Mask<W> mask, std::type_identity_t<Lanes<W>> a, std::type_identity_t<Lanes<W>> b) {
    return mask ? a : b;
}
template <int W>
SINEWS_INLINE FloatLanes<W> select(FloatMask<W> mask, std::type_identity_t<FloatLanes<W>> a,
                                   std::type_identity_t<FloatLanes<W>> b) {
    return mask ? a : b;
}
SINEWS_INLINE double select(bool mask, double a, double b) { return mask ? a : b; }

/// Asks memory for a value that will be needed soon, so that nobody need wait for it then.
template <typename Value>
SINEWS_INLINE void send_for(const Value& value) {
    constexpr std::size_t cache_line = 64;
    const char* const first = reinterpret_cast<const char*>(&value);
    for (std::size_t byte = 0; byte < sizeof value; byte += cache_line) __builtin_prefetch(first + byte);
}

/// `a < b ? a : b` lane by lane: b where either is NaN. The second may be a plain number.
template <int W>
SINEWS_INLINE Lanes<W> minimum(Lanes<W> a, std::type_identity_t<Lanes<W>> b) {
    return a < b ? a : b;
}
template <int W>
SINEWS_INLINE FloatLanes<W> minimum(FloatLanes<W> a, std::type_identity_t<FloatLanes<W>> b) {
    return a < b ? a : b;
}
SINEWS_INLINE double minimum(double a, double b) { return a < b ? a : b; }

/// `a > b ? a : b` lane by lane: b where either is NaN. The second may be a plain number.
template <int W>
SINEWS_INLINE Lanes<W> maximum(Lanes<W> a, std::type_identity_t<Lanes<W>> b) {
    return a > b ? a : b;
}
template <int W>
SINEWS_INLINE FloatLanes<W> maximum(FloatLanes<W> a, std::type_identity_t<FloatLanes<W>> b) {
    return a > b ? a : b;
}
SINEWS_INLINE double maximum(double a, double b) { return a > b ? a : b; }

/// The least lane, none of which is NaN.
template <typename Vector>
SINEWS_INLINE auto least_of_lanes(Vector lanes) {
    constexpr std::size_t width = sizeof lanes / sizeof lanes[0];
    if constexpr (width == 1) {
        return lanes[0];
    } else if constexpr (width == 2) {
        return lanes[1] < lanes[0] ? lanes[1] : lanes[0];
    } else {
        return least_of_lanes(lanes.lo < lanes.hi ? lanes.lo : lanes.hi);
    }
}

// Compilers without the reductions get them by halves: lane by lane they would take the vectors apart.

/// All bits of all words.
template <int W>
SINEWS_INLINE std::uint64_t joined(Words<W> words) {
#if __has_builtin(__builtin_reduce_or)
    return __builtin_reduce_or(words);
#else
    if constexpr (W == 1) {
        return words[0];
    } else if constexpr (W == 2) {
        return words[0] | words[1];
    } else {
        return joined<W / 2>(words.lo | words.hi);
    }
#endif
}
/// The sum of all words, modulo 2^64.
template <int W>
SINEWS_INLINE std::uint64_t sum_of_words(Words<W> words) {
#if __has_builtin(__builtin_reduce_add)
    return __builtin_reduce_add(words);
#else
    if constexpr (W == 1) {
        return words[0];
    } else if constexpr (W == 2) {
        return words[0] + words[1];
    } else {
        return sum_of_words<W / 2>(words.lo + words.hi);
    }
#endif
}

/// Is at least one lane true?
template <int W>
SINEWS_INLINE bool any(Mask<W> mask) {
    return joined<W>(bits_as<Words<W>>(mask)) != 0;
}
template <int W>
SINEWS_INLINE bool any(FloatMask<W> mask) {
    if constexpr (W == 1) {
        return mask[0] != 0;
    } else {
        return joined<W / 2>(bits_as<Words<W / 2>>(mask)) != 0;
    }
}

/// Are all lanes true?
template <int W>
SINEWS_INLINE bool all(Mask<W> mask) {
    return !any<W>(~mask);
}
template <int W>
SINEWS_INLINE bool all(FloatMask<W> mask) {
    return !any<W>(~mask);
}

/// How many lanes are true.
template <int W>
SINEWS_INLINE int count(Mask<W> mask) {
    return -static_cast<int>(sum_of_words<W>(bits_as<Words<W>>(mask)));
}
template <int W>
SINEWS_INLINE int count(FloatMask<W> mask) {
    return count<W>(__builtin_convertvector(mask, Mask<W>));
}

/// The value without its sign.
template <int W>
SINEWS_INLINE Lanes<W> absolute(Lanes<W> a) {
    return bits_as<Lanes<W>>(bits_as<Words<W>>(a) & 0x7fff'ffff'ffff'ffffU);
}
template <int W>
SINEWS_INLINE FloatLanes<W> absolute(FloatLanes<W> a) {
    return bits_as<FloatLanes<W>>(bits_as<HalfWords<W>>(a) & 0x7fff'ffffU);
}
SINEWS_INLINE double absolute(double a) { return absolute(Lanes<1>(a))[0]; }

// WebAssembly's compiler takes some operations apart, lane by lane, unless it gets the machine's vectors under their own name.

/// The square root, correctly rounded as IEEE 754 asks.
template <int W>
SINEWS_INLINE Lanes<W> square_root(Lanes<W> a) {
#if __has_builtin(__builtin_elementwise_sqrt)
    return __builtin_elementwise_sqrt(a);
#else
#if defined(__wasm_simd128__)
    if constexpr (W > 2) {
        a.lo = square_root<W / 2>(a.lo);
        a.hi = square_root<W / 2>(a.hi);
        return a;
    } else if constexpr (W == 2) {
        return __builtin_wasm_sqrt_f64x2(a);
    }
#endif
    for (int lane = 0; lane < W; ++lane) a[lane] = __builtin_sqrt(a[lane]);
    return a;
#endif
}
template <int W>
SINEWS_INLINE FloatLanes<W> square_root(FloatLanes<W> a) {
#if __has_builtin(__builtin_elementwise_sqrt)
    return __builtin_elementwise_sqrt(a);
#else
#if defined(__wasm_simd128__)
    if constexpr (W > 4) {
        a.lo = square_root<W / 2>(a.lo);
        a.hi = square_root<W / 2>(a.hi);
        return a;
    } else if constexpr (W == 4) {
        return __builtin_wasm_sqrt_f32x4(a);
    }
#endif
    for (int lane = 0; lane < W; ++lane) a[lane] = __builtin_sqrtf(a[lane]);
    return a;
#endif
}

SINEWS_INLINE double square_root(double a) { return square_root(Lanes<1>(a))[0]; }

/// Each value rounded to single precision.
template <int W>
SINEWS_INLINE FloatLanes<W> narrowed(Lanes<W> a) {
#if defined(__wasm_simd128__)
    if constexpr (W > 4) {
        FloatLanes<W> result;
        result.lo = narrowed<W / 2>(a.lo);
        result.hi = narrowed<W / 2>(a.hi);
        return result;
    } else if constexpr (W == 4) {
        const auto two = [](Lanes<2> values) {  // with two zeros there is an instruction for it
            return __builtin_convertvector(__builtin_shufflevector(values, Lanes<2>(0.0), 0, 1, 2, 3), FloatLanes<4>);
        };
        return __builtin_shufflevector(two(a.lo), two(a.hi), 0, 1, 4, 5);
    }
#endif
    return __builtin_convertvector(a, FloatLanes<W>);
}

/// The largest integer that is not above a; keeps the sign of zero, infinities and NaN.
template <int W>
SINEWS_INLINE Lanes<W> floor(Lanes<W> a) {
#if defined(__x86_64__) && !defined(__SSE4_1__)
    // Baseline x86-64 has no instruction for it, and the library call per lane is slow. Adding and taking away 2^52
    // (with the sign of a) rounds to the nearest integer; that is then corrected downwards.
    const Words<W> sign = bits_as<Words<W>>(a) & 0x8000'0000'0000'0000U;
    const Lanes<W> shift = bits_as<Lanes<W>>(sign | bits_as<std::uint64_t>(0x1p52));
    const Lanes<W> nearest = (a + shift) - shift;
    const Lanes<W> below = nearest > a ? nearest - 1.0 : nearest;
    const Lanes<W> signed_below = bits_as<Lanes<W>>(bits_as<Words<W>>(below) | sign);
    return absolute(a) < 0x1p52 ? signed_below : a;
#else
    return __builtin_elementwise_floor(a);
#endif
}
template <int W>
SINEWS_INLINE FloatLanes<W> floor(FloatLanes<W> a) {
#if defined(__x86_64__) && !defined(__SSE4_1__)
    const HalfWords<W> sign = bits_as<HalfWords<W>>(a) & 0x8000'0000U;
    const FloatLanes<W> shift = bits_as<FloatLanes<W>>(sign | bits_as<std::uint32_t>(0x1p23F));
    const FloatLanes<W> nearest = (a + shift) - shift;
    const FloatLanes<W> below = nearest > a ? nearest - 1.0F : nearest;
    const FloatLanes<W> signed_below = bits_as<FloatLanes<W>>(bits_as<HalfWords<W>>(below) | sign);
    return absolute(a) < 0x1p23F ? signed_below : a;
#else
    return __builtin_elementwise_floor(a);
#endif
}
SINEWS_INLINE double floor(double a) { return floor(Lanes<1>(a))[0]; }

namespace detail {
/// Vectors longer than a cache line need no stricter alignment than the line.
template <int W, typename T>
inline constexpr std::size_t alignment = sizeof(T) * W < 64 ? sizeof(T) * W : 64;
}  // namespace detail

/// W values from memory aligned to min(8 W, 64) bytes.
template <int W>
SINEWS_INLINE Lanes<W> load(const double* from) {
    Lanes<W> lanes;
    std::memcpy(&lanes, __builtin_assume_aligned(from, detail::alignment<W, double>), sizeof lanes);
    return lanes;
}
template <int W>
SINEWS_INLINE FloatLanes<W> load(const float* from) {
    FloatLanes<W> lanes;
    std::memcpy(&lanes, __builtin_assume_aligned(from, detail::alignment<W, float>), sizeof lanes);
    return lanes;
}

/// W values to memory aligned to min(8 W, 64) bytes.
template <int W>
SINEWS_INLINE void store(double* to, Lanes<W> lanes) {
    std::memcpy(__builtin_assume_aligned(to, detail::alignment<W, double>), &lanes, sizeof lanes);
}
template <int W>
SINEWS_INLINE void store(float* to, FloatLanes<W> lanes) {
    std::memcpy(__builtin_assume_aligned(to, detail::alignment<W, float>), &lanes, sizeof lanes);
}

/// The sum of the W lanes, always in the same order (halves folded together), whatever the machine.
template <int W>
SINEWS_INLINE double sum_of_lanes(Lanes<W> lanes) {
    double values[W];
    std::memcpy(values, &lanes, sizeof lanes);
    for (int half = W / 2; half > 0; half /= 2)
        for (int lane = 0; lane < half; ++lane) values[lane] += values[lane + half];
    return values[0];
}

}  // namespace sinews::numerics
