#include "analyse/paired.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "numerics/elementary.hpp"
#include "numerics/philox.hpp"
#include "numerics/stream.hpp"

namespace sinews::analyse {

namespace {

constexpr double normal_95 = 1.6448536269514722;  // the quantile at 95 %

/// The value of rank ⌈n/2⌉ by counts of values.
int median_of(const std::vector<int>& counts, std::size_t n) {
    const std::size_t rank = (n + 1) / 2;
    std::size_t below = 0;
    for (std::size_t value = 0; value < counts.size(); ++value) {
        below += static_cast<std::size_t>(counts[value]);
        if (below >= rank) return static_cast<int>(value);
    }
    return 0;
}

double difference_of(int without, int with, int most) {
    constexpr double infinite = std::numeric_limits<double>::infinity();
    if (without == with) return 0;
    if (with == most) return infinite;
    if (without == most) return -infinite;
    return with - without;
}

/// n positions below n, drawn with replacement.
void draw_positions(std::uint64_t seed, std::uint32_t resample, std::vector<std::uint32_t>& positions) {
    constexpr std::uint64_t stream = numerics::stream_key("paired_medians/resample");
    const std::uint64_t n = positions.size();
    const std::array<std::uint32_t, 2> key{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)};
    for (std::size_t first = 0; first < n; first += 4) {
        const auto words =
            numerics::philox4x32_10({static_cast<std::uint32_t>(first / 4), resample,
                                     static_cast<std::uint32_t>(stream), static_cast<std::uint32_t>(stream >> 32)},
                                    key);
        for (std::size_t at = first; at < std::min<std::size_t>(first + 4, n); ++at) {
            positions[at] = static_cast<std::uint32_t>((words[at - first] * n) >> 32);
        }
    }
}

int resampled_median(std::span<const int> values, const std::vector<std::uint32_t>& positions,
                     std::vector<int>& counts) {
    std::fill(counts.begin(), counts.end(), 0);
    for (const std::uint32_t at : positions) ++counts[static_cast<std::size_t>(values[at])];
    return median_of(counts, positions.size());
}

}  // namespace

Difference paired_mean(std::span<const double> without, std::span<const double> with) {
    double sum = 0, count = 0;
    const auto each = [&](auto&& visit) {
        for (std::size_t at = 0; at < without.size(); ++at) {
            const double difference = with[at] - without[at];
            if (difference - difference == 0) visit(difference);
        }
    };
    each([&](double difference) {
        sum += difference;
        count += 1;
    });
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    if (count == 0) return {none, none, none};
    const double mean = sum / count;
    double squares = 0;
    each([&](double difference) { squares += (difference - mean) * (difference - mean); });
    const double error = count > 1 ? numerics::square_root(squares / (count - 1) / count) : 0;
    return {mean, mean - normal_95 * error, mean + normal_95 * error};
}

Difference paired_share(std::uint64_t gained, std::uint64_t lost, std::uint64_t n) {
    if (n == 0) return {0, -1, 1};
    const double pairs = static_cast<double>(n);
    const double b = static_cast<double>(gained), c = static_cast<double>(lost);
    const double middle = (b - c) / (pairs + 2);
    const double error = numerics::square_root((b + c + 1) - (b - c) * (b - c) / (pairs + 2)) / (pairs + 2);
    return {(b - c) / pairs, std::max(middle - normal_95 * error, -1.0), std::min(middle + normal_95 * error, 1.0)};
}

std::vector<Difference> paired_medians(std::span<const int> without, const std::vector<std::span<const int>>& runs,
                                       int most, std::uint64_t seed, int resamples) {
    std::vector<std::uint32_t> positions(without.size());
    for (std::size_t at = 0; at < positions.size(); ++at) positions[at] = static_cast<std::uint32_t>(at);
    std::vector<int> counts(static_cast<std::size_t>(most) + 1);
    std::vector<Difference> changes(runs.size());
    if (without.empty()) return changes;
    const int median = resampled_median(without, positions, counts);
    for (std::size_t run = 0; run < runs.size(); ++run) {
        changes[run].change = difference_of(median, resampled_median(runs[run], positions, counts), most);
    }
    std::vector<std::vector<double>> drawn(runs.size());
    for (int resample = 0; resample < resamples; ++resample) {
        draw_positions(seed, static_cast<std::uint32_t>(resample), positions);
        const int of_without = resampled_median(without, positions, counts);
        for (std::size_t run = 0; run < runs.size(); ++run) {
            drawn[run].push_back(difference_of(of_without, resampled_median(runs[run], positions, counts), most));
        }
    }
    for (std::size_t run = 0; run < runs.size(); ++run) {
        std::ranges::sort(drawn[run]);
        const auto last = static_cast<std::size_t>(resamples) - 1;
        changes[run].low = drawn[run][last / 20];
        changes[run].high = drawn[run][last - last / 20];
    }
    return changes;
}

}  // namespace sinews::analyse
