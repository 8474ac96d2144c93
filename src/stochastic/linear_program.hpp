#pragma once
// A linear program, some of its columns integer: min cost·x + offset, row_lower <= A x <= row_upper, lower <= x <= upper.

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace sinews::stochastic {

inline constexpr double infinity = std::numeric_limits<double>::infinity();

/// A sparse matrix by columns: the entries of column j stand at start[j] to start[j + 1] - 1.
struct SparseColumns {
    std::vector<int> start{0};
    std::vector<int> row;
    std::vector<double> value;
};

struct LinearProgram {
    std::vector<double> cost, lower, upper;
    std::vector<std::uint8_t> integer;  // by column
    std::vector<double> row_lower, row_upper;
    SparseColumns matrix;
    double offset = 0;

    [[nodiscard]] int columns() const { return static_cast<int>(cost.size()); }
    [[nodiscard]] int rows() const { return static_cast<int>(row_lower.size()); }
    [[nodiscard]] bool has_integers() const {
        for (const std::uint8_t flag : integer) {
            if (flag != 0) return true;
        }
        return false;
    }
};

/// Half-open range of positions.
struct Range {
    int first = 0;
    int last = 0;
    [[nodiscard]] int size() const { return last - first; }
    [[nodiscard]] bool holds(int position) const { return first <= position && position < last; }
};

/// For indexing with the ints that HiGHS and our ranges speak.
[[nodiscard]] constexpr std::size_t at(int position) { return static_cast<std::size_t>(position); }

}  // namespace sinews::stochastic
