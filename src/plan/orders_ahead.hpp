#pragma once
// How much can have fallen due of a final item, at most.

#include <vector>

#include "network/network.hpp"
#include "plan/future.hpp"
#include "plan/world_run.hpp"

namespace sinews::plan {

/// Fills most_due and purses of a future whose covered nodes, periods and recipes are known.
void take_orders(const network::Network& network, const WorldRun& run, Future& future);

}  // namespace sinews::plan
