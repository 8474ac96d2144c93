#include "numerics/normal.hpp"
#include "numerics/test/random_numbers.hpp"

#include <doctest/doctest.h>

#include <boost/math/distributions/normal.hpp>

#include <algorithm>
#include <bit>
#include <initializer_list>
#include <limits>

using namespace sinews::numerics;
using test::RandomNumbers;

namespace {

const boost::math::normal_distribution<long double> exact_normal;

double quantile_error(double u) {
    const long double exact = quantile(exact_normal, static_cast<long double>(u));
    return static_cast<double>(std::fabs((normal_quantile(u) - exact) / exact));
}

}  // namespace

TEST_CASE("normal quantile is within 1e-14, from the smallest number to next to the middle and to 1") {
    RandomNumbers random(1);
    double worst = 0.0;
    for (int i = 0; i < 40'000; ++i)
        for (const double u : {random.between(0.0, 1.0), random.of_exponents(-1073, -1),
                               0.5 + random.signed_of_exponents(-52, -2), 1.0 - random.of_exponents(-52, -2)})
            if (u != 0.5) worst = std::max(worst, quantile_error(u));
    CHECK(worst < 1e-14);
    // Where one fit hands over to the next.
    for (const double u : {0.000482, 0.000483, 0.999517, 0.999518, 6.9e-17, 7.0e-17}) CHECK(quantile_error(u) < 1e-14);
}

TEST_CASE("normal quantile at its ends") {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    CHECK(normal_quantile(0.0) == -infinity);
    CHECK(normal_quantile(1.0) == infinity);
    CHECK(normal_quantile(0.5) == 0.0);
    for (const double u : {-0.1, 1.1, -infinity, infinity, std::numeric_limits<double>::quiet_NaN()})
        CHECK(std::isnan(normal_quantile(u)));
    CHECK(normal_quantile(0.95) == doctest::Approx(1.6448536269514722).epsilon(1e-15));
}

TEST_CASE("normal cumulative probability is within 1e-15, relative, in the lower tail too") {
    RandomNumbers random(2);
    double worst = 0.0, worst_density = 0.0;
    for (int i = 0; i < 100'000; ++i) {
        const double z = i % 2 == 0 ? random.between(-37.5, 8.0) : random.between(-3.0, 3.0);
        const long double exact = cdf(exact_normal, static_cast<long double>(z));
        worst = std::max(worst, static_cast<double>(std::fabs(normal_cumulative(z) / exact - 1.0L)));
        const long double density = pdf(exact_normal, static_cast<long double>(z));
        worst_density = std::max(worst_density, static_cast<double>(std::fabs(normal_density(z) / density - 1.0L)));
    }
    CHECK(worst < 1e-15);
    CHECK(worst_density < 1e-15);
    constexpr double infinity = std::numeric_limits<double>::infinity();
    CHECK(normal_cumulative(-infinity) == 0.0);
    CHECK(normal_cumulative(infinity) == 1.0);
    CHECK(normal_cumulative(0.0) == doctest::Approx(0.5).epsilon(1e-15));
    CHECK(std::isnan(normal_cumulative(std::numeric_limits<double>::quiet_NaN())));
    // Constants are worked out by the compiler, which must come to the same (see the warning in lanes.hpp).
    volatile double zero = 0.0;
    CHECK(normal_cumulative(0.0) == normal_cumulative(zero));
}

TEST_CASE("quantile and cumulative probability undo each other") {
    RandomNumbers random(3);
    for (int i = 0; i < 10'000; ++i) {
        const double z = random.between(-37.0, 5.0);
        CHECK(normal_quantile(normal_cumulative(z)) == doctest::Approx(z).epsilon(1e-9));
    }
}

namespace {

/// What two words stand for, in long double: a point of the plane.
struct Point {
    long double distance, first, second;
};
Point exact_point(std::uint32_t distance_word, std::uint32_t direction_word) {
    const long double steps = 2147483648.0L;
    const long double n = distance_word & 0x7fff'ffffU;
    // Near 1, u is known by what it lacks.
    const long double u = (n + 0.5L) / steps, lacks = (steps - 1 - n + 0.5L) / steps;
    const long double size = std::sqrt(-2.0L * (u < 0.5L ? std::log(u) : std::log1p(-lacks)));
    const long double distance = (distance_word >> 31) != 0 ? -size : size;
    const auto in_steps = static_cast<std::int32_t>((direction_word << 1) | 1U);
    const long double angle = static_cast<long double>(in_steps) / steps * 0.785398163397448309615660845819875721L;
    const long double along = distance * std::cos(angle), across = distance * std::sin(angle);
    return (direction_word >> 31) != 0 ? Point{size, across, along} : Point{size, along, across};
}

double pair_error(std::uint32_t distance_word, std::uint32_t direction_word) {
    const auto [first, second] = normal_pair_of_words(distance_word, direction_word);
    const Point exact = exact_point(distance_word, direction_word);
    const auto off = [&](float number, long double right) {
        return static_cast<double>(std::fabs(static_cast<long double>(number) - right) / exact.distance);
    };
    return std::max(off(first[0], exact.first), off(second[0], exact.second));
}

}  // namespace

TEST_CASE("a normal pair is within 3e-7 of its distance, from the first word to the last") {
    RandomNumbers random(4);
    double worst = 0.0;
    for (int i = 0; i < 60'000; ++i) {
        const auto distance = static_cast<std::uint32_t>(random.generator()());
        const auto direction = static_cast<std::uint32_t>(random.generator()());
        const std::uint32_t near_far_end = distance >> (i % 32), near_origin = 0x7fff'ffffU - near_far_end / 2;
        for (const std::uint32_t word : {distance, near_far_end, near_origin, near_origin | 0x8000'0000U})
            worst = std::max({worst, pair_error(word, direction), pair_error(word, direction >> (i % 32))});
    }
    for (std::uint32_t word = 0; word < 3000; ++word)
        for (const std::uint32_t other : {0U, 0x4000'0000U, 0x7fff'ffffU, 0x8000'0000U, 0xffff'ffffU})
            worst = std::max({worst, pair_error(word, other), pair_error(~word, other), pair_error(other, word),
                              pair_error(other, ~word), pair_error(0x7fff'ffffU - word, other)});
    CHECK(worst < 3e-7);
    CHECK(normal_pair_of_words(0, 0).first[0] == doctest::Approx(6.6604).epsilon(1e-4));
}

namespace {

template <int W>
void check_lanes() {
    RandomNumbers random(6);
    int different = 0;
    for (int i = 0; i < 40'000 / W; ++i) {
        Lanes<W> u;
        HalfWords<W> word, direction;
        for (int lane = 0; lane < W; ++lane) {
            u[lane] = lane % 4 == 0 ? random.of_exponents(-1073, -1) : random.between(0.0, 1.0);
            word[lane] = static_cast<std::uint32_t>(random.generator()()) >> (lane % 8);
            direction[lane] = static_cast<std::uint32_t>(random.generator()());
        }
        const Lanes<W> z = normal_quantile(u), p = normal_cumulative(z);
        const NormalPair<W> pair = normal_pair_of_words<W>(word, direction);
        for (int lane = 0; lane < W; ++lane) {
            different += z[lane] != normal_quantile(static_cast<double>(u[lane]));
            different += p[lane] != normal_cumulative(static_cast<double>(z[lane]));
            const NormalPair<1> alone = normal_pair_of_words(static_cast<std::uint32_t>(word[lane]),
                                                             static_cast<std::uint32_t>(direction[lane]));
            different += pair.first[lane] != alone.first[0];
            different += pair.second[lane] != alone.second[0];
        }
    }
    CHECK(different == 0);
}

}  // namespace

TEST_CASE("any number of lanes gives the bits of one, wherever its neighbours lie") {
    check_lanes<1>();
    check_lanes<8>();
    check_lanes<64>();
}
