#include "stochastic/patterns.hpp"

#include <algorithm>
#include <cmath>

#include "stochastic/block_patterns.hpp"
#include "stochastic/solver.hpp"
#include "stochastic/stage_rows.hpp"

namespace sinews::stochastic {

namespace {

/// Of the needs, relative to their size: what rounding leaves of an equality.
constexpr double tolerance = 1e-9;

/// More patterns than this, over all scenarios, are not worth writing out.
constexpr std::size_t most_patterns = 2'000'000;

bool changes_a_supply(const StochasticProgram& program) {
    const Range first = program.stages[0].columns;
    const Range rows = program.stages[1].rows;
    for (const Outcome& outcome : program.outcomes) {
        for (const Change& change : outcome.changes) {
            if (change.kind == Change::Kind::entry && first.holds(change.column) && rows.holds(change.row)) return true;
        }
    }
    return false;
}

bool are_integers(const StochasticProgram& program) {
    const Range columns = program.stages[1].columns;
    for (int column = columns.first; column < columns.last; ++column) {
        if (program.core.integer[at(column)] == 0) return false;
    }
    return true;
}

LinearProgram first_stage_of(const StochasticProgram& program, const StageRows& rows) {
    const LinearProgram& core = program.core;
    const auto columns = at(program.stages[0].columns.size());
    const auto own_rows = at(program.stages[0].rows.size());
    LinearProgram first;
    first.cost.assign(core.cost.begin(), core.cost.begin() + static_cast<long>(columns));
    first.lower.assign(core.lower.begin(), core.lower.begin() + static_cast<long>(columns));
    first.upper.assign(core.upper.begin(), core.upper.begin() + static_cast<long>(columns));
    first.integer.assign(core.integer.begin(), core.integer.begin() + static_cast<long>(columns));
    first.row_lower.assign(core.row_lower.begin(), core.row_lower.begin() + static_cast<long>(own_rows));
    first.row_upper.assign(core.row_upper.begin(), core.row_upper.begin() + static_cast<long>(own_rows));
    first.offset = core.offset;
    first.matrix = columns_of(rows.row, rows.column, rows.value, static_cast<int>(columns));
    return first;
}

/// Least and most of a supply over the first stage's relaxation; false when it has no least value.
bool find_range(const LinearProgram& first_stage, Supply& supply) {
    LinearProgram program = first_stage;
    program.integer.assign(program.integer.size(), 0);
    program.offset = 0;
    std::ranges::fill(program.cost, 0.0);
    for (std::size_t entry = 0; entry < supply.columns.size(); ++entry) {
        program.cost[at(supply.columns[entry])] = supply.values[entry];
    }
    Solver solver;
    solver.load(program);
    if (solver.solve() != SolveStatus::optimal) return false;
    supply.least = solver.objective();
    for (double& cost : program.cost) cost = -cost;
    Solver largest;
    largest.load(program);
    if (largest.solve() == SolveStatus::optimal) supply.most = -largest.objective();
    return true;
}

/// The supplies, by rows of the core; nothing when a row does not fit.
std::optional<std::vector<Supply>> supplies_of(const StochasticProgram& program, const StageRows& rows,
                                               const LinearProgram& first_stage) {
    const Range own = program.stages[1].rows;
    const int first_columns = program.stages[0].columns.size();
    std::vector<Supply> supplies;
    for (int row = own.first; row < own.last; ++row) {
        Supply supply;
        supply.row = row;
        supply.at_least = std::isinf(program.core.row_upper[at(row)]);
        bool has_own = false;
        for (int entry = rows.start[at(row - own.first)]; entry < rows.start[at(row - own.first) + 1]; ++entry) {
            if (rows.column[at(entry)] >= first_columns) {
                has_own = true;
                continue;
            }
            supply.columns.push_back(rows.column[at(entry)]);
            supply.values.push_back(supply.at_least ? rows.value[at(entry)] : -rows.value[at(entry)]);
        }
        if (supply.columns.empty()) continue;
        if (!has_own) return std::nullopt;  // a row of the first stage that only becomes known later
        if (!find_range(first_stage, supply)) return std::nullopt;
        supplies.push_back(std::move(supply));
    }
    return supplies;
}

}  // namespace

double Supply::at(const std::vector<double>& x) const {
    double sum = 0;
    for (std::size_t entry = 0; entry < columns.size(); ++entry)
        sum += values[entry] * x[stochastic::at(columns[entry])];
    return sum;
}

std::vector<double> Patterns::supply_of(const std::vector<double>& x) const {
    std::vector<double> result;
    result.reserve(supplies.size());
    for (const Supply& supply : supplies) result.push_back(supply.at(x));
    return result;
}

double Patterns::recourse(const std::vector<double>& supply) const {
    double sum = offset;
    for (const Block& block : blocks) {
        double best = infinity;
        for (int pattern = 0; pattern < block.count() && std::isinf(best); ++pattern) {
            bool fits = true;
            for (std::size_t own = 0; own < block.supplies.size() && fits; ++own) {
                const double given = supply[at(block.supplies[own])];
                fits =
                    block.need_of(pattern, static_cast<int>(own)) <= given + tolerance * std::max(1.0, std::abs(given));
            }
            if (fits) best = block.cost[at(pattern)];  // the cheapest stands first
        }
        sum += block.weight * best;
    }
    return sum;
}

std::optional<Patterns> patterns_of(const StochasticProgram& program) {
    if (program.stage_count() != 2 || program.nodes.front().outcome >= 0) return std::nullopt;
    if (!are_integers(program) || changes_a_supply(program)) return std::nullopt;
    const std::vector<StageRows> rows = rows_by_stage(program);
    Patterns patterns;
    patterns.first_stage = first_stage_of(program, rows[0]);
    std::optional<std::vector<Supply>> supplies = supplies_of(program, rows[1], patterns.first_stage);
    if (!supplies) return std::nullopt;
    patterns.supplies = std::move(*supplies);
    const std::vector<BlockShape> shapes = block_shapes(program, rows[1], patterns.supplies);
    StageNumbers numbers;
    std::size_t count = 0;
    for (std::size_t position = 1; position < program.nodes.size(); ++position) {
        const Node& node = program.nodes[position];
        stage_numbers(program, rows[1], 1, node.outcome, numbers);
        patterns.offset += node.weight * numbers.offset;
        for (const BlockShape& shape : shapes) {
            std::optional<Block> block = block_patterns(shape, patterns.supplies, numbers);
            if (!block) return std::nullopt;
            block->weight = node.weight;
            count += block->cost.size();
            if (count > most_patterns) return std::nullopt;
            patterns.blocks.push_back(std::move(*block));
        }
    }
    return patterns;
}

}  // namespace sinews::stochastic
