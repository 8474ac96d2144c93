#include "analyse/sensitivity.hpp"

#include <algorithm>
#include <array>

#include "numerics/philox.hpp"
#include "numerics/stream.hpp"

namespace sinews::analyse {

namespace {

/// `count` positions below n with replacement, of one bootstrap sample.
void draw_positions(std::uint64_t seed, std::uint32_t resample, std::uint64_t n,
                    std::vector<std::uint32_t>& positions) {
    constexpr std::uint64_t stream = numerics::stream_key("sensitivity/resample");
    const std::array<std::uint32_t, 2> key{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)};
    for (std::size_t first = 0; first < positions.size(); first += 4) {
        const auto words =
            numerics::philox4x32_10({static_cast<std::uint32_t>(first / 4), resample,
                                     static_cast<std::uint32_t>(stream), static_cast<std::uint32_t>(stream >> 32)},
                                    key);
        for (std::size_t at = first; at < std::min(first + 4, positions.size()); ++at) {
            positions[at] = static_cast<std::uint32_t>((words[at - first] * n) >> 32);
        }
    }
}

SensitivityIndex with_interval(double value, std::vector<double> drawn) {
    std::ranges::sort(drawn);
    if (drawn.empty()) return {value, value, value};
    const std::size_t last = drawn.size() - 1;
    return {value, drawn[last / 20], drawn[last - last / 20]};
}

struct Bin {
    double count = 0, sum = 0;
};

/// Σ total, Σ within and the bins in use of values taken from `middle`.
struct Sums {
    double total = 0, within = 0, n = 0, bins = 0;
    [[nodiscard]] double index() const {
        if (!(total > 0) || n <= bins) return 0;
        return 1 - (n - 1) / (n - bins) * (within / total);
    }
};

class BinnedOutput {
public:
    BinnedOutput(std::span<const double> input, std::span<const double> output)
        : output_(output), bins_(static_cast<std::size_t>(given_data_bins(input.size()))) {
        for (const double u : input) {
            const auto bin = static_cast<std::size_t>(u * static_cast<double>(bins_.size()));
            bin_of_.push_back(static_cast<std::uint32_t>(std::min(bin, bins_.size() - 1)));
        }
        for (const double value : output) middle_ += value / static_cast<double>(output.size());
    }

    /// Over the replications that `position(k)` names, k from 0 to n - 1.
    template <class Position>
    Sums sums(Position&& position) {
        std::ranges::fill(bins_, Bin{});
        double sum = 0, squares = 0;
        const std::size_t n = output_.size();
        for (std::size_t k = 0; k < n; ++k) {
            const std::size_t at = position(k);
            const double value = output_[at] - middle_;  // so that squares lose no digits
            Bin& bin = bins_[bin_of_[at]];
            bin.count += 1;
            bin.sum += value;
            sum += value;
            squares += value * value;
        }
        Sums sums;
        sums.n = static_cast<double>(n);
        sums.total = squares - sum * sum / sums.n;
        double between = -sum * sum / sums.n;
        for (const Bin& bin : bins_) {
            if (bin.count == 0) continue;
            between += bin.sum * bin.sum / bin.count;
            sums.bins += 1;
        }
        sums.within = sums.total - between;
        return sums;
    }

private:
    std::span<const double> output_;
    std::vector<Bin> bins_;
    std::vector<std::uint32_t> bin_of_;
    double middle_ = 0;
};

bool finite(double value) { return value - value == 0; }

/// The triples of a, b and mixed in which all are finite, taken from the mean of a and b.
struct Triples {
    std::vector<double> a, b, mixed;

    Triples(std::span<const double> of_a, std::span<const double> of_b, std::span<const double> of_mixed) {
        double sum = 0;
        for (std::size_t at = 0; at < of_a.size(); ++at) {
            if (!finite(of_a[at]) || !finite(of_b[at]) || !finite(of_mixed[at])) continue;
            a.push_back(of_a[at]);
            b.push_back(of_b[at]);
            mixed.push_back(of_mixed[at]);
            sum += of_a[at] + of_b[at];
        }
        const double mean = a.empty() ? 0 : sum / (2 * static_cast<double>(a.size()));
        for (auto* list : {&a, &b, &mixed}) {
            for (double& value : *list) value -= mean;
        }
    }

    struct Indices {
        double first = 0, total = 0;
    };
    template <class Position>
    [[nodiscard]] Indices indices(Position&& position) const {
        double sum = 0, squares = 0, first = 0, total = 0;
        for (std::size_t k = 0; k < a.size(); ++k) {
            const std::size_t at = position(k);
            sum += a[at] + b[at];
            squares += a[at] * a[at] + b[at] * b[at];
            first += b[at] * (mixed[at] - a[at]);
            total += (a[at] - mixed[at]) * (a[at] - mixed[at]);
        }
        const auto n = static_cast<double>(a.size());
        const double variance = squares / (2 * n) - (sum / (2 * n)) * (sum / (2 * n));
        if (!(variance > 0)) return {};
        return {first / n / variance, total / (2 * n) / variance};
    }
};

}  // namespace

int given_data_bins(std::size_t n) {
    int bins = 4;
    while (bins < 50 && static_cast<std::size_t>(bins + 1) * static_cast<std::size_t>(bins + 1) *
                                static_cast<std::size_t>(bins + 1) <=
                            n) {
        ++bins;
    }
    return bins;
}

double first_order_given_data(std::span<const double> input, std::span<const double> output) {
    BinnedOutput binned(input, output);
    return binned.sums([](std::size_t k) { return k; }).index();
}

SensitivityIndex first_order_interval(std::span<const double> input, std::span<const double> output, std::uint64_t seed,
                                      int resamples) {
    BinnedOutput binned(input, output);
    const Sums whole = binned.sums([](std::size_t k) { return k; });
    std::vector<std::uint32_t> positions(output.size());
    std::vector<double> drawn;
    for (int resample = 0; resample < resamples; ++resample) {
        draw_positions(seed, static_cast<std::uint32_t>(resample), output.size(), positions);
        const double index = binned.sums([&](std::size_t k) { return positions[k]; }).index();
        drawn.push_back(index - (1 - index) * (whole.bins - 1) / whole.n);
    }
    return with_interval(whole.index(), std::move(drawn));
}

PickFreezeIndices pick_freeze(std::span<const double> a, std::span<const double> b, std::span<const double> mixed,
                              std::uint64_t seed, int resamples) {
    const Triples triples(a, b, mixed);
    const Triples::Indices whole = triples.indices([](std::size_t k) { return k; });
    std::vector<std::uint32_t> positions(triples.a.size());
    std::vector<double> first, total;
    for (int resample = 0; resample < resamples; ++resample) {
        draw_positions(seed, static_cast<std::uint32_t>(resample), triples.a.size(), positions);
        const Triples::Indices drawn = triples.indices([&](std::size_t k) { return positions[k]; });
        first.push_back(drawn.first);
        total.push_back(drawn.total);
    }
    return {with_interval(whole.first, std::move(first)), with_interval(whole.total, std::move(total))};
}

}  // namespace sinews::analyse
