#pragma once
// The patterns of one block of second-stage integers.

#include <optional>
#include <span>
#include <vector>

#include "stochastic/patterns.hpp"
#include "stochastic/stage_rows.hpp"

namespace sinews::stochastic {

/// Columns and rows of the second stage that hang together; the same in every scenario, only numbers differ.
struct BlockShape {
    struct Entry {
        int row = 0;       // position in `rows`
        int position = 0;  // of its value in StageNumbers::value
    };
    std::vector<int> columns;                 // of the second stage, from 0
    std::vector<int> rows;                    // likewise
    std::vector<int> supply;                  // by row: position among all supplies, or -1
    std::vector<std::vector<Entry>> entries;  // by column
};

[[nodiscard]] std::vector<BlockShape> block_shapes(const StochasticProgram& program, const StageRows& rows,
                                                   std::span<const Supply> supplies);

/// Every combination of the block's integers that its rows allow, without those that another is no dearer and no needier
/// than; cheapest first. Nothing when a column has no bounds, a supply row has two sides, or they are too many.
[[nodiscard]] std::optional<Block> block_patterns(const BlockShape& shape, std::span<const Supply> supplies,
                                                  const StageNumbers& numbers);

/// Patterns sorted by cost, without those that another makes useless.
void keep_best(Block& block);

/// A matrix by columns of entries in any order of columns, rows ascending in each column when they were so.
[[nodiscard]] SparseColumns columns_of(std::span<const int> row, std::span<const int> column,
                                       std::span<const double> value, int columns);

}  // namespace sinews::stochastic
