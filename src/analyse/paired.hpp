#pragma once
// Differences between two runs on the same replications (common random numbers), with 90 % intervals. What both runs share
// cancels within a pair, so that the intervals are those of the pairs' differences and not of two independent samples.

#include <cstdint>
#include <span>
#include <vector>

namespace sinews::analyse {

/// A change and its 90 % interval.
struct Difference {
    double change = 0;
    double low = 0;
    double high = 0;
};

/// Mean of with − without over the pairs in which both have a value; its interval is the normal one of a mean,
/// d ± 1.645·s/√n. NaN without pairs; no width with a single one.
[[nodiscard]] Difference paired_mean(std::span<const double> without, std::span<const double> with);

/// Change of a share of n pairs, of which `gained` are true only with and `lost` only without. The interval is the adjusted
/// one of Agresti and Min (2005), Simple improved confidence intervals for comparing matched proportions: half a pair is
/// added to each cell of the table, so that it has a width even when no pair differs.
[[nodiscard]] Difference paired_share(std::uint64_t gained, std::uint64_t lost, std::uint64_t n);

/// Change of the median, in steps, of several runs against one: values are 0 to `most`, `most` standing for "never". The
/// median is the value of rank ⌈n/2⌉. The interval is the percentile bootstrap over pairs (Efron 1979, Bootstrap methods:
/// another look at the jackknife): `resamples` times n pairs are drawn with replacement, the same for all runs, and
/// the quantiles at 5 and 95 % of the differences of medians are taken. A difference to or from "never" is infinite, and 0
/// between two of them. The draws hang on `seed` alone. All runs have the length of `without`.
[[nodiscard]] std::vector<Difference> paired_medians(std::span<const int> without,
                                                     const std::vector<std::span<const int>>& runs, int most,
                                                     std::uint64_t seed, int resamples = 1000);

}  // namespace sinews::analyse
