// Distributions against Boost.Math and against closed forms.

#include "numerics/distribution.hpp"
#include "numerics/beta_distribution.hpp"
#include "numerics/test/random_numbers.hpp"

#include <doctest/doctest.h>

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/lognormal.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/triangular.hpp>

#include <initializer_list>
#include <limits>

using namespace sinews::numerics;
using doctest::Approx;
using test::RandomNumbers;
using Kind = Distribution::Kind;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double nan_value = std::numeric_limits<double>::quiet_NaN();

/// Median, moments, quantiles and probabilities of one distribution against an oracle.
template <typename Oracle>
void compare(const Distribution& d, const Oracle& oracle, double tolerance) {
    CAPTURE(static_cast<int>(d.kind));
    CAPTURE(d.first);
    CAPTURE(d.second);
    CAPTURE(d.third);
    REQUIRE_FALSE(valid(d).has_value());
    const auto close = [&](double got, long double exact) {
        CHECK(got == Approx(static_cast<double>(exact)).epsilon(tolerance));
    };
    close(mean(d), boost::math::mean(oracle));
    close(standard_deviation(d), boost::math::standard_deviation(oracle));
    close(median(d), boost::math::quantile(oracle, 0.5L));
    for (const double u : {1e-9, 1e-3, 0.05, 0.25, 0.4999, 0.5, 0.75, 0.95, 0.999}) {
        const long double x = boost::math::quantile(oracle, static_cast<long double>(u));
        close(quantile(d, u), x);
        close(cumulative(d, static_cast<double>(x)),
              boost::math::cdf(oracle, static_cast<long double>(static_cast<double>(x))));
    }
    for (const double u : {-0.1, 1.1, nan_value}) CHECK(std::isnan(quantile(d, u)));
    CHECK(std::isnan(cumulative(d, nan_value)));
}

}  // namespace

TEST_CASE("normal, lognormal and triangular agree with Boost.Math") {
    RandomNumbers random(1);
    for (int i = 0; i < 200; ++i) {
        const double place = random.between(-5.0, 5.0), spread = random.between(0.01, 2.0);
        // Quantiles near 0 of a normal distribution lose what the sum cancels: so 1e-11 there.
        compare({Kind::normal, place, spread, 0.0}, boost::math::normal_distribution<long double>(place, spread),
                1e-11);
        compare({Kind::lognormal, place, spread, 0.0}, boost::math::lognormal_distribution<long double>(place, spread),
                1e-12);
        const double least = random.between(-10.0, 10.0), most_likely = least + random.between(0.0, 3.0),
                     greatest = most_likely + random.between(0.1, 3.0);
        compare({Kind::triangular, least, most_likely, greatest},
                boost::math::triangular_distribution<long double>(least, most_likely, greatest), 1e-10);
    }
}

TEST_CASE("beta agrees with Boost.Math to 1e-12 for shapes from 0.05 to 10^4") {
    RandomNumbers random(2);
    for (int i = 0; i < 150; ++i) {
        const double a = std::exp(random.between(std::log(0.05), std::log(1e4)));
        const double b = std::exp(random.between(std::log(0.05), std::log(1e4)));
        compare({Kind::beta, a, b, 0.0}, boost::math::beta_distribution<long double>(a, b), 1e-12);
    }
}

TEST_CASE("both tails of beta keep their relative accuracy") {
    RandomNumbers random(3);
    double worst = 0.0;
    for (int i = 0; i < 1000; ++i) {
        const double a = random.between(0.2, 40.0), b = random.between(0.2, 40.0), x = random.between(0.001, 0.999);
        const boost::math::beta_distribution<long double> oracle(a, b);
        const Tails tails = beta_cumulative(a, b, x);
        const auto relative = [](double got, long double exact) {
            return static_cast<double>(std::fabs(got / exact - 1.0L));
        };
        worst = std::max({worst, relative(tails.lower, cdf(oracle, static_cast<long double>(x))),
                          relative(tails.upper, cdf(complement(oracle, static_cast<long double>(x)))),
                          relative(beta_density(a, b, x), pdf(oracle, static_cast<long double>(x)))});
    }
    CHECK(worst < 1e-13);
    CHECK(beta_cumulative(2.0, 3.0, 0.0).lower == 0.0);
    CHECK(beta_cumulative(2.0, 3.0, 1.0).lower == 1.0);
    CHECK(beta_cumulative(2.0, 3.0, -1.0).upper == 1.0);
    CHECK(beta_quantile(2.0, 3.0, {0.0, 1.0}) == 0.0);
    CHECK(beta_quantile(2.0, 3.0, {1.0, 0.0}) == 1.0);
    CHECK(std::isnan(beta_quantile(2.0, 3.0, {nan_value, nan_value})));
}

TEST_CASE("pert is a stretched beta") {
    RandomNumbers random(4);
    for (int i = 0; i < 100; ++i) {
        const double least = random.between(-10.0, 10.0);
        const double width = random.between(0.1, 20.0), part = random.between(0.0, 1.0);
        const Distribution d{Kind::pert, least, least + part * width, least + width};
        const double shape_a = 1.0 + 4.0 * (d.second - d.first) / (d.third - d.first);
        const boost::math::beta_distribution<long double> oracle(shape_a, 6.0 - shape_a);
        CHECK(mean(d) == Approx((d.first + 4.0 * d.second + d.third) / 6.0).epsilon(1e-12));
        for (const double u : {0.01, 0.3, 0.5, 0.9}) {
            const auto x = static_cast<double>(quantile(oracle, static_cast<long double>(u)));
            CHECK(quantile(d, u) == Approx(least + (d.third - d.first) * x).epsilon(1e-11));
            CHECK(cumulative(d, quantile(d, u)) == Approx(u).epsilon(1e-11));
        }
        CHECK(quantile(d, 0.0) == d.first);
        CHECK(quantile(d, 1.0) == Approx(d.third).epsilon(1e-15));
    }
}

TEST_CASE("a 90 % interval has its ends at 5 % and 95 %, lognormal when both are positive") {
    const Distribution positive = interval_90(12.0, 18.0);
    CHECK(positive.kind == Kind::lognormal);
    CHECK(quantile(positive, 0.05) == Approx(12.0).epsilon(1e-14));
    CHECK(quantile(positive, 0.95) == Approx(18.0).epsilon(1e-14));
    CHECK(median(positive) == Approx(std::sqrt(12.0 * 18.0)).epsilon(1e-14));
    const Distribution mixed = interval_90(-2.0, 6.0);
    CHECK(mixed.kind == Kind::normal);
    CHECK(median(mixed) == 2.0);
    CHECK(quantile(mixed, 0.05) == Approx(-2.0).epsilon(1e-14));
    CHECK(cumulative(mixed, 6.0) == Approx(0.95).epsilon(1e-14));
    CHECK(interval_90(0.0, 6.0).kind == Kind::normal);
    CHECK_FALSE(valid(positive));
    CHECK_FALSE(valid(mixed));
}

TEST_CASE("equal ends give that number, however it is asked for") {
    const Distribution points[] = {interval_90(7.0, 7.0),
                                   interval_90(-7.0, -7.0),
                                   {Kind::uniform, 7.0, 7.0, 0.0},
                                   {Kind::triangular, 7.0, 7.0, 7.0},
                                   {Kind::pert, 7.0, 7.0, 7.0}};
    for (const Distribution& d : points) {
        CAPTURE(static_cast<int>(d.kind));
        CHECK_FALSE(valid(d));
        const double point = d.first;
        const Sampler sampler(d);
        for (const double u : {0.001, 0.5, 0.999}) {
            CHECK(quantile(d, u) == point);
            CHECK(sampler.at(u) == point);
        }
        CHECK(median(d) == point);
        CHECK(mean(d) == point);
        CHECK(standard_deviation(d) == 0.0);
        CHECK(cumulative(d, point) == 1.0);
        CHECK(cumulative(d, point - 1e-9) == 0.0);
    }
}

TEST_CASE("uniform") {
    const Distribution d{Kind::uniform, 2.0, 6.0, 0.0};
    CHECK(quantile(d, 0.25) == 3.0);
    CHECK(median(d) == 4.0);
    CHECK(mean(d) == 4.0);
    CHECK(standard_deviation(d) == Approx(4.0 / std::sqrt(12.0)).epsilon(1e-15));
    CHECK(cumulative(d, 3.0) == 0.25);
    CHECK(cumulative(d, 1.0) == 0.0);
    CHECK(cumulative(d, 7.0) == 1.0);
}

TEST_CASE("what is wrong is said") {
    const auto says = [](const Distribution& d, const char* part) {
        const auto fault = valid(d);
        REQUIRE(fault.has_value());
        CHECK(fault->find(part) != std::string::npos);
    };
    says({Kind::normal, 0.0, 0.0, 0.0}, "standard deviation must be positive");
    says({Kind::normal, 0.0, -1.0, 0.0}, "standard deviation must be positive");
    says({Kind::lognormal, 0.0, 0.0, 0.0}, "of the logarithm must be positive");
    says({Kind::uniform, 2.0, 1.0, 0.0}, "not be above");
    says({Kind::uniform, -1.7e308, 1.7e308, 0.0}, "too far apart");
    says({Kind::triangular, 1.0, 3.0, 2.0}, "must ascend");
    says({Kind::pert, 2.0, 1.0, 3.0}, "must ascend");
    says({Kind::beta, 0.0, 1.0, 0.0}, "must be positive");
    says({Kind::beta, 1.0, -1.0, 0.0}, "must be positive");
    says({Kind::beta, 1e9, 1.0, 0.0}, "from 0.05 to 1000000");
    says({Kind::normal, nan_value, 1.0, 0.0}, "finite");
    says({Kind::pert, 0.0, 1.0, infinity}, "finite");
    CHECK(valid_interval_90(3.0, 2.0)->find("low end") != std::string::npos);
    CHECK(valid_interval_90(0.0, infinity)->find("finite") != std::string::npos);
    CHECK_FALSE(valid_interval_90(2.0, 2.0).has_value());
}
