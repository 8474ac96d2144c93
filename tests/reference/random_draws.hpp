#pragma once
// One random replication for the reference, for tests that need uncertainty but no particular engine's draws.

#include <cstdint>

#include "reference/draws.hpp"

namespace sinews::reference {

/// Every quantity drawn from a generator of its own, by name: so neither the order of asking nor what else is asked
/// matters. Variables are one draw each; availability and growth follow their AR(1). The draws keep a copy of the
/// scenario.
[[nodiscard]] Draws random_draws(const scenario::Scenario& scenario, std::uint64_t seed);

}  // namespace sinews::reference
