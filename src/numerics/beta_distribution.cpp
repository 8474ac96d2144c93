#include "numerics/beta_distribution.hpp"

#include "numerics/elementary.hpp"
#include "numerics/normal.hpp"
#include "numerics/polynomial.hpp"

#include <utility>

namespace sinews::numerics {

namespace {

constexpr double log_half = -0x1.62e42fefa39efp-1;
constexpr double two_pi = 0x1.921fb54442d18p+2;
constexpr int most_fraction_steps = 20'000;
constexpr int most_search_steps = 200;

/// log Γ(a) - [(a - ½) log a - a + ½ log 2π]: Stirling's series above 10, below it by the recurrence of Γ.
double stirling_correction(double a) {
    constexpr double terms[] = {1.0 / 12.0,   -1.0 / 360.0,      1.0 / 1260.0, -1.0 / 1680.0,
                                1.0 / 1188.0, -691.0 / 360360.0, 1.0 / 156.0};
    double correction = 0.0;
    for (; a < 10.0; a += 1.0) correction += (a + 0.5) * logarithm_of_one_plus(1.0 / a) - 1.0;
    const double inverse = 1.0 / a;
    return correction + inverse * detail::polynomial(inverse * inverse, terms);
}

/// What of the shapes alone the density needs, worked out once for a search.
struct Shapes {
    double a, b;
    double sum;        // a + b
    double log_scale;  // log(√(ab/(2π(a+b)))) + Stirling corrections of a + b less those of a and b

    Shapes(double first, double second) : a(first), b(second), sum(first + second) {
        const double balance = stirling_correction(sum) - stirling_correction(a) - stirling_correction(b);
        log_scale = 0.5 * (logarithm(a / sum) + logarithm(b / two_pi)) + balance;
    }
    Shapes mirrored() const {
        Shapes other = *this;
        std::swap(other.a, other.b);
        return other;
    }
    /// log of x^a (1-x)^b / B(a, b), written around the mean a/(a+b) so that large shapes do not cancel (as Loader
    /// 2000, Fast and accurate computation of binomial probabilities, does for integers).
    double log_kernel(double x) const {
        const double mean = a / sum;
        const double away = (x - mean) * sum;
        // Far from the mean the ratio itself is the accurate thing.
        const double first = x < 0.5 * mean ? logarithm(x / mean) : logarithm_of_one_plus(away / a);
        const double complement = 1.0 - x;
        const double second =
            complement < 0.5 * (b / sum) ? logarithm(complement / (b / sum)) : logarithm_of_one_plus(-away / b);
        return log_scale + a * first + b * second;
    }
};

/// The continued fraction of I_x(a, b) (Abramowitz and Stegun 26.5.8) by the modified method of Lentz; quick for
/// x < (a + 1)/(a + b + 2).
double beta_fraction(double a, double b, double x) {
    constexpr double tiny = 1e-300;
    const auto guarded = [](double value) { return absolute(value) < tiny ? tiny : value; };
    double c = 1.0;
    double d = 1.0 / guarded(1.0 - (a + b) * x / (a + 1.0));
    double fraction = d;
    for (int m = 1; m <= most_fraction_steps; ++m) {
        const double even = m * (b - m) * x / ((a + 2 * m - 1.0) * (a + 2 * m));
        d = 1.0 / guarded(1.0 + even * d);
        c = guarded(1.0 + even / c);
        fraction *= d * c;
        const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1.0));
        d = 1.0 / guarded(1.0 + odd * d);
        c = guarded(1.0 + odd / c);
        const double factor = d * c;
        fraction *= factor;
        if (absolute(factor - 1.0) < 0x1p-52) break;
    }
    return fraction;
}

bool lower_is_quick(const Shapes& shapes, double x) { return x < (shapes.a + 1.0) / (shapes.sum + 2.0); }

Tails cumulative(const Shapes& shapes, double x) {
    if (!(x > 0.0)) return x <= 0.0 ? Tails{0.0, 1.0} : Tails{x, x};
    if (x >= 1.0) return {1.0, 0.0};
    const double kernel = exponential(shapes.log_kernel(x));
    if (lower_is_quick(shapes, x)) {
        const double lower = minimum(kernel / shapes.a * beta_fraction(shapes.a, shapes.b, x), 1.0);
        return {lower, 1.0 - lower};
    }
    const double upper = minimum(kernel / shapes.b * beta_fraction(shapes.b, shapes.a, 1.0 - x), 1.0);
    return {1.0 - upper, upper};
}

/// The logarithm of I_x(a, b) or of its complement, also where that is too small for a double, and its slope in log x.
struct LogProbability {
    double value, slope;
};
LogProbability log_cumulative(const Shapes& shapes, double x, bool of_upper) {
    const double log_kernel = shapes.log_kernel(x);
    const bool lower_known = lower_is_quick(shapes, x);
    const double fraction = lower_known ? beta_fraction(shapes.a, shapes.b, x) / shapes.a
                                        : beta_fraction(shapes.b, shapes.a, 1.0 - x) / shapes.b;
    const double value = lower_known != of_upper ? log_kernel + logarithm(fraction)
                                                 : logarithm_of_one_plus(-exponential(log_kernel) * fraction);
    const double slope = exponential(log_kernel - value) / (1.0 - x);
    return {value, of_upper ? -slope : slope};
}

/// log x to start from: the normal distribution of the same mean and spread where it stays inside, else the leading
/// term I_x ≈ x^a / (a B) near 0.
double first_guess(const Shapes& shapes, Tails probability) {
    const double mean = shapes.a / shapes.sum;
    const double spread = square_root(mean * (shapes.b / shapes.sum) / (shapes.sum + 1.0));
    const double z = probability.lower < probability.upper ? normal_quantile(probability.lower)
                                                           : -normal_quantile(probability.upper);
    const double near_mean = mean + spread * z;
    if (near_mean > 0.1 * mean && near_mean < 0.5) return logarithm(near_mean);
    const double log_beta = shapes.sum * log_half - shapes.log_kernel(0.5);
    return (logarithm(probability.lower) + logarithm(shapes.a) + log_beta) / shapes.a;
}

/// x <= ½ with I_x = lower: Newton's method for the logarithm of the smaller tail as a function of log x (almost
/// straight near 0, and concave), from `position` = log x until a step moves less than `enough`; a bracket that halves
/// where a step leaves it makes it safe.
double quantile_in_lower_half(const Shapes& shapes, Tails probability, double position, double enough) {
    const bool of_upper = probability.upper < probability.lower;
    const double target = logarithm(of_upper ? probability.upper : probability.lower);
    double left = -800.0, right = log_half;  // of log x: below e^-745 there is no x
    double last_move = detail::infinity;
    if (!(position > left)) position = left + 1.0;
    if (!(position < right)) position = right - 0.01;
    for (int step = 0; step < most_search_steps; ++step) {
        const LogProbability here = log_cumulative(shapes, exponential(position), of_upper);
        const double excess = here.value - target;
        (excess > 0.0 != of_upper ? right : left) = position;
        double next = position - excess / here.slope;
        if (!(next >= left && next <= right)) next = 0.5 * (left + right);
        const double move = absolute(next - position);
        position = next;
        // Within rounding steps no longer shrink.
        if (move <= enough || (move < 1e-9 && move >= 0.5 * last_move)) break;
        last_move = move;
    }
    return exponential(position);
}

/// The side of ½ on which x lies decides from which end it is sought; guess <= 0 for none.
double search_quantile(double a, double b, Tails probability, double guess, double enough) {
    if (!(probability.lower > 0.0)) return probability.lower == 0.0 ? 0.0 : detail::not_a_number;
    if (!(probability.upper > 0.0)) return probability.upper == 0.0 ? 1.0 : detail::not_a_number;
    const Shapes shapes(a, b);
    const bool is_guess = guess > 0.0 && guess < 1.0;
    bool in_lower_half = guess < 0.4;
    if (!is_guess || (guess >= 0.4 && guess <= 0.6)) {
        const Tails at_half = cumulative(shapes, 0.5);
        in_lower_half = probability.lower < probability.upper ? probability.lower <= at_half.lower
                                                              : probability.upper >= at_half.upper;
    }
    const Shapes sided = in_lower_half ? shapes : shapes.mirrored();
    if (!in_lower_half) probability = {probability.upper, probability.lower};
    const double start = is_guess ? logarithm(in_lower_half ? guess : 1.0 - guess) : first_guess(sided, probability);
    const double x = quantile_in_lower_half(sided, probability, start, enough);
    if (is_guess && x > 0.499) {  // perhaps misled to the wrong side
        const Tails original = in_lower_half ? probability : Tails{probability.upper, probability.lower};
        return search_quantile(a, b, original, -1.0, enough);
    }
    return in_lower_half ? x : 1.0 - x;
}

}  // namespace

double beta_density(double a, double b, double x) {
    if (!(x > 0.0 && x < 1.0)) return 0.0;
    return exponential(Shapes(a, b).log_kernel(x)) / (x * (1.0 - x));
}

Tails beta_cumulative(double a, double b, double x) { return cumulative(Shapes(a, b), x); }

double beta_quantile(double a, double b, Tails probability) {
    return search_quantile(a, b, probability, -1.0, 0x1p-52);
}

double beta_quantile_near(double a, double b, Tails probability, double guess) {
    return search_quantile(a, b, probability, guess, 1e-5);
}

}  // namespace sinews::numerics
