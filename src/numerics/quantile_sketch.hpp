#pragma once
// A histogram of the leading bits of numbers, from which any quantile is read with a relative error of at most 0.4 %.
//
// A value's bucket is its sign, its exponent and the first seven bits of its mantissa, so a bucket is at most 1/128 of
// its lower edge wide and its middle is within 1/256 of every value in it. The counts are integers: neither the order
// of the values nor that of merges changes anything. Values nearer to 0 than 2^-60 count as 0; NaN stands for "empty"
// (a measure that has no value) and is counted apart; infinities keep their own counts and take part in ranks.

#include "numerics/bucket_keys.hpp"
#include "numerics/lanes.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace sinews::numerics {

/// Some values between two edges; both edges equal for zeros and for infinities.
struct QuantileBucket {
    double lower = 0.0;
    double upper = 0.0;
    std::uint64_t count = 0;
    friend bool operator==(const QuantileBucket&, const QuantileBucket&) = default;
};

namespace detail {
/// Of a bucket's key (exponent and the first seven bits of the mantissa) the edge nearer to 0.
inline double edge_of_bucket(std::uint32_t key) { return std::bit_cast<double>(std::uint64_t{key} << (52 - 7)); }
}  // namespace detail

class QuantileSketch {
public:
    void add(double value) { add(&value, 1); }
    /// n values (n >= 0).
    void add(const double* values, int n);
    /// n values of single precision by the keys of their buckets, and the range of the finite ones of them.
    void add(const BucketKey* keys, int n, FiniteRange range);
    /// Sends for the counts between two numbers, which will soon be added to: they are far from the processor.
    void fetch(FiniteRange range) const;
    /// As if all of the other's values had been added here.
    void merge(const QuantileSketch& other);

    /// All values but the empty ones.
    std::uint64_t count() const;
    /// NaN values.
    std::uint64_t empty_count() const { return empty_; }

    /// The value of rank r (from 1, ascending), r the smallest integer not below p · count() and at least 1, p in [0,
    /// 1]: the inverse of the empirical distribution function. A p · count() within 2^-40 of an integer, relatively, is
    /// that integer, so that a p written in decimals means what it says. The answer is the middle of the bucket of that
    /// rank, cut to the least and greatest finite value (0 % and 100 % are exact). NaN when count() is 0 or p is no
    /// probability.
    double quantile(double p) const;
    /// The same for several p in ascending order, in one pass: values[i] is quantile(p[i]). Both of one length.
    void quantiles(std::span<const double> p, std::span<double> values) const;

    /// The share of count() below x: exact but for the bucket that holds x, which is taken as evenly filled. NaN when
    /// count() is 0 or x is NaN.
    double share_below(double x) const;

    /// The least and greatest finite value, exactly; NaN when there are none.
    double minimum() const;
    double maximum() const;

    /// Those that are not empty of values, in ascending order, infinities included: all there is to know but minimum(),
    /// maximum() and empty_count().
    std::vector<QuantileBucket> buckets() const;
    /// The same, shown to `visit(QuantileBucket)` one by one.
    template <typename Visit>
    void each_bucket(Visit&& visit) const;

    /// Takes a stored sketch in again: its buckets as buckets() gave them, its range and its empty ones. False, and
    /// nothing done, when a bucket has edges that buckets() does not give or the range is no range.
    bool restore(const std::vector<QuantileBucket>& buckets, double minimum, double maximum, std::uint64_t empty_count);

    /// The same values, however they came in.
    friend bool operator==(const QuantileSketch& a, const QuantileSketch& b);

private:
    /// Counts of consecutive buckets of one sign, by magnitude. The window grows in whole blocks at either end, so its
    /// extent too depends only on what it holds. Counts are 32 bits wide until as many values have come as these can
    /// count; then they move to 64 bits.
    struct Window {
        std::uint32_t first = 0;  // key of the first bucket
        std::vector<std::uint32_t> recent;
        std::vector<std::uint64_t> older;  // empty, or as long as `recent`

        void cover(std::uint32_t first_key, std::uint32_t last_key);
        void widen();
        void merge(const Window& other);
        /// Into a bucket that is covered; `wide` when the counts may not fit 32 bits.
        void put(std::uint32_t key, std::uint64_t count, bool wide);
        std::uint64_t at(std::size_t bucket) const { return recent[bucket] + (older.empty() ? 0 : older[bucket]); }

        // Most buckets are empty or far from where somebody looks: they are passed over sixteen at a time (a window is whole
        // blocks of 32).
        static constexpr std::size_t group_size = 16;
        std::size_t groups() const { return recent.size() / group_size; }
        std::uint64_t count_of_group(std::size_t group) const;
        /// visit(key, count) for every bucket that holds something, by magnitude: downwards or upwards.
        template <bool down, typename Visit>
        void each(Visit&& visit) const;
    };
    /// Where a stored bucket belongs: into a window, or to the zeros or infinities.
    struct Place {
        bool in_window = false, negative = false;
        std::uint32_t key = 0;
    };
    static std::optional<Place> place_of(const QuantileBucket& bucket);

    void widen();
    /// The least and the greatest finite one of what comes.
    void note_range(double least, double greatest);
    template <typename As>
    void count_keys(const typename As::Key* keys, int n);
    template <typename As>
    void count_rare(typename As::Key key);

    Window positive_, negative_;
    std::uint64_t total_ = 0;   // of finite values
    std::uint64_t recent_ = 0;  // added to 32-bit counts since these were last moved
    std::uint64_t zero_ = 0, empty_ = 0, minus_infinity_ = 0, plus_infinity_ = 0;
    double least_ = __builtin_huge_val(), greatest_ = -__builtin_huge_val();
};

SINEWS_INLINE std::uint64_t QuantileSketch::Window::count_of_group(std::size_t group) const {
    const std::uint32_t* const counts = recent.data() + group * group_size;
    std::uint32_t few = 0;  // `recent` holds fewer than 2^32 in all
    for (std::size_t at = 0; at < group_size; ++at) few += counts[at];
    std::uint64_t sum = few;
    if (older.empty()) return sum;
    for (std::size_t at = 0; at < group_size; ++at) sum += older[group * group_size + at];
    return sum;
}

template <bool down, typename Visit>
void QuantileSketch::Window::each(Visit&& visit) const {
    for (std::size_t step = 0; step < groups(); ++step) {
        const std::size_t group = down ? groups() - 1 - step : step;
        if (count_of_group(group) == 0) continue;
        for (std::size_t place = 0; place < group_size; ++place) {
            const std::size_t bucket = group * group_size + (down ? group_size - 1 - place : place);
            const std::uint64_t count = at(bucket);
            if (count > 0) visit(first + static_cast<std::uint32_t>(bucket), count);
        }
    }
}

template <typename Visit>
void QuantileSketch::each_bucket(Visit&& visit) const {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    if (minus_infinity_ > 0) visit(QuantileBucket{-infinity, -infinity, minus_infinity_});
    negative_.each<true>([&](std::uint32_t key, std::uint64_t count) {
        visit(QuantileBucket{-detail::edge_of_bucket(key + 1), -detail::edge_of_bucket(key), count});
    });
    if (zero_ > 0) visit(QuantileBucket{0.0, 0.0, zero_});
    positive_.each<false>([&](std::uint32_t key, std::uint64_t count) {
        visit(QuantileBucket{detail::edge_of_bucket(key), detail::edge_of_bucket(key + 1), count});
    });
    if (plus_infinity_ > 0) visit(QuantileBucket{infinity, infinity, plus_infinity_});
}

}  // namespace sinews::numerics
