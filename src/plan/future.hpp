#pragma once
// What a plan takes as given: one run of the simulation without new investment, cut out and by position.
//
// Operations are looked at from the month in which the question's window begins. Before it nothing has to be made: orders wait,
// and stocks of inputs can stand at the window's beginning where they stand without the plan, and no higher. With stockpiling
// they may grow, and operations begin with the month after as_of.

#include <cstdint>
#include <vector>

#include "network/network.hpp"
#include "plan/choice.hpp"
#include "plan/question.hpp"
#include "plan/stock_target.hpp"
#include "plan/world_run.hpp"
#include "scenario/scenario.hpp"

namespace sinews::plan {

/// A trade link between nodes that the plan covers.
struct Lane {
    int link = 0;  // position in Network::links
    double share = 0;
    std::vector<std::uint8_t> open;  // by period: in some month of it
};

/// One party's money for several covered items: together they cost no more than there is.
struct Purse {
    int party = 0;
    std::vector<int> nodes;
    std::vector<std::vector<double>>
        price;  // by node of the list and period: the least until the last order that counts
    std::vector<std::vector<double>> known;  // by the same: due without any order of the plan, added up
    std::vector<std::vector<double>> money;  // by the same: all that came in until that order
};

/// What is counted: the measure over some periods, and what stands beside it.
struct Goal {
    int first = 0, last = 0;  // periods
    double constant = 0;      // made before the first period, less what has to be matched
};

/// The covered part of the world. Vectors by period; period p are the months starts[p] to starts[p + 1] - 1 of the horizon.
struct Future {
    int decide_from = 0;      // as_of + 1: decisions fall in this month or later
    std::vector<int> starts;  // one more than there are periods
    std::vector<Goal> goals;  // the plan's measure is the least of them
    std::vector<bool> node_covered;
    std::vector<std::vector<double>> capacity;  // by node: ramped capacity without the plan, summed over the months
    std::vector<std::vector<double>> reserved;  // by node of an input: what items outside the plan eat
    std::vector<double> stock;                  // by node, before the first period
    std::vector<std::vector<double>> held;      // by node: stock at each period's end without the plan
    // By node of a buyer of a final item: the most that can have fallen due by the period's end, of orders of the past and of
    // all that could be ordered; may be infinite.
    std::vector<std::vector<double>> most_due;
    std::vector<Purse> purses;
    std::vector<StockTarget> targets;      // of a question of their shortfall
    std::vector<double> node_cooperation;  // of its pool
    std::vector<double> recipe_quantity;   // by position in Network::recipe_inputs
    std::vector<Lane> lanes;
    std::vector<Choice> choices;

    [[nodiscard]] int periods() const { return static_cast<int>(starts.size()) - 1; }
    [[nodiscard]] int end() const { return starts.back(); }
    /// What one copy of a choice that is decided in a month adds to its node's capacity, by period.
    [[nodiscard]] std::vector<double> gains(const Choice& choice, int decided) const;
};

/// Everything the plan needs to know. `network` is that of `scenario` with candidates that nobody decides (with_builds.hpp).
struct FutureSource {
    const scenario::Scenario& scenario;  // as it is
    const network::Network& network;
    const WorldRun& run;
    const analyse::MeasurePlan& measure;
};
[[nodiscard]] Future look_ahead(const FutureSource& source, const Question& question);

}  // namespace sinews::plan
