#pragma once
// The distributions that an uncertain quantity may have, as plain values, with everything asked of them one number at a
// time. For drawing many at once see sampler.hpp, which this header includes. No C library function takes part, so the
// answers are the same bits everywhere; they are accurate to about 1e-12, relatively (beta and pert with shapes up to
// 10^4).

#include <cstdint>
#include <optional>
#include <string>

namespace sinews::numerics {

/// The parameters that a kind does not have are 0.
struct Distribution {
    enum class Kind : std::uint8_t {
        normal,      // mean, standard deviation
        lognormal,   // mean and standard deviation of the logarithm
        uniform,     // least, greatest
        triangular,  // least, most likely, greatest
        beta,        // shapes a and b, on [0, 1]
        pert         // least, most likely, greatest: beta with shapes 1 + 4(m-a)/(b-a) and 1 + 4(b-m)/(b-a), stretched
    };
    Kind kind = Kind::normal;
    double first = 0.0;
    double second = 1.0;
    double third = 0.0;

    friend bool operator==(const Distribution&, const Distribution&) = default;
};

/// What is wrong with the parameters, if anything, in words for a user. Ends that are equal are allowed where a
/// distribution is given by its ends: the quantity is then that number.
std::optional<std::string> valid(const Distribution& distribution);

/// What is wrong with the ends of a 90 % interval, if anything.
std::optional<std::string> valid_interval_90(double low, double high);

/// The distribution with 5 % below `low` and 5 % above `high`: lognormal when both are positive, normal otherwise; a
/// single point (uniform between equal ends) when they are equal. valid_interval_90 must have nothing to say.
Distribution interval_90(double low, double high);

// The following ask a valid distribution; of another they give some number or NaN.

double median(const Distribution& distribution);
double mean(const Distribution& distribution);
double standard_deviation(const Distribution& distribution);

/// The value with probability u at or below it, u in [0, 1] (NaN otherwise); infinite at the ends of an unbounded one.
double quantile(const Distribution& distribution, double u);

/// The probability of a value at or below x.
double cumulative(const Distribution& distribution, double x);

}  // namespace sinews::numerics

#include "numerics/sampler.hpp"
