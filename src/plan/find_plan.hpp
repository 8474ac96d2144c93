#pragma once
// A question -> what to build, when, at what cost, and what binds.

#include <string>
#include <vector>

#include "plan/decisions.hpp"
#include "plan/future.hpp"
#include "plan/question.hpp"
#include "stochastic/solve.hpp"

namespace sinews::plan {

struct PlannedBuild {
    int choice = 0;     // position in Future::choices
    int month = 0;      // of the horizon
    int node = 0;       // of the decision tree: 0 where all is decided at once
    double copies = 0;  // whole unless the question allows shares
};

/// What a little more of something is worth, in the measure's unit (most) or in money saved (reach). Marginal: of the plan in
/// which candidates may be built in part, and true for small steps.
struct Worth {
    std::vector<double> money;  // of one unit of currency more, by calendar year from that of Future::decide_from
    struct OfInput {
        std::string item, party;
        double value = 0;  // of one unit a month more of this party's capacity, all months
    };
    std::vector<OfInput> capacity;  // the most worthy party of each item, most first
    struct OfItem {
        std::string item;
        double value = 0;  // of cooperation 0.1 higher, all blocs and months
    };
    std::vector<OfItem> cooperation;  // most first
    struct OfChoice {
        int choice = 0;
        double value = 0;  // of Question::faster_months less of building
    };
    std::vector<OfChoice> faster;  // most first
};

struct PlanAnswer {
    stochastic::SolveStatus status = stochastic::SolveStatus::failed;
    double measure = 0;  // of the plan; of a crossing what it leaves above the rival, at its least
    double cost = 0;     // of all that is built; the mean where it depends on what is learned
    double bound = 0;    // most: no plan gives more; reach: none costs less
    double gap = 0;
    double without = 0;                // the measure at best when nothing is built
    double at_most = 0;                // of a reach that cannot be: the most that all candidates together give
    std::vector<PlannedBuild> builds;  // by month, then candidate
    std::vector<double> cost_by_year;  // from the year of Future::decide_from
    Worth worth;
    int rows = 0, columns = 0;
    double seconds = 0;
};

/// The builds that a solution's values say, by month, then candidate; and their cost, in all and by year, the mean over the
/// tree's futures.
void read_builds(const network::Network& network, const Future& choices, const Question& question,
                 const DecisionTree& tree, const Decisions& decisions, const std::vector<double>& values,
                 PlanAnswer& answer);

/// All copies of all candidates together.
[[nodiscard]] double whole_cost_of(const Future& choices);

/// A unit of currency has to bring so much of a measure that is to be the most, that nothing useless is built: all candidates
/// together must bring a hundred-thousandth more than nothing. Less would be lost in the solver's rounding.
[[nodiscard]] double thrift_of(const Future& choices, double without);

/// The relative distance of what was reached from the bound; of a shortfall that all but vanishes, relative to a thousandth of
/// that without building.
[[nodiscard]] double gap_of(const Question& question, const PlanAnswer& answer);

[[nodiscard]] PlanAnswer find_plan(const network::Network& network, const Future& future,
                                   const analyse::MeasurePlan& measure, const Question& question,
                                   const stochastic::SolveOptions& options);

}  // namespace sinews::plan
