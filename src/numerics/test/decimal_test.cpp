#include "numerics/decimal.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <limits>

namespace {

using sinews::numerics::rounded_to_digits;

/// The C library's printing and reading, which know nothing of ours.
double printed(double value, int digits) {
    char text[64];
    std::snprintf(text, sizeof text, "%.*g", digits, value);
    return std::strtod(text, nullptr);
}

bool same_bits(double a, double b) { return std::memcmp(&a, &b, sizeof a) == 0; }

}  // namespace

TEST_CASE("rounded as the C library prints and reads it, whatever the size") {
    std::uint64_t state = 12345;
    for (int at = 0; at < 400000; ++at) {
        state = state * 6364136223846793005U + 1442695040888963407U;
        const double mantissa = 1.0 + static_cast<double>(state >> 12) * 0x1p-52;
        const int exponent = static_cast<int>((state >> 3) % 160) - 80;
        const double value = std::ldexp((state & 4) != 0 ? mantissa : -mantissa, exponent);
        const int digits = 1 + static_cast<int>((state >> 7) % 15);
        CAPTURE(value);
        CAPTURE(digits);
        REQUIRE(same_bits(rounded_to_digits(value, digits), printed(value, digits)));
    }
}

TEST_CASE("decimal numbers, ties and their neighbours") {
    for (int whole = 0; whole < 3000; ++whole) {
        for (const double step : {0.5, 0.25, 1e-3, 1e-6, 1e5, 1e12}) {
            const double value = whole * step;
            for (const double near : {value, std::nextafter(value, 0.0), std::nextafter(value, 1e300)}) {
                for (const int digits : {1, 2, 3, 6, 15}) {
                    CAPTURE(near);
                    REQUIRE(same_bits(rounded_to_digits(near, digits), printed(near, digits)));
                }
            }
        }
    }
}

TEST_CASE("what is no number, or beyond all sizes, stays") {
    CHECK(std::isnan(rounded_to_digits(std::numeric_limits<double>::quiet_NaN(), 6)));
    CHECK(rounded_to_digits(std::numeric_limits<double>::infinity(), 6) == std::numeric_limits<double>::infinity());
    CHECK(std::signbit(rounded_to_digits(-0.0, 6)));
    CHECK(rounded_to_digits(1.2345678e-300, 3) == 1.23e-300);
    CHECK(rounded_to_digits(std::numeric_limits<double>::denorm_min(), 6) == std::numeric_limits<double>::denorm_min());
}
