#pragma once
// The linear program of a plan. docs/plan.md tells every row with its equation.

#include <vector>

#include "plan/future.hpp"
#include "plan/question.hpp"
#include "stochastic/linear_program.hpp"

namespace sinews::plan {

/// Positions of columns and rows; -1 where there is none. Months count from Future::first.
struct PlanModel {
    stochastic::LinearProgram program;

    struct Decision {
        int choice = 0;
        int month = 0;   // of the horizon
        int column = 0;  // copies decided then
    };
    std::vector<Decision> decisions;
    // By covered node and month:
    std::vector<std::vector<int>> own, give, take, added;  // columns: kept at home, to the pool, from it; new capacity
    std::vector<std::vector<int>> capacity_row, cooperation_row, added_row;
    std::vector<int> budget_rows;  // by calendar year from that of Future::first
    int total_column = -1;         // the measure from Future::first on, where it is to be the most
    int target_row = -1;  // the measure from Future::first on; of a question that asks to reach a value its limit
};

/// `thrift`: what a unit of currency has to bring of a measure that is to be the most, so that nothing useless is built.
[[nodiscard]] PlanModel make_plan_model(const network::Network& network, const Future& future,
                                        const analyse::MeasurePlan& measure, const Question& question,
                                        double thrift = 0);

}  // namespace sinews::plan
