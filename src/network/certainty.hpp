#pragma once
// Does a network leave anything to chance?

#include "network/network.hpp"

namespace sinews::network {

/// True when every replication gives the same: no drawn parameter, no line that may not come, no noise of availability or
/// growth, in no stage of the network's levers.
[[nodiscard]] bool is_certain(const Network& network);

}  // namespace sinews::network
