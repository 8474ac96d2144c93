#pragma once
// Shadow prices -> what a little more of something is worth.

#include <functional>
#include <vector>

#include "plan/find_plan.hpp"
#include "plan/plan_model.hpp"

namespace sinews::plan {

/// What one future's program says, once it is solved. Gains are in what the program makes the most of: it minimises minus that.
struct WorthReading {
    const network::Network& network;
    const Future& future;
    const Operations& operations;
    const std::vector<double>& values;  // of columns
    const std::vector<double>& duals;   // of rows
    std::vector<Decision> built;        // what the plan decides on this future's path, `column` of copies
    const std::vector<double>& copies;  // by such a column
    /// What one unit more of new capacity of a node in a period gains.
    std::function<double(int node, int period)> gain_of_added;
};

/// Worth by position, so that futures can be added up.
struct WorthSum {
    std::vector<double> capacity;     // by node: of one unit a month more, all months
    std::vector<double> cooperation;  // by item: of 0.1 more, all blocs and months
    std::vector<double> faster;       // by choice: of so much less building
};

/// What capacity for one unit a month more of a node gains in each period: it counts in the capacity row, with κ in the cooperation row
/// and with σ in the rows of its links. By node and period; empty for nodes that make nothing.
[[nodiscard]] std::vector<std::vector<double>> capacity_gains(const Future& future, const Operations& operations,
                                                              const std::vector<double>& duals);

[[nodiscard]] WorthSum worth_in(const WorthReading& reading, double faster_months);
/// sum += weight·other.
void add_worth(WorthSum& sum, const WorthSum& other, double weight);
/// The most worthy party of each item, items, and candidates (all copies together), most first; not money.
[[nodiscard]] Worth worth_told(const network::Network& network, const Future& choices, const WorthSum& sum);

/// From the solution and the duals of the linear program of one future.
[[nodiscard]] Worth worth_of(const network::Network& network, const Future& future, const PlanModel& model,
                             const Question& question, const stochastic::Solver& solved);

}  // namespace sinews::plan
