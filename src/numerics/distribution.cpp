#include "numerics/distribution.hpp"

#include "numerics/beta_distribution.hpp"
#include "numerics/elementary.hpp"
#include "numerics/normal.hpp"

namespace sinews::numerics {

namespace {

using Kind = Distribution::Kind;

/// The 95 % quantile of the standard normal distribution: the ends of a central 90 % interval.
constexpr double z_95 = 1.6448536269514722;
constexpr double least_shape = 0.05;
constexpr double greatest_shape = 1e6;

bool is_finite(double x) { return absolute(x) < detail::infinity; }

/// Where on [0, 1] a bounded distribution has its shapes, and how it is stretched to its ends.
struct Stretched {
    double a, b, least, width;
};
Stretched stretched(const Distribution& d) {
    if (d.kind == Kind::beta) return {d.first, d.second, 0.0, 1.0};
    const double width = d.third - d.first;
    if (!(width > 0.0)) return {1.0, 1.0, d.first, 0.0};
    return {1.0 + 4.0 * ((d.second - d.first) / width), 1.0 + 4.0 * ((d.third - d.second) / width), d.first, width};
}

/// 0 or 1: the cumulative probability of a quantity that is one number.
double step_at(double point, double x) {
    if (!(x == x)) return x;
    return x < point ? 0.0 : 1.0;
}

double triangular_quantile(const Distribution& d, double u) {
    const double width = d.third - d.first;
    if (u * width < d.second - d.first) return d.first + square_root(u * width * (d.second - d.first));
    return d.third - square_root((1.0 - u) * width * (d.third - d.second));
}

double triangular_cumulative(const Distribution& d, double x) {
    const double width = d.third - d.first;
    if (!(width > 0.0)) return step_at(d.first, x);
    if (x <= d.first) return 0.0;
    if (x >= d.third) return 1.0;
    if (x < d.second) return (x - d.first) * (x - d.first) / (width * (d.second - d.first));
    return 1.0 - (d.third - x) * (d.third - x) / (width * (d.third - d.second));
}

std::optional<std::string> wrong_ends(double least, double greatest) {
    if (!(least <= greatest)) return "the least value must not be above the greatest";
    if (!is_finite(greatest - least)) return "the least and the greatest value are too far apart";
    return std::nullopt;
}

std::optional<std::string> wrong_three(const Distribution& d) {
    if (!(d.first <= d.second && d.second <= d.third)) return "the values must ascend: least, most likely, greatest";
    return wrong_ends(d.first, d.third);
}

std::optional<std::string> wrong_shapes(double a, double b) {
    if (!(a > 0.0 && b > 0.0)) return "both shapes must be positive";
    if (minimum(a, b) < least_shape || maximum(a, b) > greatest_shape)
        return "shapes must be from 0.05 to 1000000 (beyond that the quantity is all but certain: write a number)";
    return std::nullopt;
}

}  // namespace

std::optional<std::string> valid(const Distribution& d) {
    if (!is_finite(d.first) || !is_finite(d.second) || !is_finite(d.third)) return "every parameter must be finite";
    switch (d.kind) {
        case Kind::normal:
            if (!(d.second > 0.0)) return "the standard deviation must be positive";
            return std::nullopt;
        case Kind::lognormal:
            if (!(d.second > 0.0)) return "the standard deviation of the logarithm must be positive";
            return std::nullopt;
        case Kind::uniform: return wrong_ends(d.first, d.second);
        case Kind::beta: return wrong_shapes(d.first, d.second);
        default: return wrong_three(d);
    }
}

std::optional<std::string> valid_interval_90(double low, double high) {
    if (!is_finite(low) || !is_finite(high)) return "both ends of the interval must be finite";
    if (low > high) return "the low end of the interval must not be above the high end";
    if (!is_finite(high - low)) return "the ends of the interval are too far apart";
    return std::nullopt;
}

Distribution interval_90(double low, double high) {
    if (low == high) return {Kind::uniform, low, high, 0.0};
    if (low > 0.0 && high > 0.0) {
        const double log_low = logarithm(low), log_high = logarithm(high);
        return {Kind::lognormal, 0.5 * (log_low + log_high), (log_high - log_low) / (2.0 * z_95), 0.0};
    }
    return {Kind::normal, low + 0.5 * (high - low), (high - low) / (2.0 * z_95), 0.0};
}

double median(const Distribution& d) { return quantile(d, 0.5); }

double mean(const Distribution& d) {
    switch (d.kind) {
        case Kind::normal: return d.first;
        case Kind::lognormal: return exponential(d.first + 0.5 * d.second * d.second);
        case Kind::uniform: return d.first + 0.5 * (d.second - d.first);
        case Kind::triangular: return d.first + ((d.second - d.first) + (d.third - d.first)) / 3.0;
        default: {
            const Stretched s = stretched(d);
            return s.least + s.width * (s.a / (s.a + s.b));
        }
    }
}

double standard_deviation(const Distribution& d) {
    switch (d.kind) {
        case Kind::normal: return d.second;
        case Kind::lognormal: return mean(d) * square_root(exponential_minus_one(d.second * d.second));
        case Kind::uniform: return (d.second - d.first) / square_root(12.0);
        case Kind::triangular: {
            const double width = d.third - d.first;
            return square_root((width * width - (d.third - d.second) * (d.second - d.first)) / 18.0);
        }
        default: {
            const Stretched s = stretched(d);
            const double sum = s.a + s.b;
            return s.width * square_root((s.a / sum) * (s.b / sum) / (sum + 1.0));
        }
    }
}

double quantile(const Distribution& d, double u) {
    if (!(u >= 0.0 && u <= 1.0)) return detail::not_a_number;
    switch (d.kind) {
        case Kind::normal: return d.first + d.second * normal_quantile(u);
        case Kind::lognormal: return exponential(d.first + d.second * normal_quantile(u));
        case Kind::uniform: return d.first + (d.second - d.first) * u;
        case Kind::triangular: return triangular_quantile(d, u);
        default: {
            const Stretched s = stretched(d);
            if (s.width == 0.0) return s.least;
            return s.least + s.width * beta_quantile(s.a, s.b, {u, 1.0 - u});
        }
    }
}

double cumulative(const Distribution& d, double x) {
    switch (d.kind) {
        case Kind::normal: return normal_cumulative((x - d.first) / d.second);
        case Kind::lognormal:
            return x > 0.0 ? normal_cumulative((logarithm(x) - d.first) / d.second) : (x == x ? 0.0 : x);
        case Kind::uniform:
            if (d.first == d.second) return step_at(d.first, x);
            return minimum(maximum((x - d.first) / (d.second - d.first), 0.0), 1.0);
        case Kind::triangular: return triangular_cumulative(d, x);
        default: {
            const Stretched s = stretched(d);
            if (s.width == 0.0) return step_at(s.least, x);
            return beta_cumulative(s.a, s.b, (x - s.least) / s.width).lower;
        }
    }
}

Sampler::Sampler(const Distribution& distribution) : distribution_(distribution) {
    switch (distribution.kind) {
        case Kind::uniform: width_ = distribution.second - distribution.first; break;
        case Kind::triangular: width_ = distribution.third - distribution.first; break;
        case Kind::beta:
        case Kind::pert: {
            const Stretched s = stretched(distribution);
            least_ = s.least;
            width_ = s.width;
            if (valid(distribution) || !(s.width > 0.0)) break;
            std::vector<detail::CubicPiece> table = detail::tabulate_beta_quantile(s.a, s.b);
            if (!table.empty()) table_ = std::make_shared<const std::vector<detail::CubicPiece>>(std::move(table));
            break;
        }
        default: break;
    }
}

}  // namespace sinews::numerics
