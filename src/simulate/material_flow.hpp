#pragma once
// The requirement pass (final to raw) and the material pass (raw to final). docs/model.md, "Attainable capacity",
// "Requirement pass" and "Material pass".

#include <algorithm>
#include <limits>
#include <span>

#include "network/network.hpp"
#include "simulate/share_out.hpp"

namespace sinews::simulate {

namespace detail {

/// amount / quantity, without bound where nothing is eaten.
template <auto W>
Lanes<W> runs_from(Lanes<W> amount, Lanes<W> quantity) {
    return quantity > 0.0 ? amount / quantity : Lanes<W>(std::numeric_limits<double>::infinity());
}

/// Σ_q part_q · supply_q for each node of an item: part 1 for the party itself, else min(1, cooperation [in the bloc] +
/// share of the trade link).
template <auto W>
void reach_of_item(const network::Network& network, int item, const LaneArray<W>& supply, LaneArray<W>& reach,
                   const State<W>& state) {
    const auto at = static_cast<std::size_t>(item);
    for (int pool = network.item_pools[at].first; pool < network.item_pools[at].last; ++pool) {
        const network::Pool& entry = network.pools[static_cast<std::size_t>(pool)];
        const auto first = static_cast<std::size_t>(entry.nodes.first),
                   last = static_cast<std::size_t>(entry.nodes.last);
        const Lanes<W> cooperation = value_of(state, entry.cooperation);
        Lanes<W> total(0.0);
        for (std::size_t node = first; node < last; ++node) total += supply[node];
        for (std::size_t node = first; node < last; ++node) {
            reach[node] = supply[node] + cooperation * (total - supply[node]);
        }
    }
    for (const network::Span span : {network.item_links_inside[at], network.item_links_across[at]}) {
        for (int index = span.first; index < span.last; ++index) {
            const network::Link& link = network.links[static_cast<std::size_t>(index)];
            const auto from = static_cast<std::size_t>(link.from), to = static_cast<std::size_t>(link.to);
            const Lanes<W> cooperation =
                link.inside
                    ? value_of(state, network.pools[static_cast<std::size_t>(network.node_pool[to])].cooperation)
                    : Lanes<W>(0.0);
            const Lanes<W> part =
                numerics::minimum(cooperation + state.link_share[static_cast<std::size_t>(index)], Lanes<W>(1.0)) -
                cooperation;
            reach[to] += part * supply[from];
        }
    }
}

/// The node of a maker's input, `input` counted over network.recipe_inputs.
inline std::size_t input_node(const network::Network& network, std::size_t node, network::Span inputs, int input) {
    return static_cast<std::size_t>(
        network.input_nodes[static_cast<std::size_t>(network.node_input_first[node] + input - inputs.first)]);
}

template <auto W>
Lanes<W> quantity_of(const network::Network& network, const State<W>& state, int input) {
    return value_of(state, network.recipe_inputs[static_cast<std::size_t>(input)].quantity);
}

}  // namespace detail

/// S_pi = min(C_pi, min_k reach_pk/a_ik), reach_pk = stock_pk + Σ_q part_q S_qk, of an item whose inputs are done;
/// line_capacity has set it where nothing is eaten.
template <auto W>
void attainable_capacity(const network::Network& network, int item, State<W>& state) {
    const auto at = static_cast<std::size_t>(item);
    const network::Span inputs = network.item_inputs[at];
    const network::Span nodes = network.item_nodes[at];
    for (auto node = static_cast<std::size_t>(nodes.first); node < static_cast<std::size_t>(nodes.last); ++node) {
        if (inputs.empty() || network.node_makes[node] == 0) continue;
        Lanes<W> attainable = state.ramped[node];
        for (int input = inputs.first; input < inputs.last; ++input) {
            const auto source = detail::input_node(network, node, inputs, input);
            const Lanes<W> quantity = detail::quantity_of<W>(network, state, input);
            attainable = numerics::minimum(attainable, detail::runs_from<W>(state.in_reach[source], quantity));
        }
        state.attainable[node] = attainable;
    }
    if (network.item_final[at]) return;
    detail::reach_of_item<W>(network, item, state.attainable, state.in_reach, state);
    for (auto node = static_cast<std::size_t>(nodes.first); node < static_cast<std::size_t>(nodes.last); ++node) {
        state.in_reach[node] += state.stock[node];
    }
}

/// Need of an input's nodes: what the targets of the same party pull beyond its stock.
template <auto W>
void pull_inputs(const network::Network& network, int item, const LaneArray<W>& target, LaneArray<W>& need,
                 const State<W>& state) {
    const network::Span nodes = network.item_nodes[static_cast<std::size_t>(item)];
    for (auto node = static_cast<std::size_t>(nodes.first); node < static_cast<std::size_t>(nodes.last); ++node) {
        Lanes<W> pulled(0.0);
        const network::Span eaten = network.node_consumers[node];
        for (int at = eaten.first; at < eaten.last; ++at) {
            const auto& consumer = network.consumers[static_cast<std::size_t>(at)];
            pulled += value_of(state, consumer.quantity) * target[static_cast<std::size_t>(consumer.node)];
        }
        need[node] = numerics::maximum(pulled - state.stock[node], Lanes<W>(0.0));
    }
}

/// Targets of every maker of an item that is final or whose eaters are done. Of an item that eats nothing this settles what
/// is made and what arrives.
template <auto W>
void require(const network::Network& network, int item, State<W>& state) {
    const auto at = static_cast<std::size_t>(item);
    if (!network.item_final[at]) pull_inputs<W>(network, item, state.assigned.target, state.need, state);
    const bool eats = !network.item_inputs[at].empty();
    share_out<W>(network, item, state.need.data(), state.attainable.data(), false,
                 eats ? state.assigned.met.data() : state.arrived.data(),
                 eats ? state.assigned.target.data() : state.made.data(), state.assigned, state);
}

namespace detail {

/// u_i = min(T_i, min_k (stock_pk + assigned_pk)/a_ik): what a maker could run by what step 6 assigned to its party.
template <auto W>
void runnable_of_item(const network::Network& network, int item, State<W>& state) {
    const auto at = static_cast<std::size_t>(item);
    const network::Span inputs = network.item_inputs[at];
    const network::Span nodes = network.item_nodes[at];
    for (auto node = static_cast<std::size_t>(nodes.first); node < static_cast<std::size_t>(nodes.last); ++node) {
        if (network.node_makes[node] == 0) continue;
        Lanes<W> runnable = state.assigned.target[node];
        for (int input = inputs.first; input < inputs.last; ++input) {
            const auto source = detail::input_node(network, node, inputs, input);
            const Lanes<W> quantity = detail::quantity_of<W>(network, state, input);
            const int eaten = network.recipe_inputs[static_cast<std::size_t>(input)].item;
            const Lanes<W> met = assigned_of<W>(network, eaten, state).met[source];
            runnable = numerics::minimum(runnable, runs_from<W>(state.stock[source] + met, quantity));
        }
        state.runnable[node] = runnable;
    }
}

/// Output of one item: M = min(T, min_k ration_ik/a_ik), a scarce input rationed pro rata to the claims a_ik u_i.
template <auto W>
void make_item(const network::Network& network, int item, State<W>& state) {
    const auto at = static_cast<std::size_t>(item);
    const network::Span inputs = network.item_inputs[at];
    const network::Span nodes = network.item_nodes[at];
    for (auto node = static_cast<std::size_t>(nodes.first); node < static_cast<std::size_t>(nodes.last); ++node) {
        if (network.node_makes[node] == 0) continue;
        Lanes<W> part(1.0);
        for (int input = inputs.first; input < inputs.last; ++input) {
            const auto source = detail::input_node(network, node, inputs, input);
            const Lanes<W> quantity = detail::quantity_of<W>(network, state, input);
            part = quantity > 0.0 ? numerics::minimum(part, state.ration[source]) : part;
        }
        const Lanes<W> made = numerics::minimum(state.assigned.target[node], state.runnable[node] * part);
        for (int input = inputs.first; input < inputs.last; ++input) {
            const auto source = detail::input_node(network, node, inputs, input);
            const Lanes<W> quantity = detail::quantity_of<W>(network, state, input);
            state.consumed[source] += quantity * made;
        }
        state.made[node] = made;
    }
}

/// Output goes to the maker's own party first, then to the others pro rata to what was assigned.
template <auto W>
void distribute_item(const network::Network& network, int item, State<W>& state) {
    const auto at = static_cast<std::size_t>(item);
    for (int index = network.item_pools[at].first; index < network.item_pools[at].last; ++index) {
        const network::Pool& pool = network.pools[static_cast<std::size_t>(index)];
        const Lanes<W> given_share = state.assigned.given_share[static_cast<std::size_t>(index)];
        const Lanes<W> received_share = state.assigned.received_share[static_cast<std::size_t>(index)];
        Lanes<W> assigned(0.0), pooled(0.0);
        for (auto node = static_cast<std::size_t>(pool.nodes.first); node < static_cast<std::size_t>(pool.nodes.last);
             ++node) {
            if (network.node_makes[node] == 0) continue;
            const Lanes<W> own = numerics::minimum(state.need[node], state.attainable[node]);
            const Lanes<W> made = state.made[node];
            const Lanes<W> kept = numerics::minimum(made, own);
            const Lanes<W> foreign = state.assigned.target[node] - own;
            const Lanes<W> part = numerics::minimum(share_of<W>(made - kept, foreign), Lanes<W>(1.0));
            const Lanes<W> given = (state.attainable[node] - own) * given_share;
            state.delivered_share[node] = part;
            state.arrived[node] = kept;
            assigned += given;
            pooled += given * part;
        }
        const Lanes<W> part = share_of<W>(pooled, assigned) * received_share;
        for (auto node = static_cast<std::size_t>(pool.nodes.first); node < static_cast<std::size_t>(pool.nodes.last);
             ++node) {
            if (network.node_makes[node] == 0) {
                state.arrived[node] = state.need[node] * part;
                continue;
            }
            const Lanes<W> own = numerics::minimum(state.need[node], state.attainable[node]);
            state.arrived[node] += (state.need[node] - own) * part;
        }
    }
    for (const network::Span span : {network.item_links_inside[at], network.item_links_across[at]}) {
        for (auto index = static_cast<std::size_t>(span.first); index < static_cast<std::size_t>(span.last); ++index) {
            const network::Link& link = network.links[index];
            state.arrived[static_cast<std::size_t>(link.to)] +=
                state.assigned.link[index] * state.delivered_share[static_cast<std::size_t>(link.from)];
        }
    }
}

/// What a node has of an input, and which part of its party's claims that meets.
template <auto W>
void ration_item(const network::Network& network, int item, State<W>& state) {
    const network::Span nodes = network.item_nodes[static_cast<std::size_t>(item)];
    for (auto node = static_cast<std::size_t>(nodes.first); node < static_cast<std::size_t>(nodes.last); ++node) {
        Lanes<W> claims(0.0), pulled(0.0);
        const network::Span eaten = network.node_consumers[node];
        for (int at = eaten.first; at < eaten.last; ++at) {
            const auto& consumer = network.consumers[static_cast<std::size_t>(at)];
            const Lanes<W> quantity = value_of(state, consumer.quantity);
            claims += quantity * state.runnable[static_cast<std::size_t>(consumer.node)];
            pulled += quantity * state.assigned.target[static_cast<std::size_t>(consumer.node)];
        }
        state.have[node] = state.stock[node] + state.arrived[node];
        state.coverage[node] = runs_from<W>(state.have[node], pulled);
        state.ration[node] = claims > state.have[node] ? state.have[node] / claims : Lanes<W>(1.0);
    }
}

}  // namespace detail

/// Before anything is made of a recipe group: what each maker could run, and nothing is eaten yet.
template <auto W>
void claim_inputs(const network::Network& network, std::span<const int> items, State<W>& state) {
    for (const int item : items) {
        const auto at = static_cast<std::size_t>(item);
        if (!network.item_inputs[at].empty()) detail::runnable_of_item<W>(network, item, state);
        if (network.item_final[at]) continue;
        const network::Span nodes = network.item_nodes[at];
        std::fill(state.consumed.begin() + nodes.first, state.consumed.begin() + nodes.last, Lanes<W>(0.0));
    }
}

/// What is made of an item whose inputs are done, and where it arrives. `require` did so for an item that eats nothing.
template <auto W>
void make(const network::Network& network, int item, State<W>& state) {
    const auto at = static_cast<std::size_t>(item);
    if (!network.item_inputs[at].empty()) {
        detail::make_item<W>(network, item, state);
        detail::distribute_item<W>(network, item, state);
    }
    if (!network.item_final[at]) detail::ration_item<W>(network, item, state);
}

}  // namespace sinews::simulate
