// Scores against closed forms.

#include "evidence/score.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "numerics/normal.hpp"

using namespace sinews;
using namespace sinews::evidence;

namespace {

/// The quantiles of a standard normal at the middles of `count` equal parts.
std::vector<double> normal_sample(int count) {
    std::vector<double> sample;
    for (int at = 0; at < count; ++at) sample.push_back(numerics::normal_quantile((at + 0.5) / count));
    return sample;
}

}  // namespace

TEST_CASE("CRPS of a normal forecast is that of Gneiting and Raftery (2007), equation 21's limit") {
    const std::vector<double> sample = normal_sample(20'000);
    const double root_pi = 1.7724538509055160273;
    for (const double y : {-2.5, -1.0, 0.0, 0.3, 1.7, 4.0}) {
        const double closed =
            y * (2 * numerics::normal_cumulative(y) - 1) + 2 * numerics::normal_density(y) - 1 / root_pi;
        CHECK(crps(sample, y) == doctest::Approx(closed).epsilon(1e-3));
    }
}

TEST_CASE("CRPS of one value is its absolute error, of two values worked by hand") {
    CHECK(crps({3.0}, 5.0) == 2.0);
    CHECK(crps({1.0, 3.0}, 2.0) == doctest::Approx(1.0 - 1.0));  // mean distance 1, half the mean pair distance 1
    CHECK(crps({0.0, 4.0}, 10.0) == doctest::Approx(8.0 - 2.0));
}

TEST_CASE("CRPS is twice the pinball loss over all quantiles") {
    const std::vector<double> sample = normal_sample(2000);
    const double y = 0.8;
    double sum = 0;
    constexpr int parts = 4000;
    for (int at = 0; at < parts; ++at) {
        const double p = (at + 0.5) / parts;
        sum += 2 * pinball(quantile(sample, p), p, y) / parts;
    }
    CHECK(crps(sample, y) == doctest::Approx(sum).epsilon(5e-3));
}

TEST_CASE("pinball loss weighs both sides") {
    CHECK(pinball(10, 0.9, 12) == doctest::Approx(1.8));
    CHECK(pinball(10, 0.9, 8) == doctest::Approx(0.2));
}

TEST_CASE("quantiles and coverage") {
    const std::vector<double> sample{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    CHECK(quantile(sample, 0.0) == 0.0);
    CHECK(quantile(sample, 0.05) == doctest::Approx(0.5));
    CHECK(quantile(sample, 1.0) == 10.0);
    CHECK(covered(sample, 0.9, 0.6));
    CHECK_FALSE(covered(sample, 0.9, 0.4));
    CHECK(covered(sample, 0.5, 2.5));
    CHECK_FALSE(covered(sample, 0.5, 7.6));
}
