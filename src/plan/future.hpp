#pragma once
// What a plan takes as given: one run of the simulation without new investment, cut out and by position.

#include <cstdint>
#include <string>
#include <vector>

#include "analyse/trajectory.hpp"
#include "network/network.hpp"
#include "plan/question.hpp"
#include "scenario/scenario.hpp"

namespace sinews::plan {

/// A candidate that the plan may build.
struct Choice {
    std::string candidate;
    std::string party, item;
    int node = 0;
    double capex = 0;
    int most_copies = 1;
    int earliest = 0;  // month of the horizon
    // One copy decided in month m gives capacity profile(m, t) in month t.
    double capacity = 0, build_and_slip = 0, ramp = 0, shape = 1, availability = 1;
    int until = network::never;
    int earliest_start = 0;
    [[nodiscard]] double profile(int decided, int month) const;
    /// The same with less time to build.
    [[nodiscard]] Choice faster(double months) const;
};

/// A trade link between nodes that the plan covers, open in some months.
struct Lane {
    int link = 0;  // position in Network::links
    double share = 0;
};

/// Money of one party for one category, as far as the covered items may use it.
struct Purse {
    int party = 0, category = 0;
    std::vector<int> nodes;      // covered final items that it pays
    double left = 0;             // at as_of
    std::vector<double> income;  // by month after as_of, less what other items spend
};

/// The covered part of the world from the month after as_of on; vectors by month count from there.
struct Future {
    int first = 0;    // month of the horizon: as_of + 1
    int months = 0;   // up to the question's month
    double past = 0;  // what the measure counts before `first`
    std::vector<bool> node_covered;
    std::vector<std::vector<double>> capacity;   // by node: ramped capacity without the plan
    std::vector<std::vector<double>> reserved;   // by node of an input: what items outside the plan eat
    std::vector<double> stock;                   // by node, at as_of
    std::vector<std::vector<double>> held;       // by node: stock at each month's end without the plan
    std::vector<double> book;                    // by node of a buyer of a final item: backlog at as_of
    std::vector<std::vector<double>> due;        // by such a node: orders of the past that fall due
    std::vector<std::vector<double>> most_wish;  // by such a node: more is ordered in no month; may be infinite
    std::vector<std::vector<double>> price;      // by such a node
    std::vector<Purse> purses;
    std::vector<double> node_cooperation;  // of its pool
    std::vector<double> recipe_quantity;   // by position in Network::recipe_inputs
    std::vector<Lane> lanes;
    std::vector<Choice> choices;
};

/// Everything the plan needs to know. `full` is the network of the scenario with every candidate built; the run is one of the
/// scenario as it is, with the same draws. Covered are the items of the measure and their chains, in the measure's blocs and
/// those they trade with.
struct FutureSource {
    const scenario::Scenario& scenario;
    const network::Network& full;
    const analyse::Trajectory& base;   // without the plan
    const analyse::Trajectory& built;  // of `full`: what was drawn for the candidates
    const analyse::MeasurePlan& measure;
    bool point = true;
};
[[nodiscard]] Future look_ahead(const FutureSource& source, const Question& question);

}  // namespace sinews::plan
