#pragma once
// Which input a lack of inputs goes back to, down the chain. docs/model.md, "Which input".
//
// Two questions, one vector a node each, over the members of the item's chain:
//   cause: what sets S where S < C (part of the loss between V4 and what S allows);
//   lack:  what a maker lacked that made less than it was assigned (part of the loss between that and V5).

#include <limits>
#include <span>

#include "network/network.hpp"
#include "simulate/material_flow.hpp"
#include "simulate/waterfall_state.hpp"

namespace sinews::simulate {

namespace detail {

inline std::size_t chain_slot(const network::Network& network, std::size_t node, int item, int member) {
    return static_cast<std::size_t>(
        network.node_chain_first[node] +
        network.chain_position[static_cast<std::size_t>(item)][static_cast<std::size_t>(member)]);
}

inline std::size_t chain_length(const network::Network& network, int item) {
    return network.chain[static_cast<std::size_t>(item)].size();
}

/// Adds parts of what node `from` (of item `input`) holds per member of its chain to the slots of `node` (of `item`).
template <auto W>
void add_down_the_chain(const network::Network& network, const LaneArray<W>& from_slots, std::size_t from, int input,
                        std::size_t node, int item, Lanes<W> scale, LaneArray<W>& slots) {
    for (std::size_t at = 0; at < chain_length(network, input); ++at) {
        const int member = network.chain[static_cast<std::size_t>(input)][at];
        slots[chain_slot(network, node, item, member)] +=
            from_slots[static_cast<std::size_t>(network.node_chain_first[from]) + at] * scale;
    }
}

/// Of the most nodes in most months nothing is short: `written` tells where something stands.
template <auto W>
void clear_slots(const network::Network& network, std::size_t node, int item, LaneArray<W>& slots,
                 network::Flags& written) {
    if (written[node] == 0) return;
    written[node] = 0;
    for (std::size_t at = 0; at < chain_length(network, item); ++at) {
        slots[static_cast<std::size_t>(network.node_chain_first[node]) + at] = Lanes<W>(0.0);
    }
}

/// cause of one maker: the input k that sets S, split between k's own capacity, max(0, a C - (stock + Σ part C_k)), and
/// what sets the makers of k, Σ part (C_k - S_k).
template <auto W>
void cause_of_node(const network::Network& network, std::size_t node, int item, const State<W>& state,
                   WaterfallState<W>& waterfall) {
    clear_slots<W>(network, node, item, waterfall.cause, waterfall.cause_written);
    const Mask<W> short_of = state.ramped[node] > state.attainable[node];
    if (!numerics::any(short_of)) return;
    waterfall.cause_written[node] = 1;
    const network::Span inputs = network.item_inputs[static_cast<std::size_t>(item)];
    const Lanes<W> infinity(std::numeric_limits<double>::infinity());
    Lanes<W> lowest = infinity;
    for (int input = inputs.first; input < inputs.last; ++input) {
        lowest = numerics::minimum(lowest, runs_from<W>(state.in_reach[input_node(network, node, inputs, input)],
                                                        quantity_of<W>(network, state, input)));
    }
    Mask<W> open = short_of;  // lanes whose input is not found yet: ties go to the first by name
    for (int input = inputs.first; input < inputs.last; ++input) {
        const std::size_t source = input_node(network, node, inputs, input);
        const int member = network.recipe_inputs[static_cast<std::size_t>(input)].item;
        const Lanes<W> quantity = quantity_of<W>(network, state, input);
        const Mask<W> here = open & (runs_from<W>(state.in_reach[source], quantity) <= lowest);
        if (!numerics::any(here)) continue;
        open = open & ~here;
        const Lanes<W> own =
            numerics::maximum(quantity * state.ramped[node] - waterfall.reach_ramped[source], Lanes<W>(0.0));
        Lanes<W> total = own;
        for (std::size_t at = 0; at < chain_length(network, member); ++at) {
            total += waterfall.cause_in_reach[static_cast<std::size_t>(network.node_chain_first[source]) + at];
        }
        const Lanes<W> scale = here ? share_of<W>(Lanes<W>(1.0), total) : Lanes<W>(0.0);
        Lanes<W> own_part = own * scale;
        own_part = (here & (total <= 0.0)) ? Lanes<W>(1.0) : own_part;  // only rounding is left: k itself
        waterfall.cause[chain_slot(network, node, item, member)] += own_part;
        add_down_the_chain<W>(network, waterfall.cause_in_reach, source, member, node, item, scale, waterfall.cause);
    }
}

/// For every node of an input: reach with C, and the capacity in reach that each cause takes away, Σ part (C - S) cause.
template <auto W>
void causes_in_reach(const network::Network& network, int item, const State<W>& state, WaterfallState<W>& waterfall) {
    const network::Span nodes = network.item_nodes[static_cast<std::size_t>(item)];
    reach_of_item<W>(network, item, state.ramped, waterfall.reach_ramped, state);
    const auto first = static_cast<std::size_t>(nodes.first), last = static_cast<std::size_t>(nodes.last);
    for (std::size_t node = first; node < last; ++node) waterfall.reach_ramped[node] += state.stock[node];
    for (std::size_t at = 0; at < chain_length(network, item); ++at) {
        const auto slot = [&](std::size_t node) {
            return static_cast<std::size_t>(network.node_chain_first[node]) + at;
        };
        for (std::size_t node = first; node < last; ++node) {
            waterfall.weight[node] = numerics::maximum(state.ramped[node] - state.attainable[node], Lanes<W>(0.0)) *
                                     waterfall.cause[slot(node)];
        }
        reach_of_item<W>(network, item, waterfall.weight, waterfall.node_lack_total, state);
        for (std::size_t node = first; node < last; ++node) {
            waterfall.cause_in_reach[slot(node)] = waterfall.node_lack_total[node];
        }
    }
}

/// lack of one maker: of the input with the smallest have/pull (if none is short: the smallest ration) what its node lacks.
template <auto W>
void lack_of_maker(const network::Network& network, std::size_t node, int item, const State<W>& state,
                   WaterfallState<W>& waterfall) {
    clear_slots<W>(network, node, item, waterfall.lack, waterfall.lack_written);
    const Mask<W> short_of = state.assigned.target[node] > state.made[node];
    if (!numerics::any(short_of)) return;
    waterfall.lack_written[node] = 1;
    const network::Span inputs = network.item_inputs[static_cast<std::size_t>(item)];
    Lanes<W> lowest(std::numeric_limits<double>::infinity()), lowest_ration = lowest;
    for (int input = inputs.first; input < inputs.last; ++input) {
        const std::size_t source = input_node(network, node, inputs, input);
        const Mask<W> eaten = quantity_of<W>(network, state, input) > 0.0;
        lowest = eaten ? numerics::minimum(state.coverage[source], lowest) : lowest;
        lowest_ration = eaten ? numerics::minimum(state.ration[source], lowest_ration) : lowest_ration;
    }
    Mask<W> open = short_of;
    for (int input = inputs.first; input < inputs.last; ++input) {
        const std::size_t source = input_node(network, node, inputs, input);
        const int member = network.recipe_inputs[static_cast<std::size_t>(input)].item;
        const Mask<W> eaten = quantity_of<W>(network, state, input) > 0.0;
        const Mask<W> sets =
            (lowest < 1.0 & state.coverage[source] <= lowest) | (lowest >= 1.0 & state.ration[source] <= lowest_ration);
        const Mask<W> here = open & eaten & sets;
        if (!numerics::any(here)) continue;
        open = open & ~here;
        const Lanes<W> total = waterfall.node_lack_total[source];
        const Lanes<W> scale = here ? share_of<W>(Lanes<W>(1.0), total) : Lanes<W>(0.0);
        Lanes<W> own_part = waterfall.node_lack_own[source] * scale;
        own_part = (here & (total <= 0.0)) ? Lanes<W>(1.0) : own_part;
        waterfall.lack[chain_slot(network, node, item, member)] += own_part;
        add_down_the_chain<W>(network, waterfall.node_lack, source, member, node, item, scale, waterfall.lack);
    }
}

/// What each node of an input lacks: of the amount U that nobody was assigned to make, min(U, Σ part (C - S)) goes to what
/// sets the S, the rest to the input's own capacity; what was assigned and not made goes to what its makers lacked.
template <auto W>
void lack_of_nodes(const network::Network& network, int item, const State<W>& state, WaterfallState<W>& waterfall) {
    const network::Span nodes = network.item_nodes[static_cast<std::size_t>(item)];
    const auto first = static_cast<std::size_t>(nodes.first), last = static_cast<std::size_t>(nodes.last);
    const std::size_t length = chain_length(network, item);
    const Lanes<W> zero(0.0);
    const Lanes<W>* const met = assigned_of<W>(network, item, state).met;
    const auto own_of = [&](std::size_t node) { return numerics::minimum(state.need[node], state.attainable[node]); };
    for (std::size_t node = first; node < last; ++node) {
        const Lanes<W> unassigned = numerics::maximum(state.need[node] - met[node], zero);
        Lanes<W> in_reach = zero;
        const auto slots = static_cast<std::size_t>(network.node_chain_first[node]);
        for (std::size_t at = 0; at < length; ++at) in_reach += waterfall.cause_in_reach[slots + at];
        const Lanes<W> of_makers = numerics::minimum(unassigned, in_reach);
        const Lanes<W> scale = share_of<W>(of_makers, in_reach);
        waterfall.node_lack_own[node] = unassigned - of_makers;
        waterfall.node_lack_total[node] = unassigned;
        if (length == 0) continue;  // a raw input makes all that it is assigned
        const Lanes<W> own = own_of(node);
        const Lanes<W> own_not_made = own - numerics::minimum(state.made[node], own);
        for (std::size_t at = 0; at < length; ++at) {
            const Lanes<W> not_made = own_not_made * waterfall.lack[slots + at];
            waterfall.node_lack[slots + at] = waterfall.cause_in_reach[slots + at] * scale + not_made;
            waterfall.node_lack_total[node] += not_made;
        }
    }
    if (length == 0) return;
    const auto item_at = static_cast<std::size_t>(item);
    for (int index = network.item_pools[item_at].first; index < network.item_pools[item_at].last; ++index) {
        const network::Pool& pool = network.pools[static_cast<std::size_t>(index)];
        const auto pool_first = static_cast<std::size_t>(pool.nodes.first),
                   pool_last = static_cast<std::size_t>(pool.nodes.last);
        const Lanes<W> given_share = state.assigned.given_share[static_cast<std::size_t>(index)];
        const Lanes<W> received_share = state.assigned.received_share[static_cast<std::size_t>(index)];
        const auto given_by = [&](std::size_t node) { return (state.attainable[node] - own_of(node)) * given_share; };
        Lanes<W> given = zero;
        for (std::size_t node = pool_first; node < pool_last; ++node) given += given_by(node);
        for (std::size_t at = 0; at < length; ++at) {
            const auto slot = [&](std::size_t node) {
                return static_cast<std::size_t>(network.node_chain_first[node]) + at;
            };
            Lanes<W> not_made = zero;
            for (std::size_t node = pool_first; node < pool_last; ++node) {
                not_made += given_by(node) * (1.0 - state.delivered_share[node]) * waterfall.lack[slot(node)];
            }
            const Lanes<W> part = share_of<W>(not_made, given);
            for (std::size_t node = pool_first; node < pool_last; ++node) {
                const Lanes<W> amount = (state.need[node] - own_of(node)) * received_share * part;
                waterfall.node_lack[slot(node)] += amount;
                waterfall.node_lack_total[node] += amount;
            }
        }
    }
    for (const network::Span span : {network.item_links_inside[item_at], network.item_links_across[item_at]}) {
        for (auto index = static_cast<std::size_t>(span.first); index < static_cast<std::size_t>(span.last); ++index) {
            const network::Link& link = network.links[index];
            const auto from = static_cast<std::size_t>(link.from), to = static_cast<std::size_t>(link.to);
            const Lanes<W> not_made = state.assigned.link[index] * (1.0 - state.delivered_share[from]);
            for (std::size_t at = 0; at < length; ++at) {
                const Lanes<W> amount =
                    not_made * waterfall.lack[static_cast<std::size_t>(network.node_chain_first[from]) + at];
                waterfall.node_lack[static_cast<std::size_t>(network.node_chain_first[to]) + at] += amount;
                waterfall.node_lack_total[to] += amount;
            }
        }
    }
}

}  // namespace detail

/// Fills `cause` and `lack` of the makers of an item whose inputs are done. Must run before the month's stocks are closed.
template <auto W>
void attribute_inputs(const network::Network& network, int item, State<W>& state, WaterfallState<W>& waterfall) {
    const auto at = static_cast<std::size_t>(item);
    const network::Span nodes = network.item_nodes[at];
    const auto first = static_cast<std::size_t>(nodes.first), last = static_cast<std::size_t>(nodes.last);
    if (!network.item_inputs[at].empty()) {
        for (std::size_t node = first; node < last; ++node) {
            if (network.node_makes[node] == 0) continue;
            detail::cause_of_node<W>(network, node, item, state, waterfall);
            detail::lack_of_maker<W>(network, node, item, state, waterfall);
        }
    }
    if (network.item_final[at]) return;
    detail::causes_in_reach<W>(network, item, state, waterfall);
    detail::lack_of_nodes<W>(network, item, state, waterfall);
}

}  // namespace sinews::simulate
