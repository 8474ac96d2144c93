// Exact sums against integers of many bits, in many orders.

#include "numerics/exact_sum.hpp"
#include "numerics/test/random_numbers.hpp"

#include <doctest/doctest.h>

#include <boost/multiprecision/cpp_int.hpp>

#include <algorithm>
#include <initializer_list>
#include <limits>
#include <numeric>
#include <vector>

using namespace sinews::numerics;
using boost::multiprecision::cpp_int;
using test::RandomNumbers;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// 2^exponent, from 0 to 255 (by doubling: the analyser takes Boost's shifts for faulty).
const cpp_int& power_of_two(int exponent) {
    static const std::vector<cpp_int> powers = [] {
        std::vector<cpp_int> made = {1};
        while (made.size() < 256) made.push_back(made.back() * 2);
        return made;
    }();
    return powers[static_cast<std::size_t>(exponent)];
}

/// x as a whole number of 2^-64, ties to even as the sum rounds them.
cpp_int in_units(double x) {
    int exponent = 0;
    const double mantissa = std::frexp(std::fabs(x), &exponent);
    cpp_int whole = static_cast<std::int64_t>(std::ldexp(mantissa, 53));
    const int shift = exponent - 53 + 64;
    if (shift >= 0) {
        whole *= power_of_two(shift);
    } else if (-shift > 60) {
        whole = 0;
    } else {
        const cpp_int& divisor = power_of_two(-shift);
        const cpp_int rest = whole % divisor;
        whole /= divisor;
        if (2 * rest > divisor || (2 * rest == divisor && whole % 2 == 1)) ++whole;
    }
    return x < 0.0 ? cpp_int(-whole) : whole;
}

/// The double nearest to units · 2^-64, ties to even.
double nearest(cpp_int units) {
    const bool is_negative = units < 0;
    if (is_negative) units = -units;
    if (units == 0) return 0.0;
    const int bits = static_cast<int>(msb(units)) + 1;
    const int shift = std::max(bits - 53, 0);
    const cpp_int& divisor = power_of_two(shift);
    const cpp_int rest = units % divisor;
    cpp_int mantissa = units / divisor;
    if (2 * rest > divisor || (2 * rest == divisor && mantissa % 2 == 1)) ++mantissa;
    const double magnitude = std::ldexp(static_cast<double>(static_cast<std::int64_t>(mantissa)), shift - 64);
    return is_negative ? -magnitude : magnitude;
}

std::vector<double> drawn(int count, int least_exponent, int greatest_exponent, unsigned seed) {
    RandomNumbers random(seed);
    std::vector<double> values(static_cast<std::size_t>(count));
    for (double& value : values) value = random.signed_of_exponents(least_exponent, greatest_exponent);
    return values;
}

ExactSum sum_of(const std::vector<double>& values) {
    ExactSum sum;
    sum.add(values.data(), static_cast<int>(values.size()));
    return sum;
}

}  // namespace

TEST_CASE("a sum is the exact one of terms rounded to 2^-64, correctly rounded") {
    const int ranges[][2] = {{-70, 50}, {-20, 20}, {40, 50}, {-66, -60}, {-80, -64}, {0, 0}, {-1074, 50}};
    for (const auto& [least, greatest] : ranges)
        for (unsigned seed = 1; seed <= 60; ++seed) {
            const std::vector<double> values = drawn(static_cast<int>(seed * seed), least, greatest, seed);
            cpp_int exact = 0;
            for (const double value : values) exact += in_units(value);
            CHECK(sum_of(values).value() == nearest(exact));
        }
}

TEST_CASE("ties and carries round as IEEE 754 does") {
    for (const double whole : {1.0, 0x1p30, 0x1p40 + 1.0, 0x1.fffffffffffffp50, 0x1p50})
        for (const double part : {0x1p-64, 0x1p-53, 0x1p-54, 0x1.8p-53, 0x1p-23, 0x1p-3, 0x1.fffp-4, 0x1p-52 + 0x1p-64})
            for (const double sign : {1.0, -1.0}) {
                const std::vector<double> values = {sign * whole, sign * part, sign * part, -sign * part,
                                                    sign * 0x1p-64};
                cpp_int exact = 0;
                for (const double value : values) exact += in_units(value);
                CHECK(sum_of(values).value() == nearest(exact));
            }
}

TEST_CASE("any order, batch width and merge gives the same") {
    RandomNumbers random(9);
    std::vector<double> values = drawn(4096, -70, 50, 1);
    const ExactSum whole = sum_of(values);
    for (int round = 0; round < 20; ++round) {
        std::shuffle(values.begin(), values.end(), random.generator());
        ExactSum one_by_one, in_64, parts[3];
        for (const double value : values) one_by_one.add(value);
        for (std::size_t at = 0; at < values.size(); at += 64) {
            Lanes<64> lanes;
            for (int lane = 0; lane < 64; ++lane) lanes[lane] = values[at + static_cast<std::size_t>(lane)];
            in_64.add_lanes<64>(lanes);
        }
        for (std::size_t at = 0; at < values.size();) {
            const auto size = std::min(values.size() - at, static_cast<std::size_t>(random.between(1.0, 40.0)));
            parts[at % 3].add(values.data() + at, static_cast<int>(size));
            at += size;
        }
        std::shuffle(parts, parts + 3, random.generator());
        ExactSum merged;
        for (const ExactSum& part : parts) merged.merge(part);
        CHECK(one_by_one == whole);
        CHECK(in_64 == whole);
        CHECK(merged == whole);
        CHECK(merged.value() == whole.value());
    }
}

TEST_CASE("a sum and its opposite cancel to nothing") {
    std::vector<double> values = drawn(1000, -60, 50, 2);
    for (int i = 0; i < 1000; ++i) values.push_back(-values[static_cast<std::size_t>(i)]);
    CHECK(sum_of(values).value() == 0.0);
    values.push_back(0.25);
    CHECK(sum_of(values).value() == 0.25);
    CHECK(sum_of({}).value() == 0.0);
    CHECK(std::isnan(sum_of({}).mean()));
    CHECK(sum_of({1.0, 2.0, 6.0}).mean() == 3.0);
}

TEST_CASE("one sum less another is the sum of both with opposite signs") {
    for (unsigned seed = 0; seed < 200; ++seed) {
        std::vector<double> values = drawn(40, -70, 51, 100 + seed);
        const std::vector<double> others = drawn(40, -70, seed % 2 == 0 ? 51 : 3, 500 + seed);
        const ExactSum sum = sum_of(values), other = sum_of(others);
        for (const double value : others) values.push_back(-value);
        CHECK(sum.less(other) == sum_of(values).value());
        CHECK(sum.less(sum) == 0.0);
        CHECK(ExactSum().less(other) == -other.value());
    }
}

TEST_CASE("terms at the edge of what is cut in two and in three add up alike") {
    const double edge = 0x1p39;
    for (const double base : {edge, -edge, 0x1p50, 0x1p38}) {
        for (const double step : {0.0, 0x1p-13, 0x1p-14, -0x1p-13, 0.5}) {
            const double term = base + step;
            CHECK(sum_of({term, -base}).value() == term - base);
            CHECK(sum_of({std::nextafter(term, 0.0), -std::nextafter(term, 0.0), 0x1p-64}).value() == 0x1p-64);
        }
    }
}

TEST_CASE("what is outside the domain is counted, not summed") {
    const double nan_value = std::numeric_limits<double>::quiet_NaN();
    const std::vector<double> values = {1.0,     nan_value, 2.0,  infinity,  -infinity, 0x1p51,
                                        -0x1p51, 1e300,     -4.0, nan_value, 8.0,       16.0,
                                        1e-300,  5e-324,    0.0,  -0.0,      nan_value};
    const ExactSum sum = sum_of(values);
    CHECK(sum.value() == 23.0);
    CHECK(sum.excluded == 8);
    CHECK(sum.terms == 9);
    ExactSum one_by_one;
    for (const double value : values) one_by_one.add(value);
    CHECK(one_by_one == sum);
}

TEST_CASE("as many as a thousand million terms of the greatest size are summed without loss") {
    // 2^30 terms by merging a sum with itself thirty times.
    const double greatest = std::nextafter(0x1p51, 0.0);
    for (const double term : {greatest, -greatest, 0.5, -0x1p-33, 0x1.fffffffp-34}) {
        ExactSum sum;
        sum.add(term);
        for (int doubling = 0; doubling < 30; ++doubling) sum.merge(ExactSum(sum));
        CHECK(sum.terms == std::uint64_t{1} << 30);
        CHECK(sum.value() == term * 0x1p30);
        CHECK(sum.mean() == term);
    }
}

TEST_CASE("many sums side by side are so many single ones") {
    constexpr std::size_t series = 50;
    RandomNumbers random(3);
    ExactSums sums(series), other(series);
    std::vector<ExactSum> single(series);
    for (int i = 0; i < 5000; ++i) {
        const auto index = static_cast<std::size_t>(random.between(0.0, series));
        Lanes<8> lanes;
        for (int lane = 0; lane < 8; ++lane) {
            lanes[lane] = random.signed_of_exponents(-70, 52);  // some outside the domain
            single[index].add(static_cast<double>(lanes[lane]));
        }
        (i % 2 == 0 ? sums : other).add<8>(index, lanes);
    }
    CHECK(sums.merge(other));
    CHECK_FALSE(sums.merge(ExactSums(series + 1)));
    for (std::size_t index = 0; index < series; ++index) {
        CHECK(sums.sum(index) == single[index]);
        CHECK(sums.value(index) == single[index].value());
    }
}
