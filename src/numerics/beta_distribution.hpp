#pragma once
// The beta distribution on [0, 1] with shapes a, b > 0: what beta and pert quantities are made of.

namespace sinews::numerics {

/// A probability and its complement, each accurate relative to itself.
struct Tails {
    double lower = 0.0;
    double upper = 1.0;
};

/// The density at x in (0, 1); 0 at and beyond the ends, where it may be infinite.
double beta_density(double a, double b, double x);

/// The regularised incomplete beta function I_x(a, b) and its complement. Relative error about 1e-13 for shapes up to
/// 10^4 (it grows with the shape). Its continued fraction takes some √max(a, b) steps.
Tails beta_cumulative(double a, double b, double x);

/// x with I_x(a, b) = lower, where upper = 1 - lower is given too, so that both ends keep their accuracy. 0 and 1 at
/// the ends; NaN for what is no probability.
double beta_quantile(double a, double b, Tails probability);

/// The same to about 1e-9 relative when `guess` in (0, 1) is near, in fewer steps: for tables.
double beta_quantile_near(double a, double b, Tails probability, double guess);

}  // namespace sinews::numerics
