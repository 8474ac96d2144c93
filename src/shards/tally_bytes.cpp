#include "shards/tally_bytes.hpp"

#include <bit>
#include <cstddef>
#include <limits>
#include <utility>
#include <vector>

namespace sinews::shards {

namespace {

using analyse::ExactSums;
using analyse::QuantileSketch;
using analyse::Tally;
using numerics::ExactSum;
using numerics::QuantileBucket;

/// Every array of a tally, once, in the order of the file.
template <typename AnyTally, typename Visit>
void visit_arrays(AnyTally& tally, Visit&& visit) {
    visit(tally.measure), visit(tally.measure_sum);
    visit(tally.both_sides), visit(tally.holds);
    visit(tally.gap), visit(tally.ratio);
    visit(tally.crossover), visit(tally.at_or_before);
    visit(tally.claim_true), visit(tally.claim_empty);
    visit(tally.waterfall), visit(tally.waterfall_inputs);
    visit(tally.line_start), visit(tally.line_full), visit(tally.line_decided), visit(tally.line_starts);
    visit(tally.opened), visit(tally.expanded), visit(tally.opened_capacity);
    visit(tally.output), visit(tally.output_sum);
    visit(tally.core), visit(tally.related), visit(tally.total);
    visit(tally.meets_2), visit(tally.meets_3_5), visit(tally.meets_5);
    visit(tally.missing_money), visit(tally.spent_money), visit(tally.unspent_money);
}
// An array that is added to Tally must be added above too; this line counts them.
static_assert(sizeof(Tally) == sizeof(std::uint64_t) + 2 * sizeof(int) + 30 * sizeof(std::vector<int>));

// Each `read` merges what it reads into what is there.

// --- counts ---

void write(ByteWriter& writer, const std::vector<std::uint64_t>& counts) {
    writer.count(counts.size());
    for (const std::uint64_t count : counts) writer.count(count);
}

void read(ByteReader& reader, std::vector<std::uint64_t>& counts) {
    if (reader.count() != counts.size()) reader.fail();
    for (std::uint64_t& count : counts) {
        if (reader.failed()) return;
        count += reader.count();
    }
}

// --- exact sums ---

void write(ByteWriter& writer, const ExactSums& sums) {
    writer.count(sums.size());
    for (std::size_t at = 0; at < sums.size(); ++at) {
        const ExactSum& sum = sums.sum(at);
        writer.count(sum.terms);
        writer.count(sum.excluded);
        if (sum.terms == 0) continue;
        writer.integer(static_cast<std::int64_t>(sum.whole >> 64));
        writer.count(static_cast<std::uint64_t>(sum.whole));
        writer.count(sum.fraction);
    }
}

/// Is it a sum that so many terms can come to? Each is less than 2^51.
bool possible(const ExactSum& sum) {
    if (sum.terms > std::numeric_limits<std::uint32_t>::max()) return false;
    const numerics::detail::Wide bound = static_cast<numerics::detail::Wide>(sum.terms) << 51;
    return sum.whole >= -bound && sum.whole <= bound;
}

void read(ByteReader& reader, ExactSums& sums) {
    if (reader.count() != sums.size()) reader.fail();
    std::vector<ExactSum> stored(sums.size());
    for (ExactSum& sum : stored) {
        if (reader.failed()) return;
        sum.terms = reader.count();
        sum.excluded = reader.count();
        if (sum.terms == 0) continue;
        const auto high = static_cast<numerics::detail::UnsignedWide>(reader.integer());
        sum.whole = static_cast<numerics::detail::Wide>(high << 64 | reader.count());
        sum.fraction = reader.count();
        if (!possible(sum)) reader.fail();
    }
    sums.merge(ExactSums(std::move(stored)));
}

// --- sketches ---

// A bucket's edge nearer to 0 has a sign, an exponent and seven bits of mantissa; as a whole number that orders as its
// value does, it takes two or three bytes, and the step to the next bucket mostly one.
constexpr int edge_shift = 52 - 7;

std::int64_t order_of(const QuantileBucket& bucket) {
    const bool negative = bucket.lower < 0.0;
    const double inner = negative ? -bucket.upper : bucket.lower;
    const auto key = static_cast<std::int64_t>(std::bit_cast<std::uint64_t>(inner) >> edge_shift);
    return negative ? -key : key;
}

QuantileBucket bucket_at(std::int64_t order, std::uint64_t count) {
    const bool negative = order < 0;
    const std::uint64_t key = negative ? ~static_cast<std::uint64_t>(order) + 1 : static_cast<std::uint64_t>(order);
    const double inner = std::bit_cast<double>(key << edge_shift);
    const bool point = inner == 0.0 || inner == std::numeric_limits<double>::infinity();
    const double outer = point ? inner : std::bit_cast<double>((key + 1) << edge_shift);
    if (negative) return {-outer, -inner, count};
    return {inner, outer, count};
}

void write(ByteWriter& writer, const std::vector<QuantileSketch>& sketches) {
    writer.count(sketches.size());
    std::vector<QuantileBucket> buckets;  // room that is used again from sketch to sketch
    for (const QuantileSketch& sketch : sketches) {
        buckets.clear();
        sketch.each_bucket([&buckets](const QuantileBucket& bucket) { buckets.push_back(bucket); });
        writer.count(sketch.empty_count());
        writer.count(buckets.size());
        if (buckets.empty()) continue;
        writer.real(sketch.minimum());
        writer.real(sketch.maximum());
        std::int64_t before = 0;
        for (const QuantileBucket& bucket : buckets) {
            const std::int64_t order = order_of(bucket);
            writer.integer(order - before);
            writer.count(bucket.count);
            before = order;
        }
    }
}

/// `buckets` is room that is used again from sketch to sketch.
void read(ByteReader& reader, QuantileSketch& sketch, std::vector<QuantileBucket>& buckets) {
    const std::uint64_t empty = reader.count();
    const std::uint64_t size = reader.count();
    if (size > reader.rest().size()) reader.fail();
    if (reader.failed()) return;
    const double minimum = size == 0 ? 0.0 : reader.real();
    const double maximum = size == 0 ? 0.0 : reader.real();
    constexpr std::int64_t most = std::int64_t{2047} << 7;
    buckets.clear();
    std::int64_t order = 0;
    for (std::uint64_t at = 0; at < size && !reader.failed(); ++at) {
        const std::int64_t step = reader.integer();
        if (step < -most || step > 2 * most || (at > 0 && step < 1) || order + step > most) reader.fail();
        if (reader.failed()) return;
        order += step;
        buckets.push_back(bucket_at(order, reader.count()));
    }
    if (!reader.failed() && !sketch.restore(buckets, minimum, maximum, empty)) reader.fail();
}

void read(ByteReader& reader, std::vector<QuantileSketch>& sketches) {
    if (reader.count() != sketches.size()) reader.fail();
    std::vector<QuantileBucket> buckets;
    for (QuantileSketch& sketch : sketches) {
        if (reader.failed()) return;
        read(reader, sketch, buckets);
    }
}

}  // namespace

void write_tally(ByteWriter& writer, const Tally& tally) {
    writer.count(tally.replications);
    writer.count(static_cast<std::uint64_t>(tally.months));
    writer.count(static_cast<std::uint64_t>(tally.years));
    visit_arrays(tally, [&writer](const auto& array) { write(writer, array); });
}

bool add_tally(ByteReader& reader, Tally& sum) {
    sum.replications += reader.count();
    if (reader.count() != static_cast<std::uint64_t>(sum.months)) reader.fail();
    if (reader.count() != static_cast<std::uint64_t>(sum.years)) reader.fail();
    visit_arrays(sum, [&reader](auto& array) {
        if (!reader.failed()) read(reader, array);
    });
    return !reader.failed();
}

std::optional<Tally> read_tally(ByteReader& reader, const analyse::Plan& plan) {
    Tally tally(plan);
    if (!add_tally(reader, tally)) return std::nullopt;
    return tally;
}

}  // namespace sinews::shards
