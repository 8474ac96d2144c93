#pragma once
// A linear program put together entry by entry.

#include <vector>

#include "stochastic/linear_program.hpp"

namespace sinews::plan {

class ProgramBuilder {
public:
    int add_column(double lower, double upper, double cost = 0, bool integer = false);
    int add_row(double lower, double upper);
    void add_entry(int row, int column, double value);
    [[nodiscard]] stochastic::LinearProgram take() const;

private:
    struct Entry {
        int row = 0;
        double value = 0;
    };
    stochastic::LinearProgram program_;
    std::vector<std::vector<Entry>> columns_;
};

}  // namespace sinews::plan
