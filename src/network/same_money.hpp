#pragma once
// Does the same money come in under two stages of levers?

#include "network/network.hpp"

namespace sinews::network {

/// Have all accounts the same income in every year and replication, and the economies behind them the same GDP and shares?
/// `now` is the stage after `before`, and knows which of its draws are as there (Network::AsBefore).
[[nodiscard]] bool same_money(const Network& before, const Network& now);

}  // namespace sinews::network
