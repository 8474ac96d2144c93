#include "plan/program_builder.hpp"

#include <algorithm>

namespace sinews::plan {

using stochastic::at;

int ProgramBuilder::add_column(double lower, double upper, double cost, bool integer) {
    program_.cost.push_back(cost);
    program_.lower.push_back(lower);
    program_.upper.push_back(upper);
    program_.integer.push_back(integer ? 1 : 0);
    columns_.emplace_back();
    return static_cast<int>(columns_.size()) - 1;
}

int ProgramBuilder::add_row(double lower, double upper) {
    program_.row_lower.push_back(lower);
    program_.row_upper.push_back(upper);
    return program_.rows() - 1;
}

void ProgramBuilder::add_entry(int row, int column, double value) { columns_[at(column)].push_back({row, value}); }

stochastic::LinearProgram ProgramBuilder::take() const {
    stochastic::LinearProgram program = program_;
    for (std::vector<Entry> column : columns_) {
        std::ranges::sort(column, {}, &Entry::row);
        for (const Entry& entry : column) {
            program.matrix.row.push_back(entry.row);
            program.matrix.value.push_back(entry.value);
        }
        program.matrix.start.push_back(static_cast<int>(program.matrix.row.size()));
    }
    return program;
}

}  // namespace sinews::plan
