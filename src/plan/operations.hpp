#pragma once
// What one future can make of given capacity, as rows and columns. docs/plan.md tells every row with its equation.

#include <string>
#include <vector>

#include "plan/future.hpp"
#include "plan/program_builder.hpp"
#include "plan/target_rows.hpp"

namespace sinews::plan {

/// Why a row is there; for telling which rows clash.
struct RowReason {
    enum class Kind : std::uint8_t { capacity, cooperation, pool, link, stock, order, money, goal, target };
    Kind kind = Kind::capacity;
    int item = -1;  // position in Network::items
};

/// Positions of columns and rows in the program that they were added to; -1 where there is none. By node and period.
struct Operations {
    std::vector<std::vector<int>> own, give, take;  // columns: kept at home, to the pool, from it
    std::vector<std::vector<int>> added;            // column of new capacity, of nodes that candidates are for
    std::vector<std::vector<int>> capacity_row, cooperation_row;
    struct LinkRow {
        int node = 0, period = 0, row = 0;
        double share = 0;
    };
    std::vector<LinkRow> link_rows;     // of what senders can send
    int total = -1;                     // column: the measure, or the least of the goals
    std::vector<int> goal_rows;         // total - Σ made <= constant
    std::vector<MissingStock> missing;  // of a question of shortfall: by target
    int first_row = 0;
    std::vector<RowReason> reasons;  // of the rows from first_row on
};

/// Adds a future's operations. Whatever is new comes in through the columns `added`, which stand between 0 and 0: who adds
/// them says what they are. `weight`: what a unit of the measure counts in the program, which minimises.
[[nodiscard]] Operations add_operations(const network::Network& network, const Future& future,
                                        const analyse::MeasurePlan& measure, double weight, ProgramBuilder& program);

}  // namespace sinews::plan
