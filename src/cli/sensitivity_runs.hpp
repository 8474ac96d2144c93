#pragma once
// The runs behind `sinews sensitivity`.

#include <atomic>
#include <optional>
#include <string>

#include "cli/simulate_threads.hpp"
#include "report/sensitivity_tables.hpp"
#include "scenario/scenario.hpp"

namespace sinews::cli {

/// One number a replication: a measure's value in a month, 1 or 0 for a claim, the month of a crossover (one month after the
/// horizon for never).
struct SensitivityQuestion {
    enum class Kind { measure, claim, crossover } kind = Kind::measure;
    int position = 0;  // in the scenario
    int month = 0;     // of a measure, from the start
    std::string text;
};

/// First-order indices of all inputs from one run, and the `top` of them with intervals; with `sobol` these top ones (whether
/// a line comes excepted) by pick-freeze, first order and total; that needs independent inputs, so no size.given. Nothing when interrupted. `done` counts replications.
[[nodiscard]] std::optional<report::SensitivityAnswers> sensitivity_of(const scenario::Scenario& scenario,
                                                                       const network::Network& network,
                                                                       const SensitivityQuestion& question,
                                                                       const RunSize& size, int top, bool sobol,
                                                                       std::atomic<std::uint64_t>& done);

}  // namespace sinews::cli
