#pragma once
// One plan for many futures: investment before the facts (or at reviews), operations after.

#include <functional>
#include <span>
#include <vector>

#include "plan/decision_tree.hpp"
#include "plan/find_plan.hpp"
#include "plan/plan_recourse.hpp"
#include "plan/risk.hpp"
#include "stochastic/solve.hpp"

namespace sinews::plan {

/// Opens all futures' problems elsewhere, for decisions on this tree.
using OpenElsewhere = std::function<PlanRecourse::Elsewhere(const Decisions& decisions, const DecisionTree& tree)>;

struct FuturesTask {
    const network::Network& network;
    const analyse::MeasurePlan& measure;
    const Question& question;
    Risk risk;
    const DecisionTree& tree;
    std::vector<PlannedBuild> first;  // a plan to begin with, of the tree's root; the answer is no worse
    bool whole = true;  // of the question of a crossing: false ends as soon as it is known to be or not to be
    OpenElsewhere elsewhere = {};  // where futures are solved, with the same answers to the bit; none: here
};

struct FuturesAnswer {
    PlanAnswer
        plan;  // measure, bound and gap of the risk's value (reach: of the cost); without: the risk's value of nothing
    stochastic::Method method = stochastic::Method::benders;
    std::vector<double> values, without;  // the measure by future, with the plan and with nothing built
    long long rounds = 0;
    double build_seconds = 0;  // to write the programs out
};

/// The futures' periods, goals and choices must be those of the question. `choose` takes the extensive form for few futures.
[[nodiscard]] FuturesAnswer plan_for_futures(const FuturesTask& task, std::span<const Future> futures,
                                             const stochastic::SolveOptions& options);

/// What given builds (of the tree's nodes) bring in every future; empty when stopped.
[[nodiscard]] std::vector<double> values_of(const FuturesTask& task, std::span<const Future> futures,
                                            const std::vector<PlannedBuild>& builds,
                                            const stochastic::SolveOptions& options);

}  // namespace sinews::plan
