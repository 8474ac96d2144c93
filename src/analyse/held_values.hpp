#pragma once
// What waits for the sketches of a tally. A sketch's counts are far from the processor: many replications are brought to it
// at a time.

#include <algorithm>
#include <cstdint>
#include <vector>

#include "analyse/part_collector.hpp"
#include "numerics/quantile_sketch.hpp"

namespace sinews::analyse {

/// Values of some sketches, batch by batch. In single precision the keys of their buckets are held, and the range.
template <auto W>
class HeldValues {
public:
    /// For `sketches` of them. About `expected` replications will come: there is room for no more than these.
    HeldValues(std::size_t sketches, std::uint64_t expected)
        : counts_(batches_of(expected)),
          values_(sketches * counts_.size()),
          ranges_(simulate::is_single<W> ? sketches : 0) {}

    /// The batch's values of a sketch, of which some lanes count.
    void hold(std::size_t sketch, Lanes<W> values, const Counted<W>& counted) {
        Held& held = values_[sketch * counts_.size() + full_];
        if constexpr (simulate::is_single<W>) {
            held = numerics::bucket_keys<width>(values);
            for (int lane = counted.count; lane < width; ++lane) values[lane] = __builtin_nanf("");  // of no range
            ranges_[sketch].template include<width>(values);
        } else {
            held = values;
        }
    }

    /// The batch's first `count` replications count. True when there is no room for another batch.
    bool end_batch(int count) {
        counts_[full_] = count;
        return ++full_ == counts_.size();
    }

    /// Sends for what `flush` will need.
    void fetch(std::size_t at, const numerics::QuantileSketch& sketch) const {
        if constexpr (simulate::is_single<W>) sketch.fetch(ranges_[at]);
    }

    /// Hands what is held to its sketch.
    void flush(std::size_t at, numerics::QuantileSketch& sketch) {
        const Held* const first = &values_[at * counts_.size()];
        for (std::size_t batch = 0; batch < full_;) {  // whole batches side by side at once
            std::size_t end = batch;
            int count = 0;
            do {
                count += counts_[end++];
            } while (end < full_ && counts_[end - 1] == width);
            if constexpr (simulate::is_single<W>) {
                sketch.add(reinterpret_cast<const numerics::BucketKey*>(first + batch), count, ranges_[at]);
            } else {
                sketch.add(reinterpret_cast<const double*>(first + batch), count);
            }
            batch = end;
        }
        if constexpr (simulate::is_single<W>) ranges_[at] = {};
    }

    /// Nothing is held.
    void begin() { full_ = 0; }

private:
    static constexpr int width = simulate::lane_count<W>;
    static constexpr std::size_t most_replications = 256;
    using Held = std::conditional_t<simulate::is_single<W>, numerics::BucketKeys<width>, Lanes<W>>;

    static std::size_t batches_of(std::uint64_t expected) {
        const std::uint64_t replications = std::min<std::uint64_t>(expected, most_replications);
        return static_cast<std::size_t>(std::max<std::uint64_t>(1, (replications + width - 1) / width));
    }

    std::vector<int> counts_;  // by batch: its replications
    std::size_t full_ = 0;
    std::vector<Held> values_;                   // by sketch and batch
    std::vector<numerics::FiniteRange> ranges_;  // by sketch
};

}  // namespace sinews::analyse
