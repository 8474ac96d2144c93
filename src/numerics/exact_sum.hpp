#pragma once
// Sums that do not depend on the order of their terms, so neither on threads, batch width nor shards.
//
// Each term is cut by pre-rounding (Demmel and Nguyen 2013, Fast reproducible floating-point summation) into multiples
// of 2^-12 and of 2^-64; each part is then an integer, and integers add without error, hence in any order. The first cut
// is exact, the second rounds the term to a multiple of 2^-64, so by at most 2^-65. Terms of 2^39 and more are cut in
// three, to the same sum. The domain is |x| < 2^51; terms outside it, infinite ones and NaN are counted, not summed. A
// sum takes up to 2^32 - 1 terms, those of merged sums included.

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

/// Sums of integers: together coarse 2^-12 + fine 2^-64.
struct CutSums {
    std::int64_t coarse, fine;
};
/// The sum of what adding a rounder makes of numbers in their low bits, less the rounder's own.
template <int W>
SINEWS_INLINE std::int64_t sum_of_rounded(Lanes<W> shifted, double rounder) {
    return static_cast<std::int64_t>(sum_of_words<W>(bits_as<Words<W>>(shifted)) -
                                     static_cast<std::uint64_t>(W) * bits_as<std::uint64_t>(rounder));
}
inline constexpr double two_cut_domain = 0x1p39;
/// Terms within `two_cut_domain`.
template <int W>
SINEWS_INLINE CutSums cut_in_two(Lanes<W> terms) {
    constexpr double coarse_rounder = 0x1.8p40, fine_rounder = 0x1.8p-12;  // to multiples of 2^-12 and 2^-64
    if constexpr (W == 1) {  // clang 14 finds no end with one lane for WebAssembly
        const double coarse = terms[0] + coarse_rounder;
        const double fine = (terms[0] - (coarse - coarse_rounder)) + fine_rounder;
        return {bits_as<std::int64_t>(coarse) - bits_as<std::int64_t>(coarse_rounder),
                bits_as<std::int64_t>(fine) - bits_as<std::int64_t>(fine_rounder)};
    }
    const Lanes<W> coarse = terms + coarse_rounder;
    const Lanes<W> fine = (terms - (coarse - coarse_rounder)) + fine_rounder;
    return {sum_of_rounded<W>(coarse, coarse_rounder), sum_of_rounded<W>(fine, fine_rounder)};
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
    detail::Wide whole = 0;  // the sum is whole + fraction 2^-64
    std::uint64_t fraction = 0;
    std::uint64_t terms = 0;     // summed
    std::uint64_t excluded = 0;  // NaN, infinite or |x| >= 2^51: not summed

    /// One term a lane.
    template <int W>
    SINEWS_INLINE void add_lanes(Lanes<W> values) {
        if (!all<W>(absolute(values) < detail::two_cut_domain)) return add_large<W>(values);
        const detail::CutSums cut = detail::cut_in_two<W>(values);
        add_units((detail::Wide{cut.coarse} << 52) + cut.fine);
        terms += static_cast<std::uint64_t>(W);
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
        add_units(detail::Wide{other.fraction});
        terms += other.terms;
        excluded += other.excluded;
    }

    /// The sum, correctly rounded; 0 of no terms.
    double value() const { return detail::nearest_double(whole, fraction); }

    /// The sum less another, correctly rounded.
    double less(const ExactSum& other) const {
        const std::uint64_t borrowed = fraction < other.fraction ? 1 : 0;
        return detail::nearest_double(whole - other.whole - borrowed, fraction - other.fraction);
    }

    /// value()/terms; NaN of no terms.
    double mean() const { return value() / static_cast<double>(terms); }

    /// Sums of the same terms are equal, whatever the order, the batches and the merges.
    friend bool operator==(const ExactSum&, const ExactSum&) = default;

private:
    /// Adds a multiple of 2^-64.
    SINEWS_INLINE void add_units(detail::Wide units) {
        units += detail::Wide{fraction};
        fraction = static_cast<std::uint64_t>(units);
        whole += units >> 64;
    }

    /// Lanes of which some are beyond what two cuts can do: whole numbers are taken off first, and what is none is left out.
    template <int W>
    [[gnu::noinline]] void add_large(Lanes<W> values) {
        constexpr double whole_rounder = 0x1.8p52;
        const Mask<W> inside = absolute(values) < detail::sum_domain;
        const std::uint64_t outside = sum_of_words<W>(bits_as<Words<W>>(~inside) >> 63);
        values = select<W>(inside, values, 0.0);
        const Lanes<W> nearest = values + whole_rounder;
        whole += detail::sum_of_rounded<W>(nearest, whole_rounder);
        const detail::CutSums cut = detail::cut_in_two<W>(values - (nearest - whole_rounder));
        add_units((detail::Wide{cut.coarse} << 52) + cut.fine);
        terms += static_cast<std::uint64_t>(W) - outside;
        excluded += outside;
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
