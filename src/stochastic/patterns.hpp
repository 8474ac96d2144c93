#pragma once
// A second stage of small integer blocks, written out: every combination of a block's integers is a pattern with a cost and
// with needs that the first stage must supply. What decides is then which supply the first stage buys, not the integers.

#include <optional>
#include <vector>

#include "stochastic/stochastic_program.hpp"

namespace sinews::stochastic {

/// A second-stage row with columns of the first stage, read as need(second stage) <= supply(first stage).
struct Supply {
    int row = 0;               // of the core
    bool at_least = false;     // the row is written the other way round: ... >= side
    std::vector<int> columns;  // of the first stage
    std::vector<double> values;
    double least = 0;        // of the supply, over all first-stage decisions of the relaxation
    double most = infinity;  // likewise

    [[nodiscard]] double at(const std::vector<double>& x) const;
};

/// Integers of one scenario that no row ties to its others. Patterns run slowest in `need`; none is both dearer and needier
/// than another. Needs that the least supply meets are minus infinity.
struct Block {
    double weight = 1;          // of its cost
    std::vector<int> supplies;  // positions in Patterns::supplies
    std::vector<double> cost;   // by pattern, cheapest first
    std::vector<double> need;   // pattern x supplies

    [[nodiscard]] int count() const { return static_cast<int>(cost.size()); }
    [[nodiscard]] double need_of(int pattern, int supply) const {
        return need[stochastic::at(pattern) * supplies.size() + stochastic::at(supply)];
    }
};

struct Patterns {
    LinearProgram first_stage;  // its columns and rows alone
    std::vector<Supply> supplies;
    std::vector<Block> blocks;
    double offset = 0;  // of all scenarios, weighted

    /// Expected cost of the second stage, `supply` being what the first stage supplies; infinite when a block has no pattern.
    [[nodiscard]] double recourse(const std::vector<double>& supply) const;
    [[nodiscard]] std::vector<double> supply_of(const std::vector<double>& x) const;
};

/// The patterns of a two-stage program, or nothing where the form does not fit: second-stage columns must be integers with
/// bounds, their blocks small, and what ties them to the first stage one-sided rows whose first-stage entries are the same in
/// every scenario and whose supply has a least value.
[[nodiscard]] std::optional<Patterns> patterns_of(const StochasticProgram& program);

}  // namespace sinews::stochastic
