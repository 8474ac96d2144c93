#pragma once
// A linear program put together entry by entry.

#include <vector>

#include "stochastic/linear_program.hpp"

namespace sinews::plan {

class ProgramBuilder {
public:
    int add_column(double lower, double upper, double cost = 0, bool integer = false);
    int add_row(double lower, double upper);
    /// Several entries at one place add up.
    void add_entry(int row, int column, double value) { entries_.push_back({row, column, value}); }
    void set_bounds(int column, double lower, double upper);
    void add_cost(int column, double cost);
    void set_row(int row, double lower, double upper);
    [[nodiscard]] int rows() const { return program_.rows(); }
    [[nodiscard]] int columns() const { return program_.columns(); }
    [[nodiscard]] stochastic::LinearProgram take() const;

private:
    struct Entry {
        int row = 0, column = 0;
        double value = 0;
    };
    stochastic::LinearProgram program_;
    std::vector<Entry> entries_;
};

}  // namespace sinews::plan
