#pragma once
// Replications -> Tally. Owns no threads: the caller hands out ranges and merges the tallies (in any order).

#include <atomic>
#include <cstdint>

#include "analyse/batch_form.hpp"
#include "analyse/plan.hpp"
#include "analyse/tally.hpp"
#include "network/network.hpp"
#include "simulate/state.hpp"

namespace sinews::analyse {

struct Range {
    std::uint64_t first = 0;
    std::uint64_t count = 0;
};

/// Runs the replications of `range` into `tally`. In point mode count is 1. `done` (may be null) counts replications for
/// a progress bar; when `stop` (may be null) becomes true the run ends early and returns false: the tally is then partial.
/// `given` (may be null) holds draws in place of Philox's.
bool run_range(const network::Network& network, const Plan& plan, simulate::Mode mode, std::uint64_t seed, Range range,
               Tally& tally, std::atomic<std::uint64_t>* done, const std::atomic<bool>* stop, BatchForm form = {},
               const simulate::GivenDraws* given = nullptr);

}  // namespace sinews::analyse
