#pragma once
// A plan as text: a lever that builds what the plan builds, so that the simulation can take it.

#include <string>
#include <vector>

#include "plan/find_plan.hpp"
#include "scenario/scenario.hpp"

namespace sinews::plan {

/// The name of the lever in a plan file.
inline constexpr const char* plan_lever = "plan";

/// Whole copies of the answer as builds of a lever; parts are rounded to the nearest copy.
[[nodiscard]] std::vector<scenario::LeverBuild> builds_of(const scenario::Scenario& scenario, const Future& future,
                                                          const PlanAnswer& answer);

/// TOML in the form of levers.toml. `text` says in words what was asked.
[[nodiscard]] std::string plan_file(const std::vector<scenario::LeverBuild>& builds, const std::string& text);

}  // namespace sinews::plan
