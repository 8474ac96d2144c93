#include "numerics/quantile_sketch.hpp"

#include <algorithm>
#include <bit>
#include <limits>

namespace sinews::numerics {

namespace {

constexpr int dropped_bits = 52 - 7;
constexpr std::uint32_t block_buckets = 32;  // a quarter of a power of two
constexpr std::uint32_t key_of_zero_limit = (1023 - 60) << 7;
constexpr std::uint32_t key_of_infinity = 2047 << 7;
constexpr std::uint64_t sign_bit = std::uint64_t{1} << 63;
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

std::uint32_t key_of_magnitude(std::uint64_t bits) {
    return static_cast<std::uint32_t>((bits & ~sign_bit) >> dropped_bits);
}
double middle(std::uint32_t key) {
    return std::bit_cast<double>((std::uint64_t{key} << dropped_bits) | (std::uint64_t{1} << (dropped_bits - 1)));
}

/// The rank that p asks for: see quantile().
std::uint64_t rank_of(double p, std::uint64_t count) {
    const double position = p * static_cast<double>(count);
    const double nearest = numerics::floor(position + 0.5);
    const bool is_integer = numerics::absolute(position - nearest) <= 0x1p-40 * position;
    const double rank = is_integer ? nearest : numerics::floor(position) + 1.0;
    if (rank < 1.0) return 1;
    return std::min(static_cast<std::uint64_t>(rank), count);
}

/// The part of a bucket that lies below x, evenly filled.
double part_below(double lower, double upper, double x) {
    if (x >= upper) return 1.0;
    return x <= lower ? 0.0 : (x - lower) / (upper - lower);
}

/// What is counted of a number: its key, which is its sign and its bucket. So many are counted at once; where one is
/// elsewhere they go one by one.
struct KeysOfDoubles {
    using Key = std::uint32_t;
    static constexpr int width = 8;
    static constexpr std::uint32_t first_bucket = 0;           // that key 0 stands for
    static constexpr std::uint32_t sign_key = 1 << 18;         // of a negative number, more than of its opposite
    static constexpr std::uint32_t end_key = key_of_infinity;  // no finite number's key is as large
};
struct KeysOfSingles {
    using Key = BucketKey;
    static constexpr int width = 32;
    static constexpr std::uint32_t first_bucket = (1023 - 127) << 7;
    static constexpr std::uint32_t sign_key = 1 << 15;
    static constexpr std::uint32_t end_key = 255 << 7;
};

/// The counts of a window, by the keys of numbers of one sign.
template <typename As>
struct CountsAtHand {
    using Key = typename As::Key;
    using Keys = Key __attribute__((ext_vector_type(As::width)));
    std::uint32_t* counts;
    Key first, size;
    CountsAtHand(std::uint32_t first_bucket, std::vector<std::uint32_t>& of_window, bool negative)
        : counts(of_window.data()) {
        // A window may go beyond what single precision has: those buckets are nobody's here.
        const std::uint32_t begin = of_window.empty() ? 0 : first_bucket - As::first_bucket;
        const std::uint32_t end = std::min(begin + static_cast<std::uint32_t>(of_window.size()), As::end_key);
        first = static_cast<Key>(begin + (negative ? As::sign_key : 0));
        size = static_cast<Key>(begin < end ? end - begin : 0);
    }

    SINEWS_INLINE bool take(Key key) const {
        const auto at = static_cast<Key>(key - first);
        if (at >= size) return false;
        ++counts[at];
        return true;
    }
    /// `width` of them, as mostly they are of one window, or none.
    SINEWS_INLINE bool take_all(const Key* keys) const {
        if (any_of(loaded(keys) - first >= size)) return false;
        // Read from where they are, once more: a vector would have to go through memory too.
        for (int at = 0; at < As::width; ++at) ++counts[static_cast<std::size_t>(keys[at]) - first];
        return true;
    }
    /// `width` of them that are of this window or, as `zero` says, near 0: these are left out.
    SINEWS_INLINE bool take_all_but_zeros(const Key* keys, auto zero) const {
        const auto inside = loaded(keys) - first < size;
        if (any_of(~(inside | zero))) return false;
        std::uint32_t left_out[4] = {};  // in turn, so that none waits for the one before it
        for (int at = 0; at < As::width; ++at) {
            const auto bucket = static_cast<Key>(keys[at] - first);
            std::uint32_t& count = *(bucket < size ? counts + bucket : left_out + at % 4);
            ++count;
        }
        return true;
    }
    SINEWS_INLINE static Keys loaded(const Key* keys) {
        Keys some;
        std::memcpy(&some, keys, sizeof some);
        return some;
    }
    template <typename Truths>
    SINEWS_INLINE static std::uint64_t count_of(Truths truths) {
        std::uint64_t number = 0;
        for (int at = 0; at < As::width; ++at) number += truths[at] != 0 ? 1U : 0U;
        return number;
    }
    template <typename Truths>
    SINEWS_INLINE static bool any_of(Truths truths) {
        return joined<sizeof truths / 8>(bits_as<Words<sizeof truths / 8>>(truths)) != 0;
    }
};

}  // namespace

void QuantileSketch::Window::cover(std::uint32_t first_key, std::uint32_t last_key) {
    std::uint32_t begin = first_key / block_buckets * block_buckets;
    std::uint32_t end = (last_key / block_buckets + 1) * block_buckets;
    if (!recent.empty()) {
        begin = std::min(begin, first);
        end = std::max(end, first + static_cast<std::uint32_t>(recent.size()));
        if (begin == first && end == first + recent.size()) return;
    }
    std::vector<std::uint32_t> grown(end - begin, 0);
    const auto offset = static_cast<std::ptrdiff_t>(recent.empty() ? 0 : first - begin);
    std::copy(recent.begin(), recent.end(), grown.begin() + offset);
    recent.swap(grown);
    if (!older.empty()) {
        std::vector<std::uint64_t> grown_older(end - begin, 0);
        std::copy(older.begin(), older.end(), grown_older.begin() + offset);
        older.swap(grown_older);
    }
    first = begin;
}

void QuantileSketch::Window::widen() {
    older.resize(recent.size(), 0);
    for (std::size_t bucket = 0; bucket < recent.size(); ++bucket) older[bucket] += recent[bucket];
    std::fill(recent.begin(), recent.end(), 0U);
}

void QuantileSketch::Window::merge(const Window& other) {
    if (other.recent.empty()) return;
    cover(other.first, other.first + static_cast<std::uint32_t>(other.recent.size()) - 1);
    const std::size_t offset = other.first - first;
    for (std::size_t bucket = 0; bucket < other.recent.size(); ++bucket)
        recent[offset + bucket] += other.recent[bucket];
    if (other.older.empty()) return;
    older.resize(recent.size(), 0);
    for (std::size_t bucket = 0; bucket < other.older.size(); ++bucket) older[offset + bucket] += other.older[bucket];
}

void QuantileSketch::Window::put(std::uint32_t key, std::uint64_t count, bool wide) {
    if (wide) {
        older.resize(recent.size(), 0);
        older[key - first] += count;
    } else {
        recent[key - first] += static_cast<std::uint32_t>(count);
    }
}

void QuantileSketch::widen() {
    positive_.widen();
    negative_.widen();
    recent_ = 0;
}

/// Where all that came is of one sign its window grows at once, and not number by number.
void QuantileSketch::note_range(double least, double greatest) {
    least_ = std::min(least_, least);
    greatest_ = std::max(greatest_, greatest);
    if (!(least_ <= greatest_) || (least_ <= 0.0 && greatest_ >= 0.0)) return;
    const bool is_negative = greatest_ < 0.0;
    const std::uint32_t least_key = key_of_magnitude(std::bit_cast<std::uint64_t>(is_negative ? greatest_ : least_));
    const std::uint32_t greatest_key = key_of_magnitude(std::bit_cast<std::uint64_t>(is_negative ? least_ : greatest_));
    if (least_key >= key_of_zero_limit) (is_negative ? negative_ : positive_).cover(least_key, greatest_key);
}

/// A number that no bucket there is yet takes.
template <typename As>
void QuantileSketch::count_rare(typename As::Key key) {
    const std::uint32_t magnitude = key & (As::sign_key - 1);
    const bool is_negative = (key & As::sign_key) != 0;
    if (magnitude > As::end_key) {
        ++empty_;
    } else if (magnitude == As::end_key) {
        ++(is_negative ? minus_infinity_ : plus_infinity_);
    } else {
        const std::uint32_t bucket = As::first_bucket + magnitude;
        Window& window = is_negative ? negative_ : positive_;
        window.cover(bucket, bucket);
        ++window.recent[bucket - window.first];
    }
}

template <typename As>
void QuantileSketch::count_keys(const typename As::Key* keys, int n) {
    using Key = typename As::Key;
    const auto size = static_cast<std::uint64_t>(n);
    if (recent_ + size > std::numeric_limits<std::uint32_t>::max()) widen();
    recent_ += size;
    const std::uint64_t set_apart_before = empty_ + minus_infinity_ + plus_infinity_;

    // Held in registers over the loop; a rare number may move the windows.
    using AtHand = CountsAtHand<As>;
    AtHand positive(positive_.first, positive_.recent, false), negative(negative_.first, negative_.recent, true);
    constexpr auto end_of_zeros = static_cast<Key>(key_of_zero_limit - As::first_bucket);
    constexpr auto magnitude_bits = static_cast<Key>(As::sign_key - 1);
    std::uint64_t zeros = 0;
    const auto count_one = [&](Key key) {
        if (positive.take(key) || negative.take(key)) return;
        if ((key & magnitude_bits) < end_of_zeros) {
            ++zeros;
            return;
        }
        count_rare<As>(key);
        positive = AtHand(positive_.first, positive_.recent, false);
        negative = AtHand(negative_.first, negative_.recent, true);
    };
    int done = 0;
    for (; done + As::width <= n; done += As::width) {
        if (positive.take_all(keys + done) || negative.take_all(keys + done)) continue;
        const auto zero = (AtHand::loaded(keys + done) & magnitude_bits) < end_of_zeros;
        if (positive.take_all_but_zeros(keys + done, zero) || negative.take_all_but_zeros(keys + done, zero)) {
            zeros += AtHand::count_of(zero);
            continue;
        }
        for (int at = done; at < done + As::width; ++at) count_one(keys[at]);
    }
    for (; done < n; ++done) count_one(keys[done]);
    zero_ += zeros;
    total_ += size - (empty_ + minus_infinity_ + plus_infinity_ - set_apart_before);
}

void QuantileSketch::add(const BucketKey* keys, int n, FiniteRange range) {
    note_range(static_cast<double>(range.least), static_cast<double>(range.greatest));
    count_keys<KeysOfSingles>(keys, n);
}

void QuantileSketch::add(const double* values, int n) {
    constexpr int at_once = 64;
    std::uint32_t keys[at_once];
    for (int done = 0; done < n; done += at_once) {
        const int some = std::min(at_once, n - done);
        double least = infinity, greatest = -infinity;
        for (int at = 0; at < some; ++at) {
            const double value = values[done + at];
            const auto bits = std::bit_cast<std::uint64_t>(value);
            const auto key = static_cast<std::uint32_t>(bits >> dropped_bits);
            const bool is_finite = value > -infinity && value < infinity;
            // NaN whose leading bits are those of infinity is NaN all the same.
            keys[at] = value == value ? key : KeysOfDoubles::end_key + 1;
            least = is_finite && value < least ? value : least;
            greatest = is_finite && value > greatest ? value : greatest;
        }
        note_range(least, greatest);
        count_keys<KeysOfDoubles>(keys, some);
    }
}

void QuantileSketch::fetch(FiniteRange range) const {
    constexpr std::size_t counts_of_line = 64 / sizeof(std::uint32_t);
    if (!(range.least <= range.greatest) || (range.least <= 0.0F && range.greatest >= 0.0F)) return;
    const bool is_negative = range.greatest < 0.0F;
    const auto key_of = [](float number) { return key_of_magnitude(std::bit_cast<std::uint64_t>(double{number})); };
    const Window& window = is_negative ? negative_ : positive_;
    const std::uint32_t first = key_of(is_negative ? range.greatest : range.least);
    const std::uint32_t last = key_of(is_negative ? range.least : range.greatest);
    if (first < window.first || last - window.first >= window.recent.size()) return;
    for (std::size_t at = first - window.first; at <= last - window.first; at += counts_of_line)
        send_for(window.recent[at]);
}

void QuantileSketch::merge(const QuantileSketch& other) {
    if (&other == this) return merge(QuantileSketch(other));
    if (recent_ + other.recent_ > std::numeric_limits<std::uint32_t>::max()) widen();
    recent_ += other.recent_;
    positive_.merge(other.positive_);
    negative_.merge(other.negative_);
    total_ += other.total_;
    zero_ += other.zero_;
    empty_ += other.empty_;
    minus_infinity_ += other.minus_infinity_;
    plus_infinity_ += other.plus_infinity_;
    least_ = std::min(least_, other.least_);
    greatest_ = std::max(greatest_, other.greatest_);
}

std::uint64_t QuantileSketch::count() const { return total_ + minus_infinity_ + plus_infinity_; }

// Which of 0 and -0 came first must not show: the sum with 0 is 0 for both.
double QuantileSketch::minimum() const { return total_ == 0 ? not_a_number : least_ + 0.0; }
double QuantileSketch::maximum() const { return total_ == 0 ? not_a_number : greatest_ + 0.0; }

double QuantileSketch::quantile(double p) const {
    double value = not_a_number;
    quantiles(std::span(&p, 1), std::span(&value, 1));
    return value;
}

void QuantileSketch::quantiles(std::span<const double> p, std::span<double> values) const {
    const std::uint64_t size = count();
    std::size_t next = 0;      // of p
    std::uint64_t wanted = 0;  // its rank
    std::uint64_t passed = 0;  // values below those that are looked at
    const auto ask = [&] {
        while (next < p.size() && !(size > 0 && p[next] >= 0.0 && p[next] <= 1.0)) values[next++] = not_a_number;
        wanted = next < p.size() ? rank_of(p[next], size) : std::numeric_limits<std::uint64_t>::max();
    };
    const auto give_up_to = [&](std::uint64_t rank, double value) {
        while (wanted <= rank && next < p.size()) {
            values[next++] = value;
            ask();
        }
    };
    ask();
    passed = minus_infinity_;
    give_up_to(passed, -infinity);
    // The least and the greatest finite value are known exactly.
    if (total_ > 0) give_up_to(passed + 1, minimum());
    const std::uint64_t last = passed + total_;
    const auto pass = [&](std::uint64_t number, double value) {
        passed += number;
        give_up_to(std::min(passed, last - 1), std::min(std::max(value, minimum()), maximum()));
        if (passed >= last) give_up_to(last, maximum());
    };
    const auto pass_window = [&]<bool down>(const Window& window) {
        for (std::size_t step = 0; step < window.groups() && wanted <= last; ++step) {
            const std::size_t group = down ? window.groups() - 1 - step : step;
            const std::uint64_t number = window.count_of_group(group);
            if (wanted > passed + number) {
                passed += number;
                continue;
            }
            for (std::size_t place = 0; place < Window::group_size; ++place) {
                const std::size_t bucket = group * Window::group_size + (down ? Window::group_size - 1 - place : place);
                const double inside = middle(window.first + static_cast<std::uint32_t>(bucket));
                pass(window.at(bucket), down ? -inside : inside);
            }
        }
    };
    pass_window.operator()<true>(negative_);
    pass(zero_, 0.0);
    pass_window.operator()<false>(positive_);
    give_up_to(std::numeric_limits<std::uint64_t>::max(), infinity);
}

double QuantileSketch::share_below(double x) const {
    if (count() == 0 || !(x == x)) return not_a_number;
    double below = 0.0;
    each_bucket([&](const QuantileBucket& bucket) {
        const bool is_point = bucket.lower == bucket.upper;
        const double part = is_point ? (bucket.lower < x ? 1.0 : 0.0) : part_below(bucket.lower, bucket.upper, x);
        below += part * static_cast<double>(bucket.count);
    });
    // Beyond the range the share is known exactly.
    if (total_ > 0 && x <= least_) below = x > -infinity ? static_cast<double>(minus_infinity_) : 0.0;
    if (total_ > 0 && x > greatest_) below = static_cast<double>(minus_infinity_ + total_);
    return below / static_cast<double>(count());
}

std::vector<QuantileBucket> QuantileSketch::buckets() const {
    std::vector<QuantileBucket> filled;
    each_bucket([&filled](const QuantileBucket& bucket) { filled.push_back(bucket); });
    return filled;
}

/// A bucket as a window has it; nothing when its edges are none that buckets() gives.
std::optional<QuantileSketch::Place> QuantileSketch::place_of(const QuantileBucket& bucket) {
    if (!(bucket.lower <= bucket.upper)) return std::nullopt;
    if (bucket.lower == bucket.upper) {
        const bool apart = bucket.lower == 0.0 || bucket.lower == infinity || bucket.lower == -infinity;
        return apart ? std::optional(Place{}) : std::nullopt;
    }
    Place place;
    place.in_window = true;
    place.negative = bucket.upper < 0.0;
    const double inner = place.negative ? -bucket.upper : bucket.lower;
    const double outer = place.negative ? -bucket.lower : bucket.upper;
    place.key = key_of_magnitude(std::bit_cast<std::uint64_t>(inner));
    if (!(inner > 0.0) || place.key < key_of_zero_limit || place.key >= key_of_infinity) return std::nullopt;
    if (detail::edge_of_bucket(place.key) != inner || detail::edge_of_bucket(place.key + 1) != outer)
        return std::nullopt;
    return place;
}

// Twice through the buckets: what is wrong is found before anything is done, and each window grows once.
bool QuantileSketch::restore(const std::vector<QuantileBucket>& buckets, double minimum, double maximum,
                             std::uint64_t empty_count) {
    struct Keys {
        std::uint32_t first = key_of_infinity, last = 0;
    } positive, negative;
    std::uint64_t values = 0, finite = 0;
    for (const QuantileBucket& bucket : buckets) {
        const auto place = place_of(bucket);
        if (!place) return false;
        values += bucket.count;
        if (place->in_window || bucket.lower == 0.0) finite += bucket.count;
        if (!place->in_window) continue;
        Keys& keys = place->negative ? negative : positive;
        keys.first = std::min(keys.first, place->key);
        keys.last = std::max(keys.last, place->key);
    }
    if (finite > 0 && !(minimum <= maximum && minimum > -infinity && maximum < infinity)) return false;
    if (positive.first <= positive.last) positive_.cover(positive.first, positive.last);
    if (negative.first <= negative.last) negative_.cover(negative.first, negative.last);
    constexpr std::uint64_t most = std::numeric_limits<std::uint32_t>::max();
    const bool wide = values > most;
    if (!wide && recent_ + values > most) widen();
    recent_ += wide ? 0 : values;
    for (const QuantileBucket& bucket : buckets) {
        const auto place = place_of(bucket);
        if (place && place->in_window) {
            (place->negative ? negative_ : positive_).put(place->key, bucket.count, wide);
        } else {
            (bucket.lower == 0.0 ? zero_ : bucket.lower > 0.0 ? plus_infinity_ : minus_infinity_) += bucket.count;
        }
    }
    total_ += finite;
    empty_ += empty_count;
    if (finite > 0) least_ = std::min(least_, minimum);
    if (finite > 0) greatest_ = std::max(greatest_, maximum);
    return true;
}

bool operator==(const QuantileSketch& a, const QuantileSketch& b) {
    return a.empty_ == b.empty_ && a.least_ == b.least_ && a.greatest_ == b.greatest_ && a.buckets() == b.buckets();
}

}  // namespace sinews::numerics
