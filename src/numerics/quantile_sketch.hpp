#pragma once
// A histogram of the leading bits of numbers, from which any quantile is read with a relative error of at most 0.4 %.
//
// A value's bucket is its sign, its exponent and the first seven bits of its mantissa, so a bucket is at most 1/128 of
// its lower edge wide and its middle is within 1/256 of every value in it. The counts are integers: neither the order
// of the values nor that of merges changes anything. Values nearer to 0 than 2^-60 count as 0; NaN stands for "empty"
// (a measure that has no value) and is counted apart; infinities keep their own counts and take part in ranks.

#include "numerics/lanes.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace sinews::numerics {

/// Some values between two edges; both edges equal for zeros and for infinities.
struct QuantileBucket {
    double lower = 0.0;
    double upper = 0.0;
    std::uint64_t count = 0;
    friend bool operator==(const QuantileBucket&, const QuantileBucket&) = default;
};

class QuantileSketch {
public:
    void add(double value) { add(&value, 1); }
    /// n values (n >= 0).
    void add(const double* values, int n);
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

    /// The share of count() below x: exact but for the bucket that holds x, which is taken as evenly filled. NaN when
    /// count() is 0 or x is NaN.
    double share_below(double x) const;

    /// The least and greatest finite value, exactly; NaN when there are none.
    double minimum() const;
    double maximum() const;

    /// Those that are not empty of values, in ascending order, infinities included: all there is to know but minimum(),
    /// maximum() and empty_count().
    std::vector<QuantileBucket> buckets() const;

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
        std::uint64_t at(std::size_t bucket) const;
    };
    /// Where a stored bucket belongs: into a window, or to the zeros or infinities.
    struct Place {
        bool in_window = false, negative = false;
        std::uint32_t key = 0;
    };
    static std::optional<Place> place_of(const QuantileBucket& bucket);

    void add_rare(std::uint64_t bits);
    void widen();
    void note_range(const double* values, int n);

    Window positive_, negative_;
    std::uint64_t total_ = 0;   // of finite values
    std::uint64_t recent_ = 0;  // added to 32-bit counts since these were last moved
    std::uint64_t zero_ = 0, empty_ = 0, minus_infinity_ = 0, plus_infinity_ = 0;
    double least_ = __builtin_huge_val(), greatest_ = -__builtin_huge_val();
};

}  // namespace sinews::numerics
