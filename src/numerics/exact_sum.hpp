#pragma once
// Sums that do not depend on the order of their terms, so neither on threads, batch width nor shards.
//
// Each term is cut by pre-rounding (Demmel and Nguyen 2013, Fast reproducible floating-point summation) into multiples
// of 1, of 2^-32 and of 2^-64; each part is then an integer, and integers add without error, hence in any order. The
// cuts are exact but for the last, which rounds the term to a multiple of 2^-64, so by at most 2^-65. The domain is
// |x| < 2^51; terms outside it, infinite ones and NaN are counted, not summed. A sum takes up to 2^32 - 1 terms, those
// of merged sums included. Measured with eight lanes of AVX2: 0.7 ns a term.

#include "numerics/lanes.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace sinews::numerics {

namespace detail {

__extension__ using Wide = __int128;
__extension__ using UnsignedWide = unsigned __int128;

inline constexpr double sum_domain = 0x1p51;
/// Adding one of these rounds to a multiple of 1, 2^-32 or 2^-64, which then stands as an integer in the low bits.
inline constexpr double sum_rounders[] = {0x1.8p52, 0x1.8p20, 0x1.8p-12};

/// One term a lane, cut: term = whole + middle 2^-32 + low 2^-64 (rounded).
template <int W>
struct SumParts {
    Words<W> whole, middle, low;  // two's complement
};
template <int W>
SINEWS_INLINE SumParts<W> cut_term(Lanes<W> term) {
    const Lanes<W> first = term + sum_rounders[0];
    const Lanes<W> after_first = term - (first - sum_rounders[0]);
    const Lanes<W> second = after_first + sum_rounders[1];
    const Lanes<W> after_second = after_first - (second - sum_rounders[1]);
    const Lanes<W> third = after_second + sum_rounders[2];
    return {bits_as<Words<W>>(first) - bits_as<std::uint64_t>(sum_rounders[0]),
            bits_as<Words<W>>(second) - bits_as<std::uint64_t>(sum_rounders[1]),
            bits_as<Words<W>>(third) - bits_as<std::uint64_t>(sum_rounders[2])};
}

/// The nearest double (ties to even) to (high 2^64 + low) 2^-64, high signed.
inline double nearest_double(Wide high, std::uint64_t low) {
    const bool negative = high < 0;
    UnsignedWide whole = static_cast<UnsignedWide>(high);
    if (negative) {
        low = ~low + 1;
        whole = ~whole + (low == 0 ? 1U : 0U);
    }
    const auto top = static_cast<std::uint64_t>(whole >> 64);
    const auto middle = static_cast<std::uint64_t>(whole);
    // The leading 64 bits, with one more that says whether anything follows.
    const std::uint64_t words[] = {top, middle, low};
    std::size_t first = 0;
    while (first < 3 && words[first] == 0) ++first;
    if (first == 3) return 0.0;
    const int shift = std::countl_zero(words[first]);
    std::uint64_t leading = words[first] << shift;
    bool more = false;
    if (first < 2) {
        if (shift > 0) leading |= words[first + 1] >> (64 - shift);
        more = (words[first + 1] << shift) != 0 || (first == 0 && words[2] != 0);
    }
    // 53 bits stay; half or more of the last place, with what follows, decides the rounding.
    std::uint64_t mantissa = leading >> 11;
    const std::uint64_t dropped = leading & 0x7ffU;
    const bool up = dropped > 0x400U || (dropped == 0x400U && (more || (mantissa & 1U) != 0));
    mantissa += up ? 1U : 0U;
    const int exponent = 64 * (2 - static_cast<int>(first)) - shift + 11 - 64;  // of the mantissa's last bit
    const double scale = std::bit_cast<double>(static_cast<std::uint64_t>(1023 + exponent) << 52);
    const double magnitude = static_cast<double>(mantissa) * scale;  // exact: a power of two
    return negative ? -magnitude : magnitude;
}

}  // namespace detail

/// One exact sum. A value type: copy it, merge it, in any order.
struct ExactSum {
    detail::Wide whole = 0;      // multiples of 1
    std::int64_t middle = 0;     // multiples of 2^-32
    std::int64_t low = 0;        // multiples of 2^-64
    std::uint64_t terms = 0;     // summed
    std::uint64_t excluded = 0;  // NaN, infinite or |x| >= 2^51: not summed

    /// One term a lane.
    template <int W>
    SINEWS_INLINE void add_lanes(Lanes<W> values) {
        const Mask<W> inside = absolute(values) < detail::sum_domain;
        std::uint64_t outside = 0;
        if (!all<W>(inside)) {
            outside = sum_of_words<W>(bits_as<Words<W>>(~inside) >> 63);
            values = select<W>(inside, values, 0.0);
        }
        const detail::SumParts<W> parts = detail::cut_term<W>(values);
        whole += static_cast<std::int64_t>(sum_of_words<W>(parts.whole));
        middle += static_cast<std::int64_t>(sum_of_words<W>(parts.middle));
        low += static_cast<std::int64_t>(sum_of_words<W>(parts.low));
        terms += static_cast<std::uint64_t>(W) - outside;
        excluded += outside;
    }

    SINEWS_INLINE void add(double value) { add_lanes<1>(Lanes<1>(value)); }

    /// n terms, anywhere in memory.
    SINEWS_INLINE void add(const double* values, int n) {
        int done = 0;
        for (; done + 8 <= n; done += 8) {
            Lanes<8> lanes;
            std::memcpy(&lanes, values + done, sizeof lanes);
            add_lanes<8>(lanes);
        }
        for (; done < n; ++done) add(values[done]);
    }

    /// As if all of the other's terms had been added here.
    void merge(const ExactSum& other) {
        whole += other.whole;
        middle += other.middle;
        low += other.low;
        terms += other.terms;
        excluded += other.excluded;
    }

    /// The sum, correctly rounded; 0 of no terms.
    double value() const {
        const detail::Wide fraction = detail::Wide{middle} * (std::int64_t{1} << 32) + low;  // multiples of 2^-64
        return detail::nearest_double(whole + (fraction >> 64), static_cast<std::uint64_t>(fraction));
    }

    /// value()/terms; NaN of no terms.
    double mean() const { return value() / static_cast<double>(terms); }

    /// Sums of the same terms are equal, whatever the order, the batches and the merges.
    friend bool operator==(const ExactSum& a, const ExactSum& b) {
        return a.whole == b.whole && a.middle == b.middle && a.low == b.low && a.terms == b.terms &&
               a.excluded == b.excluded;
    }
};

/// Many exact sums side by side, one a series.
class ExactSums {
public:
    ExactSums() = default;
    /// `size` sums of nothing.
    explicit ExactSums(std::size_t size) : sums_(size) {}
    /// Stored sums, taken in again.
    explicit ExactSums(std::vector<ExactSum> sums) : sums_(std::move(sums)) {}

    std::size_t size() const { return sums_.size(); }

    /// One term a lane to series `index` (< size()).
    template <int W>
    SINEWS_INLINE void add(std::size_t index, Lanes<W> values) {
        sums_[index].template add_lanes<W>(values);
    }
    SINEWS_INLINE void add(std::size_t index, double value) { sums_[index].add(value); }
    SINEWS_INLINE void add(std::size_t index, const double* values, int n) { sums_[index].add(values, n); }

    /// As if all of the other's terms had been added here, series by series; sizes must be equal. False, and nothing
    /// done, when they are not.
    bool merge(const ExactSums& other) {
        if (other.sums_.size() != sums_.size()) return false;
        for (std::size_t index = 0; index < sums_.size(); ++index) sums_[index].merge(other.sums_[index]);
        return true;
    }

    /// Sends for some sums that will soon be added to: they are far from the processor.
    SINEWS_INLINE void fetch(std::size_t first, std::size_t count) const {
        if (first + count > sums_.size()) return;
        for (std::size_t index = first; index < first + count; ++index) send_for(sums_[index]);
    }

    double value(std::size_t index) const { return sums_[index].value(); }
    double mean(std::size_t index) const { return sums_[index].mean(); }
    const ExactSum& sum(std::size_t index) const { return sums_[index]; }

private:
    std::vector<ExactSum> sums_;
};

}  // namespace sinews::numerics
