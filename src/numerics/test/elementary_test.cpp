// Each function against the C library in long double; the bounds are those that the headers state.

#include "numerics/elementary.hpp"
#include "numerics/test/random_numbers.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <bit>
#include <initializer_list>
#include <limits>

using namespace sinews::numerics;
using test::error_in_float_places;
using test::error_in_places;
using test::RandomNumbers;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double nan_value = std::numeric_limits<double>::quiet_NaN();
constexpr double least_subnormal = 5e-324;
constexpr int tries = 300'000;

}  // namespace

TEST_CASE("exponential is within 0.9 places") {
    RandomNumbers random(1);
    double worst = 0.0;
    for (int i = 0; i < tries; ++i)
        for (const double x :
             {random.between(-745.0, 709.78), random.between(-1.0, 1.0), random.signed_of_exponents(-60, 9)})
            if (x > -745.0 && x < 709.78) worst = std::max(worst, error_in_places(expl(x), exponential(x)));
    CHECK(worst < 0.9);
    CHECK(worst > 0.5);  // a correctly rounding function would mean that the test compares a thing with itself
}

TEST_CASE("exponential at its ends") {
    CHECK(exponential(0.0) == 1.0);
    CHECK(exponential(-0.0) == 1.0);
    CHECK(exponential(709.0) < infinity);
    CHECK(exponential(709.79) == infinity);
    CHECK(exponential(infinity) == infinity);
    CHECK(exponential(-infinity) == 0.0);
    CHECK(exponential(-745.0) == least_subnormal);
    CHECK(exponential(-745.2) == 0.0);
    CHECK(exponential(-1e300) == 0.0);
    CHECK(std::isnan(exponential(nan_value)));
}

TEST_CASE("exponential_minus_one is within 1.6 places, near 0 too") {
    RandomNumbers random(2);
    double worst = 0.0;
    for (int i = 0; i < tries; ++i)
        for (const double x :
             {random.signed_of_exponents(-70, 4), random.between(-40.0, 709.0), random.between(-1.1, 1.1)})
            worst = std::max(worst, error_in_places(expm1l(x), exponential_minus_one(x)));
    CHECK(worst < 1.6);
    CHECK(exponential_minus_one(0.0) == 0.0);
    CHECK(exponential_minus_one(least_subnormal) == least_subnormal);
    CHECK(exponential_minus_one(-infinity) == -1.0);
    CHECK(exponential_minus_one(709.75) < infinity);
    CHECK(exponential_minus_one(709.79) == infinity);
    CHECK(exponential_minus_one(infinity) == infinity);
    CHECK(std::isnan(exponential_minus_one(nan_value)));
}

TEST_CASE("logarithm is within 0.85 places, subnormal numbers included") {
    RandomNumbers random(3);
    double worst = 0.0;
    for (int i = 0; i < tries; ++i)
        for (const double x :
             {random.of_exponents(-1074, 1023), random.between(0.5, 2.0), 1.0 + random.signed_of_exponents(-52, -2)})
            worst = std::max(worst, error_in_places(logl(x), logarithm(x)));
    CHECK(worst < 0.85);
    CHECK(logarithm(1.0) == 0.0);
    CHECK(logarithm(0.0) == -infinity);
    CHECK(logarithm(-0.0) == -infinity);
    CHECK(logarithm(infinity) == infinity);
    CHECK(std::isnan(logarithm(-1.0)));
    CHECK(std::isnan(logarithm(-infinity)));
    CHECK(std::isnan(logarithm(nan_value)));
    CHECK(error_in_places(logl(least_subnormal), logarithm(least_subnormal)) < 0.85);
}

TEST_CASE("logarithm_of_one_plus is within 0.85 places, near 0 too") {
    RandomNumbers random(4);
    double worst = 0.0;
    for (int i = 0; i < tries; ++i)
        for (const double x :
             {random.signed_of_exponents(-70, -1), random.of_exponents(-3, 1000), random.between(-1.0, 1.0)})
            worst = std::max(worst, error_in_places(log1pl(x), logarithm_of_one_plus(x)));
    CHECK(worst < 0.85);
    CHECK(logarithm_of_one_plus(0.0) == 0.0);
    CHECK(logarithm_of_one_plus(least_subnormal) == least_subnormal);
    CHECK(logarithm_of_one_plus(-1.0) == -infinity);
    CHECK(std::isnan(logarithm_of_one_plus(-1.5)));
    CHECK(logarithm_of_one_plus(infinity) == infinity);
    CHECK(std::isnan(logarithm_of_one_plus(nan_value)));
}

TEST_CASE("power is within 0.95 places, from subnormal to overflowing results") {
    RandomNumbers random(5);
    double worst = 0.0;
    for (int i = 0; i < tries; ++i) {
        const double near_one = 1.0 + random.signed_of_exponents(-40, -2);
        const double pairs[][2] = {{random.of_exponents(-20, 20), random.between(-30.0, 30.0)},
                                   {random.between(0.5, 2.0), random.between(-3.0, 3.0)},
                                   {random.of_exponents(-1074, 1000), random.between(-1.0, 1.0)},
                                   {near_one, random.between(-700.0, 700.0) / std::log(near_one)}};
        for (const auto& [x, y] : pairs) worst = std::max(worst, error_in_places(powl(x, y), power(x, y)));
    }
    CHECK(worst < 0.95);
}

TEST_CASE("power at its ends") {
    for (const double x : {0.0, 1.0, 2.0, infinity, nan_value, -1.0}) CHECK(power(x, 0.0) == 1.0);
    for (const double y : {1e-300, 0.5, 1.0, 1e300, infinity}) {
        CHECK(power(0.0, y) == 0.0);
        CHECK(power(0.0, -y) == infinity);
        CHECK(power(infinity, y) == infinity);
        CHECK(power(infinity, -y) == 0.0);
        CHECK(power(1.0, y) == 1.0);
    }
    CHECK(power(2.0, infinity) == infinity);
    CHECK(power(2.0, -infinity) == 0.0);
    CHECK(power(0.5, infinity) == 0.0);
    CHECK(power(0.5, 1075.0) == 0.0);
    CHECK(power(2.0, -1074.0) == least_subnormal);
    CHECK(power(2.0, 1024.0) == infinity);
    CHECK(power(2.0, 10.0) == 1024.0);
    CHECK(power(9.0, 0.5) == 3.0);
    CHECK(std::isnan(power(-2.0, 2.0)));
    CHECK(std::isnan(power(nan_value, 1.0)));
    CHECK(std::isnan(power(2.0, nan_value)));
    CHECK(std::isnan(power(0.0, nan_value)));
}

TEST_CASE("single precision: exponential is within one place, logarithm within one and a half, logistic within 3e-7") {
    RandomNumbers random(6);
    double worst = 0.0, worst_logarithm = 0.0, worst_logistic = 0.0;
    for (int i = 0; i < tries; ++i) {
        const auto x = static_cast<float>(random.between(-103.9, 88.72));
        worst = std::max(worst, error_in_float_places(std::exp(static_cast<double>(x)), exponential(x)));
        const auto positive =
            static_cast<float>(i % 2 == 0 ? random.between(0.25, 4.0) : random.of_exponents(-126, 127));
        worst_logarithm = std::max(worst_logarithm,
                                   error_in_float_places(std::log(static_cast<double>(positive)), logarithm(positive)));
        const auto y = static_cast<float>(random.between(-87.0, 30.0));
        const double exact = 1.0 / (1.0 + std::exp(-static_cast<double>(y)));
        worst_logistic = std::max(worst_logistic, std::fabs(static_cast<double>(logistic(y)) / exact - 1.0));
    }
    CHECK(worst < 1.0);
    CHECK(worst_logarithm < 1.5);
    CHECK(worst_logistic < 3e-7);
    CHECK(logarithm(1.0F) == 0.0F);
    CHECK(logarithm(0.0F) == -std::numeric_limits<float>::infinity());
    CHECK(logarithm(std::numeric_limits<float>::infinity()) == std::numeric_limits<float>::infinity());
    CHECK(std::isnan(logarithm(-1.0F)));
    CHECK(std::isnan(logarithm(std::numeric_limits<float>::quiet_NaN())));
    CHECK(exponential(-200.0F) == 0.0F);
    CHECK(exponential(89.0F) == std::numeric_limits<float>::infinity());
    CHECK(std::isnan(exponential(std::numeric_limits<float>::quiet_NaN())));
    CHECK(logistic(0.0F) == 0.5F);
    CHECK(logistic(100.0F) == 1.0F);
    CHECK(logistic(-200.0F) == 0.0F);
    CHECK(std::isnan(logistic(std::numeric_limits<float>::quiet_NaN())));
}

namespace {

/// Every lane of W holds what one lane gives.
template <int W>
void check_lanes() {
    RandomNumbers random(7);
    const auto same = [](double a, double b) {
        return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
    };
    int different = 0;
    for (int i = 0; i < 20'000 / W; ++i) {
        Lanes<W> x, y;
        FloatLanes<W> single, positive;
        for (int lane = 0; lane < W; ++lane) {
            x[lane] = random.between(0.0, 1.0) < 0.1 ? random.of_exponents(-1074, 1023) : random.between(0.0, 50.0);
            y[lane] = random.between(-20.0, 20.0);
            single[lane] = static_cast<float>(random.between(-110.0, 95.0));
            positive[lane] = static_cast<float>(random.between(0.0, 20.0));
        }
        const Lanes<W> e = exponential(y), l = logarithm(x), p = power(x, y), m = exponential_minus_one(y),
                       o = logarithm_of_one_plus(x);
        const FloatLanes<W> s = exponential(single), g = logistic(single), n = logarithm(positive);
        for (int lane = 0; lane < W; ++lane) {
            different += !same(e[lane], exponential(static_cast<double>(y[lane])));
            different += !same(l[lane], logarithm(static_cast<double>(x[lane])));
            different += !same(p[lane], power(static_cast<double>(x[lane]), static_cast<double>(y[lane])));
            different += !same(m[lane], exponential_minus_one(static_cast<double>(y[lane])));
            different += !same(o[lane], logarithm_of_one_plus(static_cast<double>(x[lane])));
            different += s[lane] != exponential(static_cast<float>(single[lane]));
            different += g[lane] != logistic(static_cast<float>(single[lane]));
            different += n[lane] != logarithm(static_cast<float>(positive[lane]));
        }
    }
    CHECK(different == 0);
}

}  // namespace

TEST_CASE("any number of lanes gives the bits of one") {
    check_lanes<1>();
    check_lanes<2>();
    check_lanes<8>();
    check_lanes<64>();
}
