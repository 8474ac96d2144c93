#include "stochastic/scenario_program.hpp"

#include <algorithm>

namespace sinews::stochastic {

LinearProgram second_stage_program(const StochasticProgram& program, const StageRows& rows, int outcome,
                                   const std::vector<double>& x) {
    const Range columns = program.stages[1].columns;
    const Range own_rows = program.stages[1].rows;
    StageNumbers numbers;
    stage_numbers(program, rows, 1, outcome, numbers);
    LinearProgram own;
    own.offset = numbers.offset;
    own.cost = numbers.cost;
    own.lower = numbers.lower;
    own.upper = numbers.upper;
    own.row_lower = numbers.row_lower;
    own.row_upper = numbers.row_upper;
    own.integer.assign(program.core.integer.begin() + columns.first, program.core.integer.begin() + columns.last);
    std::vector<int> next(at(columns.size()) + 1, 0);
    for (std::size_t entry = 0; entry < rows.column.size(); ++entry) {
        const int column = rows.column[entry];
        const auto row = at(rows.row[entry] - own_rows.first);
        if (columns.holds(column)) {
            ++next[at(column - columns.first) + 1];
        } else {
            own.row_lower[row] -= numbers.value[entry] * x[at(column)];
            own.row_upper[row] -= numbers.value[entry] * x[at(column)];
        }
    }
    for (std::size_t column = 1; column < next.size(); ++column) next[column] += next[column - 1];
    own.matrix.start = next;
    own.matrix.row.resize(at(next.back()));
    own.matrix.value.resize(at(next.back()));
    for (std::size_t entry = 0; entry < rows.column.size(); ++entry) {
        if (!columns.holds(rows.column[entry])) continue;
        const auto position = at(next[at(rows.column[entry] - columns.first)]++);
        own.matrix.row[position] = rows.row[entry] - own_rows.first;
        own.matrix.value[position] = numbers.value[entry];
    }
    return own;
}

LinearProgram whole_scenario_program(const StochasticProgram& program, const StageRows& second_rows, int outcome,
                                     const std::vector<double>& first_cost) {
    LinearProgram whole = program.core;
    const Range columns = program.stages[1].columns;
    const Range rows = program.stages[1].rows;
    StageNumbers numbers;
    stage_numbers(program, second_rows, 1, outcome, numbers);
    std::copy(first_cost.begin(), first_cost.end(), whole.cost.begin());
    std::ranges::copy(numbers.cost, whole.cost.begin() + columns.first);
    std::ranges::copy(numbers.lower, whole.lower.begin() + columns.first);
    std::ranges::copy(numbers.upper, whole.upper.begin() + columns.first);
    std::ranges::copy(numbers.row_lower, whole.row_lower.begin() + rows.first);
    std::ranges::copy(numbers.row_upper, whole.row_upper.begin() + rows.first);
    whole.offset = numbers.offset;
    for (std::size_t entry = 0; entry < second_rows.column.size(); ++entry) {
        const int column = second_rows.column[entry];
        const auto first = whole.matrix.row.begin() + whole.matrix.start[at(column)];
        const auto last = whole.matrix.row.begin() + whole.matrix.start[at(column) + 1];
        const auto found = std::lower_bound(first, last, second_rows.row[entry]) - whole.matrix.row.begin();
        whole.matrix.value[static_cast<std::size_t>(found)] = numbers.value[entry];
    }
    return whole;
}

}  // namespace sinews::stochastic
