#pragma once
// How good a forecast was: proper scores of a sample of equal weights against what came.

#include <vector>

namespace sinews::evidence {

/// The continuous ranked probability score, E|X - y| - E|X - X'| / 2 over the sample (Gneiting and Raftery 2007, with the
/// unbiased mean over pairs of Zamo and Naveau 2018); in the unit of y, 0 is best. `sorted` ascends and is not empty; of one
/// value it is the absolute error.
[[nodiscard]] double crps(const std::vector<double>& sorted, double observed);

/// The quantile at p in [0, 1] of a sample, linear between order statistics (Hyndman and Fan's type 7).
[[nodiscard]] double quantile(const std::vector<double>& sorted, double p);

/// The pinball loss of a quantile: p (y - q) above it, (1 - p)(q - y) below.
[[nodiscard]] double pinball(double quantile, double p, double observed);

/// Does y lie within the central interval of this probability?
[[nodiscard]] bool covered(const std::vector<double>& sorted, double probability, double observed);

}  // namespace sinews::evidence
