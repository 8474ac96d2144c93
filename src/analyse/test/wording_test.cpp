#include "analyse/wording.hpp"

#include <doctest/doctest.h>

#include <limits>

using namespace sinews;
using namespace sinews::analyse;

TEST_CASE("quantities have three digits and large ones are told in words") {
    CHECK(quantity(0) == "0");
    CHECK(quantity(7.5) == "7.5");
    CHECK(quantity(0.25) == "0.25");
    CHECK(quantity(0.0004) == "<0.001");
    CHECK(quantity(42.04) == "42");
    CHECK(quantity(999.4) == "999");
    CHECK(quantity(1234) == "1,230");
    CHECK(quantity(45'678) == "45,700");
    CHECK(quantity(999'400) == "999,000");
    CHECK(quantity(999'600) == "1 million");
    CHECK(quantity(1'234'567) == "1.23 million");
    CHECK(quantity(2.5e9) == "2.5 billion");
    CHECK(quantity(-45'678) == "-45,700");
    CHECK(quantity(std::numeric_limits<double>::quiet_NaN()) == "no value");
    CHECK(quantity(std::numeric_limits<double>::infinity()) == "no value");
}

TEST_CASE("whole numbers, ratios, shares") {
    CHECK(grouped(0) == "0");
    CHECK(grouped(999) == "999");
    CHECK(grouped(1000) == "1,000");
    CHECK(grouped(1'234'567) == "1,234,567");
    CHECK(grouped(-1000) == "-1,000");
    CHECK(times(1.26) == "1.3");
    CHECK(times(0.07) == "0.07");
    CHECK(times(25.2) == "25");
    CHECK(percent(0.035) == "3.5 %");
}

TEST_CASE("months and names") {
    CHECK(month_in_words(scenario::Month{2026 * 12 + 5}) == "June 2026");
    CHECK(titled("united_states") == "United States");
    CHECK(spaced("body_155") == "body 155");
    CHECK(capitalised("half") == "Half");
}
