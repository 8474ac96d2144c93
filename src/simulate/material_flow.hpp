#pragma once
// The requirement pass (final to raw) and the material pass (raw to final). docs/model.md, "Attainable capacity",
// "Requirement pass" and "Material pass".

#include <limits>

#include "network/network.hpp"
#include "simulate/share_out.hpp"

namespace sinews::simulate {

namespace detail {

/// amount / quantity, without bound where nothing is eaten.
template <int W>
Lanes<W> runs_from(Lanes<W> amount, Lanes<W> quantity) {
    return quantity > 0.0 ? amount / quantity : Lanes<W>(std::numeric_limits<double>::infinity());
}

/// Σ_q part_q · supply_q for each node of an item: part 1 for the party itself, else min(1, cooperation [in the bloc] +
/// share of the trade link).
template <int W>
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

template <int W>
Lanes<W> quantity_of(const network::Network& network, const State<W>& state, int input) {
    return value_of(state, network.recipe_inputs[static_cast<std::size_t>(input)].quantity);
}

}  // namespace detail

/// S_pi = min(C_pi, min_k reach_pk/a_ik), reach_pk = stock_pk + Σ_q part_q S_qk, raw to final.
template <int W>
void attainable_capacity(const network::Network& network, State<W>& state) {
    for (const int item : network.raw_to_final) {
        const auto at = static_cast<std::size_t>(item);
        const network::Span inputs = network.item_inputs[at];
        const network::Span nodes = network.item_nodes[at];
        for (auto node = static_cast<std::size_t>(nodes.first); node < static_cast<std::size_t>(nodes.last); ++node) {
            Lanes<W> attainable = state.ramped[node];
            if (network.node_makes[node]) {
                for (int input = inputs.first; input < inputs.last; ++input) {
                    const auto source = detail::input_node(network, node, inputs, input);
                    const Lanes<W> quantity = detail::quantity_of<W>(network, state, input);
                    attainable = numerics::minimum(attainable, detail::runs_from<W>(state.in_reach[source], quantity));
                }
            }
            state.attainable[node] = attainable;
        }
        if (network.item_final[at]) continue;
        detail::reach_of_item<W>(network, item, state.attainable, state.in_reach, state);
        for (auto node = static_cast<std::size_t>(nodes.first); node < static_cast<std::size_t>(nodes.last); ++node) {
            state.in_reach[node] += state.stock[node];
        }
    }
}

/// Need of an input's nodes: what the targets of the same party pull beyond its stock.
template <int W>
void pull_inputs(const network::Network& network, int item, const Sharing<W>& sharing, LaneArray<W>& need,
                 const State<W>& state) {
    const network::Span nodes = network.item_nodes[static_cast<std::size_t>(item)];
    for (auto node = static_cast<std::size_t>(nodes.first); node < static_cast<std::size_t>(nodes.last); ++node) {
        Lanes<W> pulled(0.0);
        const network::Span eaten = network.node_consumers[node];
        for (int at = eaten.first; at < eaten.last; ++at) {
            const auto& consumer = network.consumers[static_cast<std::size_t>(at)];
            pulled += value_of(state, consumer.quantity) * sharing.target[static_cast<std::size_t>(consumer.node)];
        }
        need[node] = numerics::maximum(pulled - state.stock[node], Lanes<W>(0.0));
    }
}

/// Final to raw: targets of every maker, and what they pull.
template <int W>
void requirement_pass(const network::Network& network, State<W>& state) {
    for (auto at = network.raw_to_final.rbegin(); at != network.raw_to_final.rend(); ++at) {
        const auto item = static_cast<std::size_t>(*at);
        if (network.item_final[item]) {
            const network::Span nodes = network.item_nodes[item];
            for (auto node = static_cast<std::size_t>(nodes.first); node < static_cast<std::size_t>(nodes.last);
                 ++node) {
                state.need[node] = state.due[node] + state.backlog[node];
            }
        } else {
            pull_inputs<W>(network, *at, state.assigned, state.need, state);
        }
        share_out<W>(network, *at, state.need, state.attainable, false, state.assigned, state);
    }
}

namespace detail {

/// What eats nothing is made as assigned.
template <int W>
void make_raw_item(const network::Network& network, int item, State<W>& state) {
    const network::Span nodes = network.item_nodes[static_cast<std::size_t>(item)];
    for (auto node = static_cast<std::size_t>(nodes.first); node < static_cast<std::size_t>(nodes.last); ++node) {
        state.made[node] = state.assigned.target[node];
    }
}

/// u_i = min(T_i, min_k (stock_pk + assigned_pk)/a_ik): what a maker could run by what step 6 assigned to its party.
template <int W>
void runnable_of_item(const network::Network& network, int item, State<W>& state) {
    const auto at = static_cast<std::size_t>(item);
    const network::Span inputs = network.item_inputs[at];
    const network::Span nodes = network.item_nodes[at];
    if (inputs.empty() && network.item_final[at]) return;  // nobody asks
    for (auto node = static_cast<std::size_t>(nodes.first); node < static_cast<std::size_t>(nodes.last); ++node) {
        Lanes<W> runnable = state.assigned.target[node];
        if (network.node_makes[node]) {
            for (int input = inputs.first; input < inputs.last; ++input) {
                const auto source = detail::input_node(network, node, inputs, input);
                const Lanes<W> quantity = detail::quantity_of<W>(network, state, input);
                runnable = numerics::minimum(runnable,
                                             runs_from<W>(state.stock[source] + state.assigned.met[source], quantity));
            }
        }
        state.runnable[node] = runnable;
    }
}

/// Output of one item: M = min(T, min_k ration_ik/a_ik), a scarce input rationed pro rata to the claims a_ik u_i.
template <int W>
void make_item(const network::Network& network, int item, State<W>& state) {
    const auto at = static_cast<std::size_t>(item);
    const network::Span inputs = network.item_inputs[at];
    const network::Span nodes = network.item_nodes[at];
    for (auto node = static_cast<std::size_t>(nodes.first); node < static_cast<std::size_t>(nodes.last); ++node) {
        Lanes<W> made = state.assigned.target[node];
        if (network.node_makes[node] && !inputs.empty()) {
            Lanes<W> part(1.0);
            for (int input = inputs.first; input < inputs.last; ++input) {
                const auto source = detail::input_node(network, node, inputs, input);
                const Lanes<W> quantity = detail::quantity_of<W>(network, state, input);
                part = quantity > 0.0 ? numerics::minimum(part, state.ration[source]) : part;
            }
            made = numerics::minimum(made, state.runnable[node] * part);
            for (int input = inputs.first; input < inputs.last; ++input) {
                const auto source = detail::input_node(network, node, inputs, input);
                const Lanes<W> quantity = detail::quantity_of<W>(network, state, input);
                state.consumed[source] += quantity * made;
            }
        }
        state.made[node] = made;
    }
}

/// Output goes to the maker's own party first, then to the others pro rata to what was assigned.
template <int W>
void distribute_item(const network::Network& network, int item, State<W>& state) {
    const auto at = static_cast<std::size_t>(item);
    const Lanes<W> zero(0.0);
    for (int index = network.item_pools[at].first; index < network.item_pools[at].last; ++index) {
        const network::Pool& pool = network.pools[static_cast<std::size_t>(index)];
        const auto first = static_cast<std::size_t>(pool.nodes.first), last = static_cast<std::size_t>(pool.nodes.last);
        Lanes<W>* const shares = state.delivered_share.data();
        Lanes<W>* const arrived = state.arrived.data();
        const Lanes<W>* const given = state.assigned.given.data();
        const Lanes<W>* const received = state.assigned.received.data();
        if (network.is_plain(item)) {
            for (std::size_t node = first; node < last; ++node) arrived[node] = state.assigned.met[node];
            continue;
        }
        if (network.item_inputs[at].empty()) {  // all that is assigned is made
            for (std::size_t node = first; node < last; ++node) {
                shares[node] = Lanes<W>(1.0);
                arrived[node] = state.assigned.own[node] + received[node];
            }
            continue;
        }
        Lanes<W> assigned = zero, pooled = zero;
        for (std::size_t node = first; node < last; ++node) {
            const Lanes<W> own = numerics::minimum(state.made[node], state.assigned.own[node]);
            const Lanes<W> foreign = state.assigned.target[node] - state.assigned.own[node];
            const Lanes<W> part = numerics::minimum(share_of<W>(state.made[node] - own, foreign), Lanes<W>(1.0));
            shares[node] = part;
            arrived[node] = own;
            assigned += given[node];
            pooled += given[node] * part;
        }
        const Lanes<W> part = share_of<W>(pooled, assigned);
        for (std::size_t node = first; node < last; ++node) arrived[node] += received[node] * part;
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
template <int W>
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

/// Raw to final: what is made of every item, and where it arrives.
template <int W>
void material_pass(const network::Network& network, State<W>& state) {
    std::fill(state.consumed.begin(), state.consumed.end(), Lanes<W>(0.0));
    for (const int item : network.raw_to_final) detail::runnable_of_item<W>(network, item, state);
    for (const int item : network.raw_to_final) {
        if (network.item_inputs[static_cast<std::size_t>(item)].empty()) {
            detail::make_raw_item<W>(network, item, state);
        } else {
            detail::make_item<W>(network, item, state);
        }
        detail::distribute_item<W>(network, item, state);
        if (!network.item_final[static_cast<std::size_t>(item)]) detail::ration_item<W>(network, item, state);
    }
}

}  // namespace sinews::simulate
