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

TEST_CASE("normal quantile of a word is within 2.5e-7, from the first word to the last") {
    RandomNumbers random(4);
    double worst = 0.0;
    const auto error = [](std::uint32_t word) {
        const long double exact = quantile(exact_normal, (static_cast<long double>(word) + 0.5L) / 4294967296.0L);
        return static_cast<double>(std::fabs(static_cast<long double>(normal_quantile_of_word(word)) / exact - 1.0L));
    };
    for (int i = 0; i < 60'000; ++i) {
        const auto word = static_cast<std::uint32_t>(random.generator()());
        worst = std::max({worst, error(word), error(word >> (i % 32)), error(0x8000'0000U + (word >> (1 + i % 31)))});
    }
    for (std::uint32_t word = 0; word < 3000; ++word)
        worst = std::max({worst, error(word), error(~word), error(0x7fff'ffffU - word), error(0x8000'0000U + word)});
    CHECK(worst < 2.5e-7);
}

TEST_CASE("the complement of a word gives the opposite number, and words ascend") {
    RandomNumbers random(5);
    for (int i = 0; i < 100'000; ++i) {
        const auto word = static_cast<std::uint32_t>(random.generator()());
        CHECK(normal_quantile_of_word(word) == -normal_quantile_of_word(~word));
    }
    float last = -7.0F;
    for (std::uint64_t word = 0; word < (std::uint64_t{1} << 32); word += 4099) {
        const float z = normal_quantile_of_word(static_cast<std::uint32_t>(word));
        CHECK(z >= last - 2e-6F);
        last = z;
    }
}

namespace {

template <int W>
void check_lanes() {
    RandomNumbers random(6);
    int different = 0;
    for (int i = 0; i < 40'000 / W; ++i) {
        Lanes<W> u;
        HalfWords<W> word;
        for (int lane = 0; lane < W; ++lane) {
            u[lane] = lane % 4 == 0 ? random.of_exponents(-1073, -1) : random.between(0.0, 1.0);
            word[lane] = static_cast<std::uint32_t>(random.generator()()) >> (lane % 8);
        }
        const Lanes<W> z = normal_quantile(u), p = normal_cumulative(z);
        const FloatLanes<W> single = normal_quantile_of_word<W>(word);
        for (int lane = 0; lane < W; ++lane) {
            different += z[lane] != normal_quantile(static_cast<double>(u[lane]));
            different += p[lane] != normal_cumulative(static_cast<double>(z[lane]));
            different += single[lane] != normal_quantile_of_word(static_cast<std::uint32_t>(word[lane]));
        }
    }
    CHECK(different == 0);
}

}  // namespace

TEST_CASE("any number of lanes gives the bits of one, whether or not a neighbour lies in the tail") {
    check_lanes<1>();
    check_lanes<8>();
    check_lanes<64>();
}
