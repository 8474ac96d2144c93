#include "plan/program_builder.hpp"

namespace sinews::plan {

using stochastic::at;

int ProgramBuilder::add_column(double lower, double upper, double cost, bool integer) {
    program_.cost.push_back(cost);
    program_.lower.push_back(lower);
    program_.upper.push_back(upper);
    program_.integer.push_back(integer ? 1 : 0);
    return program_.columns() - 1;
}

int ProgramBuilder::add_row(double lower, double upper) {
    program_.row_lower.push_back(lower);
    program_.row_upper.push_back(upper);
    return program_.rows() - 1;
}

void ProgramBuilder::set_bounds(int column, double lower, double upper) {
    program_.lower[at(column)] = lower;
    program_.upper[at(column)] = upper;
}

void ProgramBuilder::add_cost(int column, double cost) { program_.cost[at(column)] += cost; }

void ProgramBuilder::set_row(int row, double lower, double upper) {
    program_.row_lower[at(row)] = lower;
    program_.row_upper[at(row)] = upper;
}

/// Entries are counted into rows, then row after row into columns: each column gets its rows in ascending order.
stochastic::LinearProgram ProgramBuilder::take() const {
    stochastic::LinearProgram program = program_;
    std::vector<int> row_start(at(program.rows()) + 1, 0), column_start(at(program.columns()) + 1, 0);
    for (const Entry& entry : entries_) {
        ++row_start[at(entry.row) + 1];
        ++column_start[at(entry.column) + 1];
    }
    for (std::size_t row = 1; row < row_start.size(); ++row) row_start[row] += row_start[row - 1];
    for (std::size_t column = 1; column < column_start.size(); ++column)
        column_start[column] += column_start[column - 1];
    std::vector<const Entry*> by_row(entries_.size());
    for (const Entry& entry : entries_) by_row[at(row_start[at(entry.row)]++)] = &entry;
    stochastic::SparseColumns& matrix = program.matrix;
    std::vector<int> next = column_start, last_row(at(program.columns()), -1);
    std::vector<int> rows(entries_.size());
    std::vector<double> values(entries_.size());
    for (const Entry* entry : by_row) {
        int& position = next[at(entry->column)];
        if (last_row[at(entry->column)] == entry->row) {
            values[at(position - 1)] += entry->value;
            continue;
        }
        last_row[at(entry->column)] = entry->row;
        rows[at(position)] = entry->row;
        values[at(position)] = entry->value;
        ++position;
    }
    for (int column = 0; column < program.columns(); ++column) {  // close the gaps that added-up entries left
        const int first = column_start[at(column)], last = next[at(column)];
        matrix.row.insert(matrix.row.end(), rows.begin() + first, rows.begin() + last);
        matrix.value.insert(matrix.value.end(), values.begin() + first, values.begin() + last);
        matrix.start.push_back(static_cast<int>(matrix.row.size()));
    }
    return program;
}

}  // namespace sinews::plan
