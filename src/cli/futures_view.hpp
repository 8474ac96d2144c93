#pragma once
// A plan for many futures on the screen and as JSON.

#include <optional>
#include <string>
#include <vector>

#include "plan/crossing.hpp"
#include "plan/futures_plan.hpp"
#include "plan/promise.hpp"
#include "plan/study.hpp"
#include "plan/validate.hpp"

namespace sinews::cli {

struct FuturesView {
    const plan::Study& study;
    const plan::Question& question;
    plan::Risk risk;
    const plan::DecisionTree& tree;
    const plan::Future& choices;  // of the answer's builds
    const plan::FuturesAnswer& answer;
    plan::Promise promise{};
    int futures = 1;
    std::string asked{};
    std::vector<double> simulated_without{}, simulated_with{};  // the measure by future
    std::optional<plan::FuturesAnswer> at_once{};               // with reviews: the best plan without them
    std::vector<double> seen{};  // with reviews: by node, the measure in the year before, the mean
    std::optional<plan::Validation> validation{};
    const plan::Crossing* crossing = nullptr;
};

[[nodiscard]] std::string futures_text(const FuturesView& view);
[[nodiscard]] std::string futures_json(const FuturesView& view);

}  // namespace sinews::cli
