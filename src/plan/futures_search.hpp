#pragma once
// What the ways to a plan for many futures share: the first stage as a program, the futures as problems.

#include <span>
#include <vector>

#include "plan/futures_plan.hpp"
#include "plan/plan_recourse.hpp"

namespace sinews::plan {

struct MasterWorth;

struct FuturesSearch {
    const FuturesTask& task;
    std::span<const Future> futures;
    Future choices;                       // earliest_choices
    stochastic::StochasticProgram first;  // one stage: the decisions
    Decisions decisions;
    std::vector<int> missed;  // of a chance: by future, the column that says it may fall short
    double build_seconds = 0;

    FuturesSearch(const FuturesTask& of, std::span<const Future> given, double thrift);

    [[nodiscard]] PlanRecourse recourse(const stochastic::Parallel& parallel) const;
    [[nodiscard]] std::vector<double> nothing() const {
        return std::vector<double>(static_cast<std::size_t>(first.core.columns()), 0.0);
    }
    /// The columns' values when these builds are decided (a build of an earlier node by all nodes that follow it in its month);
    /// what is left of budgets is not among them.
    [[nodiscard]] std::vector<double> decided(const std::vector<PlannedBuild>& builds) const;
    [[nodiscard]] double cost_of(const std::vector<double>& x) const;
};

/// Least cost so that the risk's value reaches the question's. Cuts say what a decision lacks.
void reach_by_cuts(FuturesSearch& search, PlanRecourse& recourse, const std::vector<double>& without,
                   const stochastic::SolveOptions& options, FuturesAnswer& answer, MasterWorth& worth,
                   std::vector<double>& best);

/// The most of the risk's value.
void most_by_cuts(FuturesSearch& search, PlanRecourse& recourse, const PlanRecourse::Values& nothing,
                  const stochastic::SolveOptions& options, FuturesAnswer& answer, MasterWorth& worth,
                  std::vector<double>& best);

}  // namespace sinews::plan
