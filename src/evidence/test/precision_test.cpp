// What a figure tells of its own precision, against the conjugate gamma where there is one.

#include "evidence/precision.hpp"

#include <doctest/doctest.h>

#include <cmath>

using sinews::evidence::Precision;

TEST_CASE("with a truth that is known the precision is a gamma variate of one degree more") {
    for (const double distance : {0.0, 0.3, 1.0, 3.0}) {
        const Precision precision(4, distance, 0, 0.5);
        const double ratio = distance / 0.5;
        CHECK(precision.mean() == doctest::Approx(5 / (4 + ratio * ratio)).epsilon(0.005));
        // Gamma with shape 5/2: the median of chi-square with 5 degrees is 4.3515 (a table's value).
        CHECK(precision.at(0.5) == doctest::Approx(4.3515 / (4 + ratio * ratio)).epsilon(0.005));
        // and its 5 and 95 % quantiles are 1.1455 and 11.0705.
        CHECK(precision.at(0.05) == doctest::Approx(1.1455 / (4 + ratio * ratio)).epsilon(0.01));
        CHECK(precision.at(0.95) == doctest::Approx(11.0705 / (4 + ratio * ratio)).epsilon(0.01));
    }
}

TEST_CASE("where nothing else is known a figure tells nothing of its precision") {
    const Precision precision(4, 1, 1e6, 0.1);
    CHECK(precision.mean() == doctest::Approx(1).epsilon(0.005));
}

TEST_CASE("the farther off, the less precise, down to the end of the grid") {
    double before = 2;
    for (const double distance : {0.1, 1.0, 3.0, 10.0, 100.0, 1e4, 1e8}) {
        const Precision precision(4, distance, 0.01, 0.2);
        CHECK(precision.mean() <= before);
        CHECK(precision.mean() > 0);
        CHECK(std::isfinite(precision.at(0.5)));
        before = precision.mean();
    }
}
