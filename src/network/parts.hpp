#pragma once
// What nothing ties together. The parts of a network run through all months one after the other: each has little enough
// state for the caches nearest to a processor, and a lever leaves those alone that it does not reach.

#include <vector>

#include "network/network.hpp"
#include "scenario/scenario.hpp"

namespace sinews::network {

/// The part of each node and account of a network. Part 0 has what is money alone: every economy, and the accounts from which
/// nothing is ordered.
struct Division {
    int parts = 1;  // 1: nothing can be told apart
    std::vector<int> of_node, of_account;
    friend bool operator==(const Division&, const Division&) = default;
};

/// Divides a network and the stages before it in one way. Nodes belong together when in any stage they pool, trade, order for
/// each other, are ordered from one account, are used by one wish, or one eats what the other makes. What is small shares a part.
[[nodiscard]] Division divide(const Network& network);

/// The rows of a stage's scenario that belong to one part. Parties, items and variables stay; an item that the part lacks
/// loses its numbers.
[[nodiscard]] scenario::Scenario rows_of_part(const scenario::Scenario& stage, const Network& network,
                                              const Division& division, int part);

/// Where a part's network stands in the whole.
[[nodiscard]] Place place_of_part(const Network& of_part, const Network& network, const Division& division, int part);

/// A whole network's own place.
[[nodiscard]] Place whole_place(const Network& network);

}  // namespace sinews::network
