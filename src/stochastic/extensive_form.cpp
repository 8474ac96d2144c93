#include "stochastic/extensive_form.hpp"

#include <algorithm>
#include <cmath>

#include "stochastic/stage_rows.hpp"

namespace sinews::stochastic {

namespace {

int stage_of_column(const StochasticProgram& program, int column) {
    int stage = 0;
    while (!program.stages[at(stage)].columns.holds(column)) ++stage;
    return stage;
}

/// By stage and entry: the stage of the entry's column.
std::vector<std::vector<int>> stages_of_entries(const StochasticProgram& program, const std::vector<StageRows>& rows) {
    std::vector<int> of_column(at(program.core.columns()));
    for (int column = 0; column < program.core.columns(); ++column) {
        of_column[at(column)] = stage_of_column(program, column);
    }
    std::vector<std::vector<int>> result;
    for (const StageRows& stage : rows) {
        result.emplace_back();
        for (const int column : stage.column) result.back().push_back(of_column[at(column)]);
    }
    return result;
}

}  // namespace

ExtensiveForm extensive_form(const StochasticProgram& stochastic) {
    const std::vector<StageRows> rows = rows_by_stage(stochastic);
    const auto entry_stages = stages_of_entries(stochastic, rows);
    ExtensiveForm result;
    LinearProgram& program = result.program;
    program.cost.reserve(static_cast<std::size_t>(stochastic.extensive_columns()));
    int columns = 0, row_count = 0;
    for (const Node& node : stochastic.nodes) {
        result.first_column.push_back(columns);
        result.first_row.push_back(row_count);
        columns += stochastic.stages[at(node.stage)].columns.size();
        row_count += stochastic.stages[at(node.stage)].rows.size();
    }
    // For an entry of a node's row: the column of the program, that of the node's ancestor in the entry's stage.
    std::vector<int> path(stochastic.stages.size(), 0);
    const auto follow = [&](std::size_t index) {
        for (int up = static_cast<int>(index); up >= 0; up = stochastic.nodes[at(up)].parent) {
            path[at(stochastic.nodes[at(up)].stage)] = up;
        }
    };
    const auto column_of = [&](const StageRows& stage, const std::vector<int>& stages, std::size_t entry) {
        const int of = stages[entry];
        return result.first_column[at(path[at(of)])] + stage.column[entry] - stochastic.stages[at(of)].columns.first;
    };
    std::vector<int> fill(at(columns) + 1, 0);
    for (std::size_t index = 0; index < stochastic.nodes.size(); ++index) {
        const auto stage = at(stochastic.nodes[index].stage);
        follow(index);
        for (std::size_t entry = 0; entry < rows[stage].column.size(); ++entry) {
            ++fill[at(column_of(rows[stage], entry_stages[stage], entry)) + 1];
        }
    }
    for (int column = 0; column < columns; ++column) fill[at(column) + 1] += fill[at(column)];
    program.matrix.start = fill;
    program.matrix.row.resize(at(fill.back()));
    program.matrix.value.resize(at(fill.back()));

    StageNumbers numbers;
    const auto append = [](const std::vector<double>& from, std::vector<double>& to) {
        to.insert(to.end(), from.begin(), from.end());
    };
    for (std::size_t index = 0; index < stochastic.nodes.size(); ++index) {
        const Node& node = stochastic.nodes[index];
        const auto stage = at(node.stage);
        const Range own = stochastic.stages[stage].columns;
        stage_numbers(stochastic, rows[stage], node.stage, node.outcome, numbers);
        for (const double cost : numbers.cost) program.cost.push_back(cost * node.weight);
        append(numbers.lower, program.lower);
        append(numbers.upper, program.upper);
        append(numbers.row_lower, program.row_lower);
        append(numbers.row_upper, program.row_upper);
        program.integer.insert(program.integer.end(), stochastic.core.integer.begin() + own.first,
                               stochastic.core.integer.begin() + own.last);
        program.offset += numbers.offset * node.weight;
        follow(index);
        const int shift = result.first_row[index] - stochastic.stages[stage].rows.first;
        for (std::size_t entry = 0; entry < rows[stage].column.size(); ++entry) {
            const auto position = at(fill[at(column_of(rows[stage], entry_stages[stage], entry))]++);
            program.matrix.row[position] = rows[stage].row[entry] + shift;
            program.matrix.value[position] = numbers.value[entry];
        }
    }
    return result;
}

StochasticProgram mean_value_problem(const StochasticProgram& stochastic) {
    StochasticProgram mean = stochastic;
    const std::vector<StageRows> rows = rows_by_stage(stochastic);
    mean.outcomes.clear();
    mean.nodes.assign(1, Node{});
    StageNumbers numbers;
    for (int stage = 1; stage < stochastic.stage_count(); ++stage) {
        const StageRows& of = rows[at(stage)];
        StageNumbers sum;
        stage_numbers(stochastic, of, stage, -1, sum);
        const StageNumbers base = sum;
        double weight = 0;
        for (const Node& node : stochastic.nodes) weight += node.stage == stage ? node.weight : 0;
        // sum = core + Σ weight·(outcome - core): infinite sides stay the core's.
        const auto add = [&](const std::vector<double>& from, const std::vector<double>& core, double by,
                             std::vector<double>& to) {
            for (std::size_t k = 0; k < from.size(); ++k) {
                if (std::isfinite(from[k]) && std::isfinite(core[k])) to[k] += by * (from[k] - core[k]);
            }
        };
        for (const Node& node : stochastic.nodes) {
            if (node.stage != stage || node.outcome < 0 || weight <= 0) continue;
            stage_numbers(stochastic, of, stage, node.outcome, numbers);
            const double by = node.weight / weight;
            add(numbers.cost, base.cost, by, sum.cost);
            add(numbers.lower, base.lower, by, sum.lower);
            add(numbers.upper, base.upper, by, sum.upper);
            add(numbers.row_lower, base.row_lower, by, sum.row_lower);
            add(numbers.row_upper, base.row_upper, by, sum.row_upper);
            add(numbers.value, base.value, by, sum.value);
            sum.offset += by * (numbers.offset - base.offset);
        }
        const Stage& own = mean.stages[at(stage)];
        std::copy(sum.cost.begin(), sum.cost.end(), mean.core.cost.begin() + own.columns.first);
        std::copy(sum.lower.begin(), sum.lower.end(), mean.core.lower.begin() + own.columns.first);
        std::copy(sum.upper.begin(), sum.upper.end(), mean.core.upper.begin() + own.columns.first);
        std::copy(sum.row_lower.begin(), sum.row_lower.end(), mean.core.row_lower.begin() + own.rows.first);
        std::copy(sum.row_upper.begin(), sum.row_upper.end(), mean.core.row_upper.begin() + own.rows.first);
        for (std::size_t entry = 0; entry < of.column.size(); ++entry) {
            const auto first = mean.core.matrix.row.begin() + mean.core.matrix.start[at(of.column[entry])];
            const auto last = mean.core.matrix.row.begin() + mean.core.matrix.start[at(of.column[entry]) + 1];
            const auto found = std::lower_bound(first, last, of.row[entry]) - mean.core.matrix.row.begin();
            mean.core.matrix.value[static_cast<std::size_t>(found)] = sum.value[entry];
        }
        Node node;
        node.parent = stage - 1;
        node.stage = stage;
        mean.nodes.back().children = {stage, stage + 1};
        mean.nodes.push_back(node);
    }
    return mean;
}

}  // namespace sinews::stochastic
