#pragma once
// Replications -> Tally. Owns no threads: the caller hands out ranges and merges the tallies (in any order).

#include <atomic>
#include <cstdint>

#include "analyse/plan.hpp"
#include "analyse/tally.hpp"
#include "network/network.hpp"
#include "simulate/state.hpp"

namespace sinews::analyse {

struct Range {
    std::uint64_t first = 0;
    std::uint64_t count = 0;
};

/// Lanes of a batch in normal use; tests also run 1, 8 and 64. A build may name one width that is to be there alone.
#if defined(SINEWS_LANES)
inline constexpr int default_lanes = SINEWS_LANES;
inline constexpr bool other_lanes = false;
#else
inline constexpr int default_lanes = 16;
inline constexpr bool other_lanes = true;
#endif

/// Runs the replications of `range` into `tally`. In point mode count is 1. `done` (may be null) counts replications for
/// a progress bar; when `stop` (may be null) becomes true the run ends early and returns false: the tally is then partial.
/// `lanes` is 1, 8, 16 or 64 and changes speed, never a bit. `given` (may be null) holds draws in place of Philox's.
bool run_range(const network::Network& network, const Plan& plan, simulate::Mode mode, std::uint64_t seed, Range range,
               Tally& tally, std::atomic<std::uint64_t>* done, const std::atomic<bool>* stop, int lanes = default_lanes,
               const simulate::GivenDraws* given = nullptr);

}  // namespace sinews::analyse
