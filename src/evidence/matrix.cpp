#include "evidence/matrix.hpp"

#include "numerics/elementary.hpp"

namespace sinews::evidence {

namespace {

/// Four partial sums, always the same four: quick without depending on how wide the machine's vectors are.
double dot(const double* a, const double* b, std::size_t count) {
    double sums[4] = {0, 0, 0, 0};
    const std::size_t whole = count / 4 * 4;
    for (std::size_t at = 0; at < whole; at += 4) {
        for (std::size_t part = 0; part < 4; ++part) sums[part] += a[at + part] * b[at + part];
    }
    for (std::size_t at = whole; at < count; ++at) sums[at - whole] += a[at] * b[at];
    return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

void subtract(double* from, const double* what, double factor, std::size_t count) {
    for (std::size_t at = 0; at < count; ++at) from[at] -= factor * what[at];
}

}  // namespace

double mean_of(const double* values, std::size_t count) {
    double sum = 0;
    for (std::size_t at = 0; at < count; ++at) sum += values[at];
    return count == 0 ? 0 : sum / static_cast<double>(count);
}

Matrix centred(const Matrix& matrix) {
    Matrix result = matrix;
    for (std::size_t at = 0; at < matrix.rows; ++at) {
        const double mean = mean_of(matrix.row(at), matrix.columns);
        for (std::size_t column = 0; column < matrix.columns; ++column) result(at, column) -= mean;
    }
    return result;
}

Matrix times_transposed(const Matrix& a, const Matrix& b) {
    Matrix result(a.rows, b.rows);
    for (std::size_t i = 0; i < a.rows; ++i) {
        for (std::size_t j = 0; j < b.rows; ++j) result(i, j) = dot(a.row(i), b.row(j), a.columns);
    }
    return result;
}

Matrix times(const Matrix& a, const Matrix& b) {
    Matrix result(a.rows, b.columns);
    for (std::size_t i = 0; i < a.rows; ++i) {
        for (std::size_t k = 0; k < a.columns; ++k) {
            if (a(i, k) != 0) subtract(result.row(i), b.row(k), -a(i, k), b.columns);
        }
    }
    return result;
}

bool factorise(Matrix& matrix) {
    for (std::size_t i = 0; i < matrix.rows; ++i) {
        for (std::size_t j = 0; j <= i; ++j) {
            const double left = matrix(i, j) - dot(matrix.row(i), matrix.row(j), j);
            if (i != j) {
                matrix(i, j) = left / matrix(j, j);
            } else if (left > 0) {
                matrix(i, i) = numerics::square_root(left);
            } else {
                return false;
            }
        }
    }
    return true;
}

void solve(const Matrix& lower, Matrix& right) {
    const std::size_t columns = right.columns;
    for (std::size_t i = 0; i < lower.rows; ++i) {
        for (std::size_t k = 0; k < i; ++k) subtract(right.row(i), right.row(k), lower(i, k), columns);
        for (std::size_t c = 0; c < columns; ++c) right(i, c) /= lower(i, i);
    }
    for (std::size_t i = lower.rows; i-- > 0;) {
        for (std::size_t k = i + 1; k < lower.rows; ++k) subtract(right.row(i), right.row(k), lower(k, i), columns);
        for (std::size_t c = 0; c < columns; ++c) right(i, c) /= lower(i, i);
    }
}

}  // namespace sinews::evidence
