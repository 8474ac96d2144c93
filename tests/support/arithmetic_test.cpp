#include "support/arithmetic.hpp"

#include <doctest/doctest.h>

#include <cmath>

using sinews::support::arithmetic;

TEST_CASE("arithmetic of check lines binds as in Python") {
    CHECK(arithmetic("2+3*4").value() == 14);
    CHECK(arithmetic("(2+3)*4").value() == 20);
    CHECK(arithmetic("-2**2").value() == -4);
    CHECK(arithmetic("2**3**2").value() == 512);
    CHECK(arithmetic("20**-0.5").value() == doctest::Approx(1 / std::sqrt(20.0)));
    CHECK(arithmetic("7-2-1").value() == 4);
    CHECK(arithmetic("8/2/2 * 3").value() == 6);
    CHECK(arithmetic("min(3, 1+1, 5) + max(0.5, -1)").value() == 2.5);
    CHECK(arithmetic("1e-3").value() == 0.001);
}

TEST_CASE("arithmetic finds roots") {
    CHECK(arithmetic("3*root(lambda x: x**2-2, 0, 2)+1").value() ==
          doctest::Approx(3 * std::sqrt(2.0) + 1).epsilon(1e-14));
    CHECK(arithmetic("root(lambda y: 1-y*4, 0, 1)").value() == doctest::Approx(0.25).epsilon(1e-14));
    CHECK_FALSE(arithmetic("root(lambda x: x+1, 0, 1)").has_value());
}

TEST_CASE("what is not arithmetic is refused") {
    for (const auto* text : {"", "2+", "(2", "2)", "two", "sqrt(4", "sqrt(1, 2)", "2 3", "root(x, 0, 1)"}) {
        CAPTURE(text);
        CHECK_FALSE(arithmetic(text).has_value());
    }
}
