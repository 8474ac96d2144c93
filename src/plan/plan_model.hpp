#pragma once
// The whole plan as one linear program: investment, and operations of every future. docs/plan.md tells every row.

#include <span>
#include <vector>

#include "plan/decisions.hpp"
#include "plan/operations.hpp"
#include "plan/risk.hpp"
#include "stochastic/linear_program.hpp"

namespace sinews::plan {

struct PlanModel {
    stochastic::LinearProgram program;
    Decisions decisions;
    std::vector<Operations> operations;                     // by future
    std::vector<std::vector<std::vector<int>>> added_rows;  // by future, node, period: added - Σ gain·copies = 0
    int whole = -1;  // column of the value of all futures together; of a chance -1
};

struct PlanTask {
    const network::Network& network;
    const analyse::MeasurePlan& measure;
    const Question& question;
    const Risk& risk;
    const DecisionTree& tree;
    double thrift = 0;          // what a unit of currency has to bring of a measure that is to be the most
    std::vector<double> floor;  // by future: the value without any building; of a chance
};

[[nodiscard]] PlanModel make_plan_model(const PlanTask& task, std::span<const Future> futures);

/// The first future's choices, with the shortest time to build that any future draws: no decision is left out that may help.
[[nodiscard]] Future earliest_choices(std::span<const Future> futures);

}  // namespace sinews::plan
