#pragma once
// Outcomes of several runs of the same replications on several threads. Which thread runs which changes no bit.

#include <atomic>
#include <cstdint>
#include <vector>

#include "analyse/outcomes.hpp"
#include "cli/simulate_threads.hpp"

namespace sinews::cli {

/// Runs the replications of `range` (they lie within the outcomes' ranges) of every run. False when `stop` became true before
/// the end. `done` counts finished replications of all runs.
[[nodiscard]] bool outcome_threads(const std::vector<analyse::OutcomeRun>& runs, const analyse::OutcomeRequest& request,
                                   const RunSize& size, analyse::Range range, std::atomic<std::uint64_t>& done,
                                   const std::atomic<bool>& stop);

}  // namespace sinews::cli
