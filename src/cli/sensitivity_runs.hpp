#pragma once
// The runs behind `sinews sensitivity`.

#include <atomic>
#include <optional>
#include <string>

#include "cli/sensitivity_question.hpp"
#include "cli/simulate_threads.hpp"
#include "report/sensitivity_tables.hpp"
#include "scenario/scenario.hpp"

namespace sinews::cli {

/// First-order indices of all inputs from one run, and the `top` of them with intervals; with `sobol` these top ones (whether
/// a line comes excepted) by pick-freeze, first order and total; that needs independent inputs, so no size.given. Nothing when `stop` became true. `done` counts replications.
[[nodiscard]] std::optional<report::SensitivityAnswers> sensitivity_of(
    const scenario::Scenario& scenario, const network::Network& network, const SensitivityQuestion& question,
    const RunSize& size, int top, bool sobol, std::atomic<std::uint64_t>& done, const std::atomic<bool>& stop);

}  // namespace sinews::cli
