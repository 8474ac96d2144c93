#pragma once
// Stock targets: what a receiver is meant to hold of an item, and what it lacks of that.

#include <vector>

#include "analyse/plan.hpp"
#include "network/network.hpp"
#include "plan/question.hpp"
#include "plan/world_run.hpp"

namespace sinews::plan {

/// One receiver's target of one item in one future. Series run over the months of the network.
struct StockTarget {
    int node = 0;
    double weight = 1;   // of a unit that is missing for a month: the price, or 1
    double opening = 0;  // stock before the first month that counts
    MonthSeries wanted;  // 0 where no target is in force
    MonthSeries use;     // planned use that draws on this item first
};

/// Targets of the question's nodes. A price is what the item costs there in the month after as_of.
[[nodiscard]] std::vector<StockTarget> stock_targets(const network::Network& network, const WorldRun& run,
                                                     const Question& question, int decide_from);

/// Nodes of receivers that any programme of kind stock target is for, ascending.
[[nodiscard]] std::vector<int> nodes_with_targets(const network::Network& network);

/// What the measure of a question of shortfall is: all that is made of the targets' items in the blocs of those who buy and
/// those who get them, since the month after as_of. It says what the plan covers and what reviews look at.
[[nodiscard]] analyse::MeasurePlan made_for_targets(const network::Network& network, const Question& question);

/// Σ weight·max(0, wanted - stock at the month's end) of a run, by month; 0 before `first` and after `last`.
[[nodiscard]] MonthSeries shortfall_by_month(const std::vector<StockTarget>& targets, const WorldRun& run, int first,
                                             int last);

/// The sum of that over the question's months.
[[nodiscard]] double simulated_shortfall(const network::Network& network, const std::vector<StockTarget>& targets,
                                         const WorldRun& run, const Question& question);

/// What a question counts in a run of another network of the same scenario (with builds): its measure in its month, or what is
/// lacking, not negated. `asked_in` is the network that the question's nodes are of.
[[nodiscard]] double simulated_value(const network::Network& asked_in, const Question& question,
                                     const network::Network& network, const WorldRun& run);

/// Can the item be drawn on in place of another one (a later item of a list of use)? Then its use has no known limit.
[[nodiscard]] bool stands_in(const network::Network& network, int node);

}  // namespace sinews::plan
