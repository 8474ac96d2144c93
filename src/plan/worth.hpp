#pragma once
// Shadow prices -> what a little more of something is worth.

#include "plan/find_plan.hpp"
#include "plan/plan_model.hpp"

namespace sinews::plan {

/// From the solution and the duals of the linear program.
[[nodiscard]] Worth worth_of(const network::Network& network, const Future& future, const PlanModel& model,
                             const Question& question, const stochastic::Solver& solved);

}  // namespace sinews::plan
