#include "stochastic/master.hpp"

#include <algorithm>
#include <cmath>

namespace sinews::stochastic {

namespace {

LinearProgram first_stage(const StochasticProgram& program, int groups) {
    const LinearProgram& core = program.core;
    const Range columns = program.stages.front().columns;
    const Range rows = program.stages.front().rows;
    LinearProgram own;
    own.offset = core.offset;
    own.row_lower.assign(core.row_lower.begin(), core.row_lower.begin() + rows.last);
    own.row_upper.assign(core.row_upper.begin(), core.row_upper.begin() + rows.last);
    for (int column = 0; column < columns.last; ++column) {
        own.cost.push_back(core.cost[at(column)]);
        own.lower.push_back(core.lower[at(column)]);
        own.upper.push_back(core.upper[at(column)]);
        for (int entry = core.matrix.start[at(column)]; entry < core.matrix.start[at(column) + 1]; ++entry) {
            if (!rows.holds(core.matrix.row[at(entry)])) continue;
            own.matrix.row.push_back(core.matrix.row[at(entry)]);
            own.matrix.value.push_back(core.matrix.value[at(entry)]);
        }
        own.matrix.start.push_back(static_cast<int>(own.matrix.row.size()));
    }
    for (int group = 0; group < groups; ++group) {  // counts as 0 until it has a cut
        own.cost.push_back(1);
        own.lower.push_back(0);
        own.upper.push_back(0);
        own.matrix.start.push_back(own.matrix.start.back());
    }
    own.integer.assign(own.cost.size(), 0);
    return own;
}

}  // namespace

Master::Master(const StochasticProgram& program, int groups)
    : core_(program.core),
      columns_(program.stages.front().columns),
      rows_(program.stages.front().rows),
      groups_(groups),
      lower_(program.core.lower.begin(), program.core.lower.begin() + columns_.last),
      upper_(program.core.upper.begin(), program.core.upper.begin() + columns_.last),
      near_lower_(lower_),
      near_upper_(upper_),
      group_cuts_(at(groups), 0) {
    solver_.load(first_stage(program, groups));
}

void Master::add(const std::vector<Cut>& cuts) {
    std::vector<int> columns;
    std::vector<double> values;
    for (const Cut& cut : cuts) {
        columns.clear();
        values.clear();
        for (std::size_t column = 0; column < cut.coefficients.size(); ++column) {
            if (cut.coefficients[column] == 0) continue;
            columns.push_back(static_cast<int>(column));
            values.push_back(-cut.coefficients[column]);
        }
        if (!cut.feasibility) {
            const int future = columns_.last + cut.group;
            columns.push_back(future);
            values.push_back(1);
            if (group_cuts_[at(cut.group)]++ == 0) solver_.set_column_bounds(future, -infinity, infinity);
        }
        solver_.add_row(cut.constant, infinity, columns, values);
        cut_group_.push_back(cut.feasibility ? -1 : cut.group);
        slack_rounds_.push_back(0);
    }
}

void Master::keep_near(const std::vector<double>& center, double radius) {
    for (int column = 0; column < columns_.last; ++column) {
        const double reach = radius * std::max(1.0, std::abs(center[at(column)]));
        near_lower_[at(column)] = std::max(lower_[at(column)], center[at(column)] - reach);
        near_upper_[at(column)] = std::min(upper_[at(column)], center[at(column)] + reach);
    }
    solver_.set_bounds(near_lower_, near_upper_);
}

void Master::keep_anywhere() {
    near_lower_ = lower_;
    near_upper_ = upper_;
    solver_.set_bounds(near_lower_, near_upper_);
}

void Master::ask_integers(bool asked) {
    std::vector<std::uint8_t> integer(at(columns_.last), 0);
    if (asked) integer.assign(core_.integer.begin(), core_.integer.begin() + columns_.last);
    solver_.set_integers(integer);
}

SolveStatus Master::solve(const SolveLimits& limits) {
    const SolveStatus status = solver_.solve(limits);
    if (status == SolveStatus::optimal || (status == SolveStatus::stopped && solver_.has_solution())) {
        decision_.assign(solver_.solution().begin(), solver_.solution().begin() + columns_.last);
    }
    if (status == SolveStatus::optimal) {
        const std::vector<double>& values = solver_.row_values();
        const int first = rows_.last;
        for (std::size_t cut = 0; cut < slack_rounds_.size(); ++cut) {
            const double dual = solver_.row_duals().empty() ? 0 : solver_.row_duals()[at(first) + cut];
            slack_rounds_[cut] = dual != 0 || values.empty() ? 0 : slack_rounds_[cut] + 1;
        }
    }
    return status;
}

double Master::first_stage_cost(const std::vector<double>& x) const {
    double cost = core_.offset;
    for (int column = 0; column < columns_.last; ++column) cost += core_.cost[at(column)] * x[at(column)];
    return cost;
}

double Master::future_cost() const {
    double cost = 0;
    for (int group = 0; group < groups_; ++group) cost += solver_.solution()[at(columns_.last + group)];
    return cost;
}

double Master::feasibility_dual() const {
    double sum = 0;
    for (std::size_t cut = 0; cut < cut_group_.size(); ++cut) {
        if (cut_group_[cut] < 0) sum += row_dual(rows_.last + static_cast<int>(cut));
    }
    return sum;
}

bool Master::knows_all_futures() const {
    return std::ranges::none_of(group_cuts_, [](int cuts) { return cuts == 0; });
}

void Master::forget_slack_cuts() {
    constexpr int patience = 12;
    std::vector<int> rows;
    std::vector<int> cut_group, slack_rounds;
    for (std::size_t cut = 0; cut < slack_rounds_.size(); ++cut) {
        const int group = cut_group_[cut];
        if (group >= 0 && slack_rounds_[cut] > patience && group_cuts_[at(group)] > 1) {
            rows.push_back(rows_.last + static_cast<int>(cut));
            --group_cuts_[at(group)];
        } else {
            cut_group.push_back(group);
            slack_rounds.push_back(slack_rounds_[cut]);
        }
    }
    if (rows.size() * 4 < slack_rounds_.size()) {  // not worth it yet
        for (const int row : rows) ++group_cuts_[at(cut_group_[at(row - rows_.last)])];
        return;
    }
    solver_.remove_rows(rows);
    cut_group_ = std::move(cut_group);
    slack_rounds_ = std::move(slack_rounds);
}

}  // namespace sinews::stochastic
