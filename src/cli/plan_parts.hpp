#pragma once
// Pieces of a plan's texts that plans of one and of many futures share.

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "plan/find_plan.hpp"
#include "plan/promise.hpp"
#include "scenario/scenario.hpp"

namespace sinews::cli {

[[nodiscard]] std::string plan_number(double value);
[[nodiscard]] std::string plan_month(const scenario::Scenario& scenario, int month);
/// A value as it is told: a shortfall is minus the value that the plan makes the most of.
[[nodiscard]] double as_told(const plan::Question& question, double value);
[[nodiscard]] stochastic::Progress as_told(const plan::Question& question, const stochastic::Progress& progress);
/// "measure" of plan.json: the measure's id; of a shortfall that of a measure of just these stocks, where there is one.
[[nodiscard]] std::string plan_measure(const scenario::Scenario& scenario, const analyse::Plan& measures,
                                       const plan::Question& question);
[[nodiscard]] std::string plan_unit(const scenario::Scenario& scenario, const plan::Question& question);

/// One line a build.
[[nodiscard]] std::string build_lines(const scenario::Scenario& scenario, const plan::Future& choices,
                                      const std::vector<plan::PlannedBuild>& builds, bool shares);
[[nodiscard]] std::string cost_lines(const scenario::Scenario& scenario, const plan::Future& choices,
                                     const plan::PlanAnswer& answer);

/// What binds, in words: the most worthy of each kind. Gains are in the measure's unit, or money saved; what is within the
/// solver's rounding is left out.
[[nodiscard]] std::string worth_lines(const scenario::Scenario& scenario, const plan::Future& choices,
                                      const plan::Question& question, const plan::PlanAnswer& answer);
[[nodiscard]] nlohmann::ordered_json worth_json(const scenario::Scenario& scenario, const plan::Future& choices,
                                                const plan::Worth& worth);

/// What the report's page takes of a plan (docs/plan.md, "Files").
[[nodiscard]] nlohmann::ordered_json builds_json(const scenario::Scenario& scenario, const plan::Future& choices,
                                                 const std::vector<plan::PlannedBuild>& builds);
[[nodiscard]] nlohmann::ordered_json years_json(const scenario::Scenario& scenario, const plan::Future& choices,
                                                const plan::PlanAnswer& answer);
[[nodiscard]] nlohmann::ordered_json marginal_json(const scenario::Scenario& scenario, const plan::Promise& promise,
                                                   const std::string& unit);
[[nodiscard]] nlohmann::ordered_json promise_json(const scenario::Scenario& scenario, const analyse::Plan& measures,
                                                  const plan::Question& question, const plan::Promise& promise);

}  // namespace sinews::cli
