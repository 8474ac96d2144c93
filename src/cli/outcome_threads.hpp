#pragma once
// Outcomes of several runs of the same replications on several threads. Which thread runs which changes no bit.

#include <atomic>
#include <cstdint>
#include <vector>

#include "analyse/outcomes.hpp"
#include "cli/simulate_threads.hpp"

namespace sinews::cli {

/// One run: its network and plan, and where its outcomes go. All must outlive the call.
struct OutcomeRun {
    const network::Network* network = nullptr;
    const analyse::Plan* plan = nullptr;
    analyse::Outcomes* outcomes = nullptr;
    const simulate::GivenDraws* given = nullptr;  // null: all inputs are drawn from their streams
};

/// Runs the replications of `range` (they lie within the outcomes' ranges) of every run. False when `stop` became true before
/// the end. `done` counts finished replications of all runs.
[[nodiscard]] bool outcome_threads(const std::vector<OutcomeRun>& runs, const analyse::OutcomeRequest& request,
                                   const RunSize& size, analyse::Range range, std::atomic<std::uint64_t>& done,
                                   const std::atomic<bool>& stop);

}  // namespace sinews::cli
