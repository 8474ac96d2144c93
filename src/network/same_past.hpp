#pragma once
// Do two networks hold the same months until a lever acts?

#include "network/network.hpp"

namespace sinews::network {

/// The month until which a network with levers goes the very way of `plain`, the scenario as written: its state may be
/// taken over there. 0 where its levers act from the start, or where what they bring along (lines that they build, leads that
/// they lengthen) gives the state other positions.
[[nodiscard]] int same_until(const Network& plain, const Network& levers);

/// Do levers leave all of a part as it is in `plain`, in every month?
[[nodiscard]] bool unchanged(const Network& plain, const Network& levers);

/// Are both divided into the same parts, node by node? Then part for part of them may be compared.
[[nodiscard]] bool same_division(const Network& plain, const Network& levers);

}  // namespace sinews::network
