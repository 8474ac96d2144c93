#include "stochastic/stage_rows.hpp"

#include <algorithm>

namespace sinews::stochastic {

int StageRows::find(int first_row, int in_row, int in_column) const {
    const auto first = column.begin() + start[at(in_row - first_row)];
    const auto last = column.begin() + start[at(in_row - first_row) + 1];
    return static_cast<int>(std::lower_bound(first, last, in_column) - column.begin());
}

std::vector<StageRows> rows_by_stage(const StochasticProgram& program) {
    const SparseColumns& matrix = program.core.matrix;
    std::vector<StageRows> result(program.stages.size());
    std::vector<int> stage_of_row(at(program.core.rows()));
    std::vector<int> next(at(program.core.rows()), 0);
    for (const int row : matrix.row) ++next[at(row)];
    for (std::size_t stage = 0; stage < program.stages.size(); ++stage) {
        const Range rows = program.stages[stage].rows;
        StageRows& of = result[stage];
        of.start.assign(1, 0);
        for (int row = rows.first; row < rows.last; ++row) {
            stage_of_row[at(row)] = static_cast<int>(stage);
            of.start.push_back(of.start.back() + next[at(row)]);
            next[at(row)] = of.start[at(row - rows.first)];
        }
        const auto entries = at(of.start.back());
        of.row.resize(entries);
        of.column.resize(entries);
        of.value.resize(entries);
    }
    for (int column = 0; column < program.core.columns(); ++column) {
        for (int entry = matrix.start[at(column)]; entry < matrix.start[at(column) + 1]; ++entry) {
            const int row = matrix.row[at(entry)];
            StageRows& of = result[at(stage_of_row[at(row)])];
            const auto position = at(next[at(row)]++);
            of.row[position] = row;
            of.column[position] = column;
            of.value[position] = matrix.value[at(entry)];
        }
    }
    return result;
}

void stage_numbers(const StochasticProgram& program, const StageRows& rows, int stage, int outcome,
                   StageNumbers& numbers) {
    const Range columns = program.stages[at(stage)].columns;
    const Range own_rows = program.stages[at(stage)].rows;
    const auto copy = [](const std::vector<double>& from, Range range, std::vector<double>& to) {
        to.assign(from.begin() + range.first, from.begin() + range.last);
    };
    copy(program.core.cost, columns, numbers.cost);
    copy(program.core.lower, columns, numbers.lower);
    copy(program.core.upper, columns, numbers.upper);
    copy(program.core.row_lower, own_rows, numbers.row_lower);
    copy(program.core.row_upper, own_rows, numbers.row_upper);
    numbers.value = rows.value;
    numbers.offset = stage == 0 ? program.core.offset : 0;
    if (outcome < 0) return;
    for (const Change& change : program.outcomes[at(outcome)].changes) {
        switch (change.kind) {
            case Change::Kind::cost: numbers.cost[at(change.column - columns.first)] = change.value; break;
            case Change::Kind::lower: numbers.lower[at(change.column - columns.first)] = change.value; break;
            case Change::Kind::upper: numbers.upper[at(change.column - columns.first)] = change.value; break;
            case Change::Kind::offset: numbers.offset = change.value; break;
            case Change::Kind::entry:
                numbers.value[at(rows.find(own_rows.first, change.row, change.column))] = change.value;
                break;
            case Change::Kind::row:
                numbers.row_lower[at(change.row - own_rows.first)] = change.value;
                numbers.row_upper[at(change.row - own_rows.first)] = change.upper;
                break;
        }
    }
}

}  // namespace sinews::stochastic
