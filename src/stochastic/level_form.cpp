#include "stochastic/level_form.hpp"

#include <algorithm>
#include <map>

#include "stochastic/block_patterns.hpp"

namespace sinews::stochastic {

namespace {

/// The block with each need replaced by how many levels it asks for, again without useless patterns.
Block by_level(const Block& block, const Levels& levels) {
    Block rounded = block;
    for (std::size_t position = 0; position < rounded.need.size(); ++position) {
        const std::vector<double>& heights = levels[at(block.supplies[position % block.supplies.size()])];
        const auto above = std::ranges::upper_bound(heights, rounded.need[position]);
        rounded.need[position] = static_cast<double>(above - heights.begin());
    }
    keep_best(rounded);
    return rounded;
}

/// True when `larger` supplies at least as much as `smaller` whatever the first stage decides.
bool covers(const LinearProgram& first_stage, const Supply& larger, const Supply& smaller) {
    std::map<int, double> difference;
    for (std::size_t entry = 0; entry < larger.columns.size(); ++entry) {
        difference[larger.columns[entry]] += larger.values[entry];
    }
    for (std::size_t entry = 0; entry < smaller.columns.size(); ++entry) {
        difference[smaller.columns[entry]] -= smaller.values[entry];
    }
    return std::ranges::all_of(difference, [&](const auto& of) {
        return of.second == 0 || (of.second > 0 && first_stage.lower[at(of.first)] >= 0);
    });
}

class FormBuilder {
public:
    FormBuilder(const Patterns& patterns, const Levels& levels)
        : patterns_(patterns), levels_(levels), program_(patterns.first_stage) {
        for (int column = 0; column < program_.columns(); ++column) {
            const SparseColumns& matrix = patterns.first_stage.matrix;
            for (int entry = matrix.start[at(column)]; entry < matrix.start[at(column) + 1]; ++entry) {
                enter(matrix.row[at(entry)], column, matrix.value[at(entry)]);
            }
        }
        program_.offset += patterns.offset;
    }

    void add_levels() {
        for (std::size_t supply = 0; supply < levels_.size(); ++supply) {
            first_level_.push_back(program_.columns());
            const int row = add_row(patterns_.supplies[supply].least, infinity);
            for (std::size_t entry = 0; entry < patterns_.supplies[supply].columns.size(); ++entry) {
                enter(row, patterns_.supplies[supply].columns[entry], patterns_.supplies[supply].values[entry]);
            }
            double below = patterns_.supplies[supply].least;
            for (std::size_t level = 0; level < levels_[supply].size(); ++level) {
                const int column = add_column(0, true);
                enter(row, column, below - levels_[supply][level]);
                below = levels_[supply][level];
                if (level > 0) at_most(column, column - 1);
            }
        }
    }

    /// A supply that always covers another has reached every level that the other has.
    void tie_supplies() {
        for (std::size_t larger = 0; larger < levels_.size(); ++larger) {
            for (std::size_t smaller = 0; smaller < levels_.size(); ++smaller) {
                if (larger == smaller) continue;
                if (covers(patterns_.first_stage, patterns_.supplies[larger], patterns_.supplies[smaller])) {
                    tie(static_cast<int>(larger), static_cast<int>(smaller));
                }
            }
        }
    }

    void add_block(const Block& block) {
        const Block rounded = by_level(block, levels_);
        const int one = add_row(1, 1);
        std::vector<int> share;
        for (int pattern = 0; pattern < rounded.count(); ++pattern) {
            share.push_back(add_column(rounded.weight * rounded.cost[at(pattern)], false));
            enter(one, share.back(), 1);
        }
        for (std::size_t own = 0; own < rounded.supplies.size(); ++own) {
            std::map<int, std::vector<int>, std::greater<>> needing;  // by level
            for (int pattern = 0; pattern < rounded.count(); ++pattern) {
                const int level = static_cast<int>(rounded.need_of(pattern, static_cast<int>(own)));
                if (level > 0) needing[level].push_back(share[at(pattern)]);
            }
            std::vector<int> so_far;
            for (const auto& [level, shares] : needing) {
                so_far.insert(so_far.end(), shares.begin(), shares.end());
                const int row = add_row(-infinity, 0);
                for (const int column : so_far) enter(row, column, 1);
                enter(row, first_level_[at(rounded.supplies[own])] + level - 1, -1);
            }
        }
    }

    LinearProgram finished() {
        program_.matrix = columns_of(rows_, columns_, values_, program_.columns());
        return std::move(program_);
    }

private:
    void tie(int larger, int smaller) {
        const std::vector<double>& heights = levels_[at(larger)];
        for (std::size_t level = 0; level < levels_[at(smaller)].size(); ++level) {
            const auto reached = std::ranges::upper_bound(heights, levels_[at(smaller)][level]) - heights.begin();
            if (reached == 0) continue;
            at_most(first_level_[at(smaller)] + static_cast<int>(level),
                    first_level_[at(larger)] + static_cast<int>(reached) - 1);
        }
    }

    void at_most(int column, int other) {
        const int row = add_row(-infinity, 0);
        enter(row, column, 1);
        enter(row, other, -1);
    }

    int add_row(double lower, double upper) {
        program_.row_lower.push_back(lower);
        program_.row_upper.push_back(upper);
        return program_.rows() - 1;
    }

    int add_column(double cost, bool integer) {
        program_.cost.push_back(cost);
        program_.lower.push_back(0);
        program_.upper.push_back(1);
        program_.integer.push_back(integer ? 1 : 0);
        return program_.columns() - 1;
    }

    void enter(int row, int column, double value) {
        rows_.push_back(row);
        columns_.push_back(column);
        values_.push_back(value);
    }

    const Patterns& patterns_;
    const Levels& levels_;
    LinearProgram program_;
    std::vector<int> first_level_;
    std::vector<int> rows_, columns_;
    std::vector<double> values_;
};

}  // namespace

Levels all_levels(const Patterns& patterns) {
    Levels levels(patterns.supplies.size());
    for (const Block& block : patterns.blocks) {
        for (std::size_t position = 0; position < block.need.size(); ++position) {
            if (block.need[position] == -infinity) continue;
            levels[at(block.supplies[position % block.supplies.size()])].push_back(block.need[position]);
        }
    }
    for (std::vector<double>& heights : levels) {
        std::ranges::sort(heights);
        const auto rest = std::ranges::unique(heights);
        heights.erase(rest.begin(), rest.end());
    }
    return levels;
}

LinearProgram level_form(const Patterns& patterns, const Levels& levels) {
    FormBuilder builder(patterns, levels);
    builder.add_levels();
    builder.tie_supplies();
    for (const Block& block : patterns.blocks) builder.add_block(block);
    return builder.finished();
}

std::size_t pattern_count(const Patterns& patterns, const Levels& levels) {
    std::size_t count = 0;
    for (const Block& block : patterns.blocks) count += by_level(block, levels).cost.size();
    return count;
}

}  // namespace sinews::stochastic
