#pragma once
// Dense matrices by row, with the few operations that the smoother needs. Every sum runs in a fixed order, so results do
// not depend on threads or processor level.

#include <cstddef>
#include <vector>

namespace sinews::evidence {

struct Matrix {
    std::size_t rows = 0, columns = 0;
    std::vector<double> values;

    Matrix() = default;
    Matrix(std::size_t of_rows, std::size_t of_columns)
        : rows(of_rows), columns(of_columns), values(of_rows * of_columns, 0.0) {}

    [[nodiscard]] double* row(std::size_t at) { return values.data() + at * columns; }
    [[nodiscard]] const double* row(std::size_t at) const { return values.data() + at * columns; }
    [[nodiscard]] double& operator()(std::size_t r, std::size_t c) { return values[r * columns + c]; }
    [[nodiscard]] double operator()(std::size_t r, std::size_t c) const { return values[r * columns + c]; }
};

[[nodiscard]] double mean_of(const double* values, std::size_t count);

/// Rows less their own means.
[[nodiscard]] Matrix centred(const Matrix& matrix);

/// a bᵀ: [i][j] = Σ_k a[i][k] b[j][k]. Both have the same number of columns.
[[nodiscard]] Matrix times_transposed(const Matrix& a, const Matrix& b);

/// a b. The columns of a are the rows of b.
[[nodiscard]] Matrix times(const Matrix& a, const Matrix& b);

/// The lower triangle L of a symmetric positive definite matrix with L Lᵀ = it (Cholesky), in place; what stands above the
/// diagonal keeps no meaning. False when it is not positive definite.
[[nodiscard]] bool factorise(Matrix& matrix);

/// X with L Lᵀ X = right, in place of `right`, L from factorise.
void solve(const Matrix& lower, Matrix& right);

}  // namespace sinews::evidence
