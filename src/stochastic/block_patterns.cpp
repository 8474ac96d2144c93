#include "stochastic/block_patterns.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sinews::stochastic {

namespace {

constexpr double slack = 1e-9;       // of a row's side, for rounding
constexpr int most_in_block = 4096;  // patterns
constexpr long long most_steps_in_block = 400'000;

/// Goes through the combinations column by column, and turns back where no continuation can meet the rows.
struct Search {
    const BlockShape& shape;
    std::span<const Supply> supplies;
    const StageNumbers& numbers;
    std::vector<std::vector<double>> least_rest,
        most_rest;                 // by column and row: what this and later columns add to the row
    std::vector<double> activity;  // by row
    Block found;
    long long steps = 0;
    bool failed = false;

    [[nodiscard]] double lower_of(int column) const {
        return std::ceil(numbers.lower[at(shape.columns[at(column)])] - slack);
    }
    [[nodiscard]] double upper_of(int column) const {
        return std::floor(numbers.upper[at(shape.columns[at(column)])] + slack);
    }

    bool prepare() {
        const auto columns = shape.columns.size();
        least_rest.assign(columns + 1, std::vector<double>(shape.rows.size(), 0));
        most_rest = least_rest;
        for (std::size_t column = columns; column-- > 0;) {
            const double lower = lower_of(static_cast<int>(column)), upper = upper_of(static_cast<int>(column));
            if (std::isinf(lower) || std::isinf(upper)) return false;
            least_rest[column] = least_rest[column + 1];
            most_rest[column] = most_rest[column + 1];
            for (const BlockShape::Entry& entry : shape.entries[column]) {
                const double value = numbers.value[at(entry.position)];
                least_rest[column][at(entry.row)] += std::min(value * lower, value * upper);
                most_rest[column][at(entry.row)] += std::max(value * lower, value * upper);
            }
        }
        for (std::size_t row = 0; row < shape.rows.size(); ++row) {
            if (shape.supply[row] < 0) continue;
            const Supply& supply = supplies[at(shape.supply[row])];
            const auto own = at(shape.rows[row]);
            const double other_side = supply.at_least ? numbers.row_upper[own] : numbers.row_lower[own];
            if (!std::isinf(other_side)) return false;
            found.supplies.push_back(shape.supply[row]);
        }
        activity.assign(shape.rows.size(), 0);
        return true;
    }

    /// What a row asks of its supply when its second-stage part comes to `part`; minus infinity when it has no side.
    [[nodiscard]] double need(std::size_t row, double part) const {
        const auto own = at(shape.rows[row]);
        const Supply& supply = supplies[at(shape.supply[row])];
        return supply.at_least ? numbers.row_lower[own] - part : part - numbers.row_upper[own];
    }

    [[nodiscard]] bool can_go_on(std::size_t column) const {
        for (std::size_t row = 0; row < shape.rows.size(); ++row) {
            const double least = activity[row] + least_rest[column][row], most = activity[row] + most_rest[column][row];
            if (shape.supply[row] >= 0) {
                const Supply& supply = supplies[at(shape.supply[row])];
                const double asked = need(row, supply.at_least ? most : least);
                if (asked > supply.most + slack * std::max(1.0, std::abs(supply.most))) return false;
                continue;
            }
            const double low = numbers.row_lower[at(shape.rows[row])], high = numbers.row_upper[at(shape.rows[row])];
            if (least > high + slack * std::max(1.0, std::abs(high))) return false;
            if (most < low - slack * std::max(1.0, std::abs(low))) return false;
        }
        return true;
    }

    void keep(double cost) {
        found.cost.push_back(cost);
        for (std::size_t row = 0; row < shape.rows.size(); ++row) {
            if (shape.supply[row] < 0) continue;
            const double asked = need(row, activity[row]);
            const double least = supplies[at(shape.supply[row])].least;
            found.need.push_back(asked <= least + slack * std::max(1.0, std::abs(least)) ? -infinity : asked);
        }
    }

    void go(std::size_t column, double cost) {
        if (failed || !can_go_on(column)) return;
        if (++steps > most_steps_in_block || found.count() > most_in_block) {
            failed = true;
            return;
        }
        if (column == shape.columns.size()) {
            keep(cost);
            return;
        }
        const double price = numbers.cost[at(shape.columns[column])];
        const auto last = static_cast<long long>(upper_of(static_cast<int>(column)));
        for (auto whole = static_cast<long long>(lower_of(static_cast<int>(column))); whole <= last; ++whole) {
            const auto value = static_cast<double>(whole);
            for (const BlockShape::Entry& entry : shape.entries[column]) {
                activity[at(entry.row)] += numbers.value[at(entry.position)] * value;
            }
            go(column + 1, cost + price * value);
            for (const BlockShape::Entry& entry : shape.entries[column]) {
                activity[at(entry.row)] -= numbers.value[at(entry.position)] * value;
            }
        }
    }
};

/// The root of a column's block (union-find with halving).
int root_of(std::vector<int>& parent, int column) {
    while (parent[at(column)] != column) {
        parent[at(column)] = parent[at(parent[at(column)])];
        column = parent[at(column)];
    }
    return column;
}

}  // namespace

std::vector<BlockShape> block_shapes(const StochasticProgram& program, const StageRows& rows,
                                     std::span<const Supply> supplies) {
    const Range columns = program.stages[1].columns;
    const Range own_rows = program.stages[1].rows;
    std::vector<int> parent(at(columns.size()));
    std::iota(parent.begin(), parent.end(), 0);
    const auto own_entries = [&](int row, const auto& use) {
        for (int entry = rows.start[at(row)]; entry < rows.start[at(row) + 1]; ++entry) {
            if (columns.holds(rows.column[at(entry)])) use(rows.column[at(entry)] - columns.first, entry);
        }
    };
    for (int row = 0; row < own_rows.size(); ++row) {
        int before = -1;
        own_entries(row, [&](int column, int) {
            if (before >= 0) parent[at(root_of(parent, column))] = root_of(parent, before);
            before = column;
        });
    }
    std::vector<BlockShape> shapes;
    std::vector<int> shape_of(parent.size(), -1), place(parent.size());
    for (int column = 0; column < columns.size(); ++column) {
        int& shape = shape_of[at(root_of(parent, column))];
        if (shape < 0) {
            shape = static_cast<int>(shapes.size());
            shapes.emplace_back();
        }
        place[at(column)] = static_cast<int>(shapes[at(shape)].columns.size());
        shapes[at(shape)].columns.push_back(column);
        shapes[at(shape)].entries.emplace_back();
    }
    for (int row = 0; row < own_rows.size(); ++row) {
        BlockShape* shape = nullptr;
        own_entries(row, [&](int column, int entry) {
            if (shape == nullptr) {
                shape = &shapes[at(shape_of[at(root_of(parent, column))])];
                shape->rows.push_back(row);
                const auto found = std::find_if(supplies.begin(), supplies.end(), [&](const Supply& supply) {
                    return supply.row == own_rows.first + row;
                });
                shape->supply.push_back(found == supplies.end() ? -1 : static_cast<int>(found - supplies.begin()));
            }
            shape->entries[at(place[at(column)])].push_back({static_cast<int>(shape->rows.size()) - 1, entry});
        });
    }
    return shapes;
}

std::optional<Block> block_patterns(const BlockShape& shape, std::span<const Supply> supplies,
                                    const StageNumbers& numbers) {
    Search search{.shape = shape,
                  .supplies = supplies,
                  .numbers = numbers,
                  .least_rest = {},
                  .most_rest = {},
                  .activity = {},
                  .found = {}};
    if (!search.prepare()) return std::nullopt;
    search.go(0, 0);
    if (search.failed) return std::nullopt;
    keep_best(search.found);
    return std::move(search.found);
}

void keep_best(Block& block) {
    const std::size_t width = block.supplies.size();
    std::vector<int> order(block.cost.size());
    std::iota(order.begin(), order.end(), 0);
    const auto need = [&](int pattern) {
        return std::span<const double>(block.need).subspan(at(pattern) * width, width);
    };
    std::ranges::sort(order, [&](int left, int right) {
        if (block.cost[at(left)] != block.cost[at(right)]) return block.cost[at(left)] < block.cost[at(right)];
        return std::ranges::lexicographical_compare(need(left), need(right));
    });
    Block kept;
    kept.weight = block.weight;
    kept.supplies = block.supplies;
    for (const int pattern : order) {
        bool useless = false;
        for (int other = 0; other < kept.count() && !useless; ++other) {
            useless = true;
            for (std::size_t own = 0; own < width && useless; ++own) {
                useless = kept.need_of(other, static_cast<int>(own)) <= need(pattern)[own];
            }
        }
        if (useless) continue;
        kept.cost.push_back(block.cost[at(pattern)]);
        kept.need.insert(kept.need.end(), need(pattern).begin(), need(pattern).end());
    }
    block = std::move(kept);
}

SparseColumns columns_of(std::span<const int> row, std::span<const int> column, std::span<const double> value,
                         int columns) {
    SparseColumns matrix;
    matrix.start.assign(at(columns) + 1, 0);
    for (const int of : column) ++matrix.start[at(of) + 1];
    for (std::size_t of = 1; of < matrix.start.size(); ++of) matrix.start[of] += matrix.start[of - 1];
    std::vector<int> next(matrix.start.begin(), matrix.start.end() - 1);
    matrix.row.resize(row.size());
    matrix.value.resize(row.size());
    for (std::size_t entry = 0; entry < row.size(); ++entry) {
        const auto position = at(next[at(column[entry])]++);
        matrix.row[position] = row[entry];
        matrix.value[position] = value[entry];
    }
    return matrix;
}

}  // namespace sinews::stochastic
