#pragma once
// Which uncertainty matters most: variance-based sensitivity indices. The first-order index of an input is the part of the
// output's variance that knowing it alone would take away, V[E(Y|X)]/V(Y); the total index the part that stays when all
// others are known. (Sobol 1993, Sensitivity estimates for nonlinear mathematical models; Saltelli et al. 2010, Variance
// based sensitivity analysis of model output.)

#include <cstdint>
#include <span>
#include <vector>

namespace sinews::analyse {

/// An index and its 90 % bootstrap interval.
struct SensitivityIndex {
    double value = 0;
    double low = 0;
    double high = 0;
};

/// How many bins first_order_given_data takes for n values: the cube root of n, 4 to 50.
[[nodiscard]] int given_data_bins(std::size_t n);

/// First-order index from a plain Monte Carlo run (Plischke, Borgonovo and Smith 2013, Global sensitivity measures from given
/// data): replications are put into bins of the input, and the variance of the bins' means is set against the whole. `input`
/// are uniforms in (0, 1), so that bins of equal width are equally likely. Bins of a few values each differ by chance; that
/// part is taken off: 1 − (n − 1)/(n − m)·Σ within/Σ total with m bins in use (Kelley 1935, An unbiased correlation ratio
/// measure), so that the index of an input without effect is 0 on average (and may be a little below). 0 where the output
/// does not vary. `input` and `output` are of one length.
[[nodiscard]] double first_order_given_data(std::span<const double> input, std::span<const double> output);

/// The same with the percentile interval of `resamples` bootstrap samples, drawn by `seed`. Resampling repeats pairs, which
/// raises the index by about (m − 1)/n; that is taken off.
[[nodiscard]] SensitivityIndex first_order_interval(std::span<const double> input, std::span<const double> output,
                                                    std::uint64_t seed, int resamples = 400);

/// First-order and total index of one input by pick-freeze: `a` and `b` are outputs of independent samples, `mixed` that of
/// the sample a with this input taken from b. First order after Saltelli et al. 2010, table 2 (b): mean b·(mixed − a) / V,
/// outputs taken from their mean; total after Jansen 1999: mean (a − mixed)²/2 / V; V over a and b together. Values that are
/// not finite leave their triple out. Intervals by the percentile bootstrap over triples.
struct PickFreezeIndices {
    SensitivityIndex first, total;
};
[[nodiscard]] PickFreezeIndices pick_freeze(std::span<const double> a, std::span<const double> b,
                                            std::span<const double> mixed, std::uint64_t seed, int resamples = 400);

}  // namespace sinews::analyse
