#include "stochastic/stage_problem.hpp"

#include <algorithm>
#include <cmath>

namespace sinews::stochastic {

StageProblem::StageProblem(const StochasticProgram& program, const std::vector<StageRows>& rows, int stage, int futures)
    : program_(program),
      rows_(rows[at(stage)]),
      stage_(stage),
      columns_(program.stages[at(stage)].columns),
      own_rows_(program.stages[at(stage)].rows),
      futures_(futures),
      future_open_(at(futures), 0) {
    for (const Node& node : program.nodes) {
        if (node.stage != stage || node.outcome < 0) continue;
        for (const Change& change : program.outcomes[at(node.outcome)].changes) {
            entries_vary_ |= change.kind == Change::Kind::entry && columns_.holds(change.column);
            bounds_vary_ |= change.kind == Change::Kind::lower || change.kind == Change::Kind::upper;
            costs_vary_ |= change.kind == Change::Kind::cost;
        }
    }
    stage_numbers(program_, rows_, stage_, -1, numbers_);
    history_.assign(at(columns_.first), 0.0);
    solver_.load(own_program());
}

/// Own columns and futures, own rows. Integers are left out: cuts need a linear program.
LinearProgram StageProblem::own_program() const {
    LinearProgram own;
    own.cost = numbers_.cost;
    own.lower = numbers_.lower;
    own.upper = numbers_.upper;
    own.row_lower = numbers_.row_lower;
    own.row_upper = numbers_.row_upper;
    const auto columns = at(columns_.size());
    std::vector<int> count(columns + 1, 0);
    for (const int column : rows_.column) {
        if (columns_.holds(column)) ++count[at(column - columns_.first) + 1];
    }
    for (std::size_t column = 0; column < columns; ++column) count[column + 1] += count[column];
    own.matrix.start = count;
    own.matrix.row.resize(at(count.back()));
    own.matrix.value.resize(at(count.back()));
    for (std::size_t entry = 0; entry < rows_.column.size(); ++entry) {
        const int column = rows_.column[entry];
        if (!columns_.holds(column)) continue;
        const auto position = at(count[at(column - columns_.first)]++);
        own.matrix.row[position] = rows_.row[entry] - own_rows_.first;
        own.matrix.value[position] = numbers_.value[entry];
    }
    for (int future = 0; future < futures_; ++future) {
        own.cost.push_back(1);
        own.lower.push_back(0);
        own.upper.push_back(0);
        own.matrix.start.push_back(own.matrix.start.back());
    }
    own.integer.assign(own.cost.size(), 0);
    return own;
}

void StageProblem::set(int outcome, const std::vector<double>& history) {
    history_.assign(history.begin(), history.begin() + columns_.first);
    if (outcome != outcome_) {
        outcome_ = outcome;
        stage_numbers(program_, rows_, stage_, outcome, numbers_);
        offset_ = numbers_.offset;
        if (entries_vary_) {
            LinearProgram own = own_program();
            const bool same_size = solver_.rows() == own.rows();
            if (same_size) {
                solver_.reload(own);
            } else {  // with cuts: they are added anew
                solver_.load(own);
                std::vector<Cut> cuts = std::move(cuts_);
                cuts_.clear();
                std::ranges::fill(future_open_, std::uint8_t{0});
                for (const Cut& cut : cuts) add_cut(cut);
            }
        } else {
            if (bounds_vary_) solver_.set_bounds(numbers_.lower, numbers_.upper);
            if (costs_vary_) solver_.set_costs(numbers_.cost);
        }
    }
    put_sides();
}

/// Sides of all rows, cuts included, less what the history takes.
void StageProblem::put_sides() {
    side_lower_ = numbers_.row_lower;
    side_upper_ = numbers_.row_upper;
    for (std::size_t entry = 0; entry < rows_.column.size(); ++entry) {
        const int column = rows_.column[entry];
        if (column >= columns_.first) continue;
        const double taken = numbers_.value[entry] * history_[at(column)];
        if (taken == 0) continue;
        const auto row = at(rows_.row[entry] - own_rows_.first);
        side_lower_[row] -= taken;
        side_upper_[row] -= taken;
    }
    std::vector<double> lower = side_lower_, upper = side_upper_;
    for (const Cut& cut : cuts_) {
        double side = cut.constant;
        const std::size_t known = std::min(cut.coefficients.size(), history_.size());
        for (std::size_t column = 0; column < known; ++column) side += cut.coefficients[column] * history_[column];
        lower.push_back(side);
        upper.push_back(infinity);
    }
    solver_.set_row_bounds(lower, upper);
}

/// future_g - Σ own coefficients·y >= constant + Σ earlier coefficients·x.
void StageProblem::add_cut(const Cut& cut) {
    std::vector<int> columns;
    std::vector<double> values;
    for (std::size_t column = at(columns_.first); column < cut.coefficients.size(); ++column) {
        if (cut.coefficients[column] == 0) continue;
        columns.push_back(static_cast<int>(column) - columns_.first);
        values.push_back(-cut.coefficients[column]);
    }
    double side = cut.constant;
    for (std::size_t column = 0; column < std::min(cut.coefficients.size(), history_.size()); ++column) {
        side += cut.coefficients[column] * history_[column];
    }
    if (!cut.feasibility) {
        columns.push_back(columns_.size() + cut.group);
        values.push_back(1);
        if (future_open_[at(cut.group)] == 0) {
            solver_.set_column_bounds(columns_.size() + cut.group, -infinity, infinity);
            future_open_[at(cut.group)] = 1;
        }
    }
    solver_.add_row(side, infinity, columns, values);
    cuts_.push_back(cut);
}

bool StageProblem::knows_all_futures() const {
    return std::ranges::none_of(future_open_, [](std::uint8_t open) { return open == 0; });
}

SolveStatus StageProblem::solve(const SolveLimits& limits) {
    bounded_ = true;
    const SolveStatus status = solver_.solve(limits);
    if (status != SolveStatus::unbounded || futures_ == 0) return status;
    bounded_ = false;
    constexpr double far = 1e6;
    std::vector<double> lower = numbers_.lower, upper = numbers_.upper;
    for (std::size_t column = 0; column < lower.size(); ++column) {
        lower[column] = std::max(lower[column], std::min(-far, upper[column]));
        upper[column] = std::min(upper[column], std::max(far, lower[column]));
    }
    solver_.set_bounds(lower, upper);
    const SolveStatus within = solver_.solve(limits);
    solver_.set_bounds(numbers_.lower, numbers_.upper);
    return within;
}

double StageProblem::own_value() const {
    double value = offset_;
    const std::vector<double>& solution = solver_.solution();
    for (std::size_t column = 0; column < numbers_.cost.size(); ++column) {
        value += numbers_.cost[column] * solution[column];
    }
    return value;
}

void StageProblem::put_solution(std::vector<double>& x) const {
    std::copy_n(solver_.solution().begin(), columns_.size(), x.begin() + columns_.first);
}

/// d value / d x = -Tᵀ·duals over own rows, plus the earlier coefficients of the cuts with their duals.
Cut StageProblem::cut_from_duals(const std::vector<double>& duals, double value) const {
    Cut cut;
    cut.coefficients.assign(history_.size(), 0.0);
    for (std::size_t entry = 0; entry < rows_.column.size(); ++entry) {
        const int column = rows_.column[entry];
        if (column >= columns_.first) continue;
        const double dual = duals[at(rows_.row[entry] - own_rows_.first)];
        if (dual != 0) cut.coefficients[at(column)] -= dual * numbers_.value[entry];
    }
    for (std::size_t index = 0; index < cuts_.size(); ++index) {
        const double dual = duals[at(own_rows_.size()) + index];
        if (dual == 0) continue;
        const std::vector<double>& earlier = cuts_[index].coefficients;
        for (std::size_t column = 0; column < std::min(earlier.size(), history_.size()); ++column) {
            cut.coefficients[column] += dual * earlier[column];
        }
    }
    cut.constant = value;
    for (std::size_t column = 0; column < history_.size(); ++column) {
        cut.constant -= cut.coefficients[column] * history_[column];
    }
    return cut;
}

Cut StageProblem::optimality_cut() const { return cut_from_duals(solver_.row_duals(), value()); }

bool StageProblem::feasibility_cut(Cut& cut) const {
    // Each own row and each feasibility cut may be violated in either direction at a price of 1.
    LinearProgram elastic = own_program();
    std::fill(elastic.cost.begin(), elastic.cost.end(), 0.0);
    elastic.row_lower = side_lower_;
    elastic.row_upper = side_upper_;
    const auto column = [&](int row, double sign) {
        elastic.cost.push_back(1);
        elastic.lower.push_back(0);
        elastic.upper.push_back(infinity);
        elastic.integer.push_back(0);
        elastic.matrix.row.push_back(row);
        elastic.matrix.value.push_back(sign);
        elastic.matrix.start.push_back(static_cast<int>(elastic.matrix.row.size()));
    };
    for (int row = 0; row < own_rows_.size(); ++row) {
        if (!std::isinf(side_lower_[at(row)])) column(row, 1);
        if (!std::isinf(side_upper_[at(row)])) column(row, -1);
    }
    const int first_violation = elastic.columns();
    for (const Cut& known : cuts_) {  // their violations: columns that the rows below take in
        if (!known.feasibility) continue;
        elastic.cost.push_back(1);
        elastic.lower.push_back(0);
        elastic.upper.push_back(infinity);
        elastic.integer.push_back(0);
        elastic.matrix.start.push_back(elastic.matrix.start.back());
    }
    Solver solver;
    solver.load(elastic);
    int violation = first_violation;
    for (const Cut& known : cuts_) {  // optimality cuts stay as rows that bind nothing, so that duals line up
        std::vector<int> columns;
        std::vector<double> values;
        double side = -infinity;
        if (known.feasibility) {
            side = known.constant;
            for (std::size_t c = 0; c < known.coefficients.size(); ++c) {
                if (c < history_.size()) {
                    side += known.coefficients[c] * history_[c];
                } else if (known.coefficients[c] != 0) {
                    columns.push_back(static_cast<int>(c) - columns_.first);
                    values.push_back(-known.coefficients[c]);
                }
            }
            columns.push_back(violation++);
            values.push_back(1);
        }
        solver.add_row(side, infinity, columns, values);
    }
    const SolveStatus status = solver.solve();
    if (status != SolveStatus::optimal || solver.objective() <= 1e-7) return false;
    cut = cut_from_duals(solver.row_duals(), solver.objective());
    cut.feasibility = true;
    return true;
}

}  // namespace sinews::stochastic
