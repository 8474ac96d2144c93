#include "numerics/lanes.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <initializer_list>
#include <limits>

using namespace sinews;
using namespace sinews::numerics;

namespace {
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double nan_value = std::numeric_limits<double>::quiet_NaN();
}  // namespace

TEST_CASE("minimum, maximum and select take the second operand where a comparison fails") {
    const Lanes<4> a = {1.0, 5.0, nan_value, 2.0};
    const Lanes<4> b = {3.0, 4.0, 7.0, nan_value};
    const Lanes<4> least = minimum(a, b), greatest = maximum(a, b);
    CHECK(least[0] == 1.0);
    CHECK(least[1] == 4.0);
    CHECK(least[2] == 7.0);
    CHECK(std::isnan(least[3]));
    CHECK(greatest[0] == 3.0);
    CHECK(greatest[1] == 5.0);
    CHECK(greatest[2] == 7.0);
    CHECK(std::isnan(greatest[3]));
    CHECK(minimum(1.0, nan_value) != minimum(1.0, nan_value));
    CHECK(maximum(nan_value, 1.0) == 1.0);
    const Lanes<4> chosen = select<4>(b > 3.5, b, 0.0);
    CHECK(chosen[0] == 0.0);
    CHECK(chosen[1] == 4.0);
    CHECK(chosen[3] == 0.0);
}

TEST_CASE("any and all look at every lane") {
    for (int set = 0; set < 64; ++set) {
        Lanes<64> x = broadcast<64>(0.0);
        CHECK_FALSE(any<64>(x > 0.5));
        x[set] = 1.0;
        CHECK(any<64>(x > 0.5));
        CHECK_FALSE(all<64>(x > 0.5));
        CHECK_FALSE(all<64>(x < 0.5));
        CHECK(all<64>(x < 1.5));
        FloatLanes<64> y = broadcast_float<64>(0.0F);
        y[set] = 1.0F;
        CHECK(any<64>(y > 0.5F));
        CHECK_FALSE(all<64>(y < 0.5F));
    }
}

TEST_CASE("floor agrees with the C library, sign of zero included") {
    const double edges[] = {0.0,     -0.0,         0.5,           -0.5,    1.0,    -1.0,    1.5,
                            -1.5,    0x1p51 + 0.5, 0x1p52,        -0x1p52, 0x1p53, -0x1p60, 0.9999999999999999,
                            -5e-324, 5e-324,       -0x1p51 - 0.5, infinity};
    for (const double x : edges)
        for (const double y : {x, -x, x + 0.25, std::nextafter(x, 100.0)}) {
            CHECK(numerics::floor(y) == std::floor(y));
            CHECK(std::signbit(numerics::floor(y)) == std::signbit(std::floor(y)));
            CHECK(numerics::floor(broadcast<8>(y))[5] == std::floor(y));
        }
    CHECK(std::isnan(numerics::floor(nan_value)));
}

TEST_CASE("absolute value and square root") {
    CHECK(absolute(-3.5) == 3.5);
    CHECK(absolute(-infinity) == infinity);
    CHECK_FALSE(std::signbit(absolute(-0.0)));
    CHECK(square_root(broadcast<8>(2.0))[7] == std::sqrt(2.0));
    CHECK(square_root(broadcast_float<8>(2.0F))[7] == std::sqrt(2.0F));
}

TEST_CASE("load and store go to memory and back, long vectors with the alignment of a cache line") {
    alignas(64) double values[72];
    for (int at = 0; at < 72; ++at) values[at] = at;
    const Lanes<64> lanes = load<64>(values + 8) * 2.0;
    store(values + 8, lanes);
    for (int at = 8; at < 72; ++at) CHECK(values[at] == 2.0 * at);
    CHECK(values[7] == 7.0);
    CHECK(sum_of_lanes(lanes) == 2.0 * (8 + 71) * 32);
}
