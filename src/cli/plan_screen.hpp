#pragma once
// A plan on the screen and as JSON.

#include <string>

#include "plan/find_plan.hpp"
#include "plan/promise.hpp"
#include "plan/study.hpp"
#include "scenario/scenario.hpp"

namespace sinews::cli {

/// A plan with all that its reader needs.
struct PlanView {
    const plan::Study& study;
    const plan::Future& future;
    const plan::Question& question;
    const plan::PlanAnswer& answer;
    double simulated_without = 0;  // the measure, or the shortfall, in the point run as it is
    double simulated_with = 0;     // and with the plan
    std::string asked;             // the question in words
    plan::Promise promise{};       // by month
    [[nodiscard]] const scenario::Scenario& scenario() const { return study.scenario; }
};

[[nodiscard]] std::string plan_text(const PlanView& view);
[[nodiscard]] std::string plan_json(const PlanView& view);

/// The question in words: "most of MEASURE in MONTH for ... a year".
[[nodiscard]] std::string question_text(const scenario::Scenario& scenario, const plan::Question& question);

}  // namespace sinews::cli
