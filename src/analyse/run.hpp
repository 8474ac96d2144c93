#pragma once
// Replications -> Tally. Owns no threads: the caller hands out ranges and merges the tallies (in any order).

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>

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

/// Calls what it is given while no other thread does the same for that month.
using Exclusively = std::function<void(int month, const std::function<void()>&)>;

/// Where the batches of one thread go: `own` is this thread's alone. The sketches by month and by maker, most of a run's
/// memory, may be those of one tally for all threads, which are then touched `exclusively`, month by month; empty: they are nobody else's.
struct Destination {
    Tally* own = nullptr;
    Tally* sketches = nullptr;
    Exclusively exclusively;
};

/// The next replications to run; nothing when there are no more.
using NextRange = std::function<std::optional<Range>()>;

/// Runs the replications of all ranges that `next` gives. In point mode a range has one. `done` (may be null) counts
/// replications for a progress bar; when `stop` (may be null) becomes true the run ends early and returns false: the tally
/// is then partial. `given` (may be null) holds draws in place of Philox's.
bool run_ranges(const network::Network& network, const Plan& plan, simulate::Mode mode, std::uint64_t seed,
                const NextRange& next, const Destination& destination, std::atomic<std::uint64_t>* done,
                const std::atomic<bool>* stop, BatchForm form = {}, const simulate::GivenDraws* given = nullptr);

/// The same for one range and a tally of its own.
bool run_range(const network::Network& network, const Plan& plan, simulate::Mode mode, std::uint64_t seed, Range range,
               Tally& tally, std::atomic<std::uint64_t>* done, const std::atomic<bool>* stop, BatchForm form = {},
               const simulate::GivenDraws* given = nullptr);

}  // namespace sinews::analyse
