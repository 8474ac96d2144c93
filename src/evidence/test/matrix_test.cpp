#include "evidence/matrix.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "numerics/normal.hpp"
#include "numerics/stream.hpp"

using namespace sinews;
using namespace sinews::evidence;

namespace {

Matrix random_matrix(std::size_t rows, std::size_t columns, std::uint64_t seed) {
    Matrix matrix(rows, columns);
    for (std::size_t at = 0; at < matrix.values.size(); ++at)
        matrix.values[at] = numerics::normal_quantile(numerics::uniform(seed, 1, at, 0));
    return matrix;
}

}  // namespace

TEST_CASE("a factorised matrix solves what it was multiplied with") {
    for (const std::size_t size : {1U, 2U, 5U, 23U}) {
        const Matrix base = random_matrix(size, size + 3, size);
        const Matrix whole = times_transposed(base, base);
        const Matrix wanted = random_matrix(size, 4, 99);
        Matrix right = times(whole, wanted);
        Matrix lower = whole;
        REQUIRE(factorise(lower));
        solve(lower, right);
        for (std::size_t at = 0; at < wanted.values.size(); ++at)
            CHECK(right.values[at] == doctest::Approx(wanted.values[at]).epsilon(1e-8));
    }
}

TEST_CASE("what is not positive definite is refused") {
    Matrix matrix(2, 2);
    matrix.values = {1, 2, 2, 1};
    CHECK_FALSE(factorise(matrix));
}

TEST_CASE("centred rows have mean 0") {
    const Matrix centre = centred(random_matrix(3, 101, 5));
    for (std::size_t row = 0; row < 3; ++row) CHECK(std::abs(mean_of(centre.row(row), 101)) < 1e-15);
}
