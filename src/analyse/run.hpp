#pragma once
// Replications -> Tally. Owns no threads: the caller hands out ranges and merges the tallies (in any order).

#include <atomic>
#include <cstdint>
#include <functional>

#include "analyse/batch_form.hpp"
#include "analyse/plan.hpp"
#include "analyse/tally.hpp"
#include "network/network.hpp"
#include "simulate/state.hpp"

namespace sinews::analyse {

struct SharedPast;  // past.hpp

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

/// A run that goes on range by range, with one workspace. What it was begun with must outlive it.
struct ContinuedRun {
    /// Runs the replications of a range; in point mode a range has one. `done` (may be null) counts replications for a progress
    /// bar; when `stop` (may be null) becomes true the run ends early and returns false: the tally is then partial.
    std::function<bool(Range range, std::atomic<std::uint64_t>* done, const std::atomic<bool>* stop)> run;
    /// Hands what is held back to the tally, which then has all that was run. More ranges may follow.
    std::function<void()> hand_over;
};

/// Begins a run of about `expected` replications. `given` (may be null) holds draws in place of Philox's. A run of measures
/// alone (Plan::whole) takes months that other runs had from `past` (may be null), and leaves there what it had first.
[[nodiscard]] ContinuedRun begin_run(const network::Network& network, const Plan& plan, simulate::Mode mode,
                                     std::uint64_t seed, std::uint64_t expected, const Destination& destination,
                                     BatchForm form = {}, const simulate::GivenDraws* given = nullptr,
                                     SharedPast* past = nullptr);

/// Runs one range into a tally; false when `stop` became true before its end.
bool run_range(const network::Network& network, const Plan& plan, simulate::Mode mode, std::uint64_t seed, Range range,
               Tally& tally, std::atomic<std::uint64_t>* done, const std::atomic<bool>* stop, BatchForm form = {},
               const simulate::GivenDraws* given = nullptr);

}  // namespace sinews::analyse
