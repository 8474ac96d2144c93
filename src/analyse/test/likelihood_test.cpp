#include "analyse/likelihood.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

using namespace sinews::analyse;

namespace {
constexpr std::uint64_t many = 1'000'000'000;  // the Monte Carlo interval is next to nothing
const double no_value = std::numeric_limits<double>::quiet_NaN();
}  // namespace

TEST_CASE("each band has its word, and a border belongs to the milder one") {
    CHECK(likelihood_word(0.000, many) == "exceptionally unlikely");
    CHECK(likelihood_word(0.009, many) == "exceptionally unlikely");
    CHECK(likelihood_word(0.010, many) == "extremely unlikely");
    CHECK(likelihood_word(0.049, many) == "extremely unlikely");
    CHECK(likelihood_word(0.050, many) == "very unlikely");
    CHECK(likelihood_word(0.099, many) == "very unlikely");
    CHECK(likelihood_word(0.100, many) == "unlikely");
    CHECK(likelihood_word(0.329, many) == "unlikely");
    CHECK(likelihood_word(0.330, many) == "about as likely as not");
    CHECK(likelihood_word(0.500, many) == "about as likely as not");
    CHECK(likelihood_word(0.660, many) == "about as likely as not");
    CHECK(likelihood_word(0.661, many) == "likely");
    CHECK(likelihood_word(0.900, many) == "likely");
    CHECK(likelihood_word(0.901, many) == "very likely");
    CHECK(likelihood_word(0.950, many) == "very likely");
    CHECK(likelihood_word(0.951, many) == "extremely likely");
    CHECK(likelihood_word(0.990, many) == "extremely likely");
    CHECK(likelihood_word(0.991, many) == "virtually certain");
    CHECK(likelihood_word(1.000, many) == "virtually certain");
    CHECK(likelihood_word(no_value, many).empty());
}

TEST_CASE("where the Monte Carlo interval straddles a border the milder word is taken") {
    // 91 in 100 from 1,000 futures: 89.4 to 92.4, so it may be "likely" still.
    CHECK(likelihood_word(0.91, 1000) == "likely");
    CHECK(likelihood_word(0.93, 1000) == "very likely");
    CHECK(likelihood_word(0.09, 1000) == "unlikely");
    CHECK(likelihood_word(0.68, 1000) == "about as likely as not");
    // Ten futures of ten prove little, one proves nothing.
    CHECK(likelihood_word(1.0, 10) == "likely");
    CHECK(likelihood_word(0.0, 10) == "unlikely");
    CHECK(likelihood_word(1.0, 1) == "about as likely as not");
    CHECK(likelihood_word(1.0, 10'000) == "virtually certain");
    CHECK(likelihood_word(0.0, 10'000) == "exceptionally unlikely");
}

TEST_CASE("the interval is Wilson's") {
    // z = 1.6448536269514722; p = 0, n = 10: z^2 / (n + z^2).
    const double z2 = 1.6448536269514722 * 1.6448536269514722;
    const Interval none = monte_carlo_interval(0.0, 10);
    CHECK(none.low == doctest::Approx(0.0));
    CHECK(none.high == doctest::Approx(z2 / (10 + z2)).epsilon(1e-12));
    // The worst case at 1,000 replications is 2.6 points wide to either side, at 10,000 0.8.
    const Interval thousand = monte_carlo_interval(0.5, 1000);
    CHECK((thousand.high - thousand.low) / 2 == doctest::Approx(0.026).epsilon(0.01));
    const Interval ten_thousand = monte_carlo_interval(0.5, 10'000);
    CHECK((ten_thousand.high - ten_thousand.low) / 2 == doctest::Approx(0.0082).epsilon(0.01));
    CHECK(monte_carlo_interval(0.3, 0).low == 0.0);
    CHECK(monte_carlo_interval(0.3, 0).high == 1.0);
}

TEST_CASE("whole numbers in 100, never 0 or 100") {
    CHECK(in_hundred(0.0) == "<1 in 100");
    CHECK(in_hundred(0.0099) == "<1 in 100");
    CHECK(in_hundred(0.01) == "1 in 100");
    CHECK(in_hundred(0.834) == "83 in 100");
    CHECK(in_hundred(0.99) == "99 in 100");
    CHECK(in_hundred(0.9901) == ">99 in 100");
    CHECK(in_hundred(1.0) == ">99 in 100");
    CHECK(in_hundred(no_value) == "no value");
    CHECK(likelihood_with_number(0.834, 10'000) == "likely (83 in 100)");
}
