#pragma once
// Order of a directed graph, or its cycles: for recipes, variables and measures alike.

#include <cstddef>
#include <vector>

namespace sinews::scenario {

/// `needs[node]` lists the nodes that must come before it.
using Needs = std::vector<std::vector<std::size_t>>;

struct GraphOrder {
    std::vector<std::size_t> order;                // nodes that do not rest on a cycle, each after its needs
    std::vector<std::vector<std::size_t>> cycles;  // disjoint cycles: each node needs the next, the last the first
};

/// Linear time, no recursion (a chain may be as long as the table). Every node that rests on a cycle is out of `order`;
/// at least one cycle is named for every knot.
[[nodiscard]] GraphOrder order_graph(const Needs& needs);

}  // namespace sinews::scenario
