#pragma once
// Where a random number stands: (seed, stream, replication, block) names it, and nothing else does.
//
// A stream belongs to a name (a parameter, a line), not to a position, so adding a line to a scenario leaves the draws
// of all others as they were. A block is the index of a draw within the stream, such as a month. The counter of Philox
// is {replication, block, low half of the stream, high half}, its key the seed in two halves. Replications are counted
// modulo 2^32 and blocks are 32 bits, so within one stream all draws differ as long as there are fewer than 2^32
// replications.

#include "numerics/normal.hpp"
#include "numerics/philox.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace sinews::numerics {

/// The stream of a name: 64 bits, the same everywhere and for ever (results depend on it). Each byte is taken in by an
/// exclusive or and a multiplication with an odd constant (as in FNV-1a, with a multiplier whose bits are spread), then
/// the length and three rounds of shift and multiplication mix every bit into every other (the finaliser of SplitMix64,
/// Steele, Lea and Flood 2014). Two of a million names collide with a chance of 3e-8.
constexpr std::uint64_t stream_key(std::string_view name) {
    std::uint64_t key = 0x5129'0e5f'7a6d'35c1U;
    for (const char letter : name) {
        key = (key ^ static_cast<unsigned char>(letter)) * 0x9e6c'63d0'876a'6a6dU;
        key ^= key >> 29;
    }
    key += 0x9e37'79b9'7f4a'7c15U * (static_cast<std::uint64_t>(name.size()) + 1);
    key = (key ^ (key >> 30)) * 0xbf58'476d'1ce4'e5b9U;
    key = (key ^ (key >> 27)) * 0x94d0'49bb'1331'11ebU;
    return key ^ (key >> 31);
}

namespace detail {

SINEWS_INLINE std::array<std::uint32_t, 2> halves(std::uint64_t word) {
    return {static_cast<std::uint32_t>(word), static_cast<std::uint32_t>(word >> 32)};
}

/// The four words of W consecutive replications.
template <int W>
SINEWS_INLINE WideWords<W> stream_words(std::uint64_t seed, std::uint64_t stream, std::uint64_t first_replication,
                                        std::uint32_t block) {
    Words<W> replication;
    for (int lane = 0; lane < W; ++lane) replication[lane] = static_cast<std::uint64_t>(lane);
    replication += first_replication;
    return philox_wide<W>({{replication, Words<W>(block), Words<W>(stream & 0xffff'ffffU), Words<W>(stream >> 32)}},
                          halves(seed));
}

template <int W>
SINEWS_INLINE NormalPair<W> normal_pair_of_wide(Words<W> first, Words<W> second) {
    return normal_pair_of_words<W>(__builtin_convertvector(first, HalfWords<W>),
                                   __builtin_convertvector(second, HalfWords<W>));
}

}  // namespace detail

/// A uniform variate of W replications, `first_replication` and those after it: (k + ½) 2^-52 with k of 52 bits, so
/// strictly between 0 and 1, symmetric, and exact. (With 53 bits the largest would round to 1.)
template <int W>
SINEWS_INLINE Lanes<W> uniform(std::uint64_t seed, std::uint64_t stream, std::uint64_t first_replication,
                               std::uint32_t block) {
    const detail::WideWords<W> words = detail::stream_words<W>(seed, stream, first_replication, block);
    const Words<W> bits = (words.word[1] << 20) | ((words.word[0] & 0xffff'ffffU) >> 12);
    const Words<W> one_to_two = (bits & 0x000f'ffff'ffff'ffffU) | bits_as<std::uint64_t>(1.0);
    return bits_as<Lanes<W>>(one_to_two) - (1.0 - 0x1p-53);
}
/// The same for one replication, to the bit.
SINEWS_INLINE double uniform(std::uint64_t seed, std::uint64_t stream, std::uint64_t replication, std::uint32_t block) {
    return uniform<1>(seed, stream, replication, block)[0];
}

/// Four standard normal variates of single precision for W replications, `first_replication` and those after it: words 0
/// and 1 of replication first + l make lane l of the first two, words 2 and 3 that of the others.
template <int W>
SINEWS_INLINE std::array<FloatLanes<W>, 4> standard_normals(std::uint64_t seed, std::uint64_t stream,
                                                            std::uint64_t first_replication, std::uint32_t block) {
    const detail::WideWords<W> words = detail::stream_words<W>(seed, stream, first_replication, block);
    const auto early = detail::normal_pair_of_wide<W>(words.word[0], words.word[1]);
    const auto late = detail::normal_pair_of_wide<W>(words.word[2], words.word[3]);
    return {early.first, early.second, late.first, late.second};
}
/// The same for one replication, to the bit.
SINEWS_INLINE std::array<float, 4> standard_normals(std::uint64_t seed, std::uint64_t stream, std::uint64_t replication,
                                                    std::uint32_t block) {
    const std::array<FloatLanes<1>, 4> normals = standard_normals<1>(seed, stream, replication, block);
    return {normals[0][0], normals[1][0], normals[2][0], normals[3][0]};
}

}  // namespace sinews::numerics
