#pragma once
// All replications on several threads. Which thread runs which changes no bit of the result.

#include <atomic>
#include <cstdint>
#include <optional>

#include "analyse/plan.hpp"
#include "analyse/tally.hpp"
#include "network/network.hpp"
#include "simulate/state.hpp"

namespace sinews::cli {

struct RunSize {
    simulate::Mode mode = simulate::Mode::monte_carlo;
    std::uint64_t seed = 1;
    std::uint64_t replications = 1;
    unsigned threads = 1;                         // at least 1
    std::uint64_t first = 0;                      // of the replications
    const simulate::GivenDraws* given = nullptr;  // a posterior's draws in place of the prior's
};

/// The tally of all replications; nothing when `stop` became true before the end. `done` counts finished replications.
[[nodiscard]] std::optional<analyse::Tally> simulate_threads(const network::Network& network, const analyse::Plan& plan,
                                                             const RunSize& size, std::atomic<std::uint64_t>& done,
                                                             const std::atomic<bool>& stop);

}  // namespace sinews::cli
