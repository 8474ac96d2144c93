#pragma once
// Why not more: from the wished rate to what is made, each month, by bloc and final item. docs/model.md, "Waterfall".

#include "network/network.hpp"
#include "simulate/attribution.hpp"
#include "simulate/share_out.hpp"
#include "simulate/waterfall_state.hpp"

namespace sinews::simulate {

namespace detail {

template <auto W>
Lanes<W> sum_over(const network::Pool& pool, const LaneArray<W>& values) {
    Lanes<W> sum(0.0);
    const Lanes<W>* const value = values.data();
    for (auto node = static_cast<std::size_t>(pool.nodes.first); node < static_cast<std::size_t>(pool.nodes.last);
         ++node) {
        sum += value[node];
    }
    return sum;
}

/// Of a maker's output what was made for its own bloc. `inside` is what it was assigned for it.
template <auto W>
Lanes<W> made_inside(const State<W>& state, InsideOfBloc<W> inside, std::size_t node) {
    const Lanes<W> assigned = numerics::minimum(state.need[node], state.attainable[node]);
    const Lanes<W> own = numerics::minimum(state.made[node], assigned);
    return own + (inside[node] - assigned) * state.delivered_share[node];
}

/// Names the two parts of a pool's loss to inputs: each is divided over the makers, a maker's part over its causes. What
/// comes out is scaled to the loss, so that the named parts sum to the term whatever was rounded on the way.
template <auto W>
void name_inputs(const network::Network& network, std::size_t index, DoubleLanes<W> loss_of_reach,
                 DoubleLanes<W> loss_of_material, const State<W>& state, WaterfallState<W>& waterfall) {
    const network::Pool& pool = network.pools[index];
    const Lanes<W> zero(0.0);
    const std::size_t length = chain_length(network, pool.item);
    const auto slots = static_cast<std::size_t>(network.pool_chain_first[index]);
    const DoubleLanes<W> loss = loss_of_reach + loss_of_material;
    if (!numerics::any(loss > 0.0)) {
        for (std::size_t at = 0; at < length; ++at) waterfall.inputs[slots + at] = DoubleLanes<W>(0.0);
        return;
    }
    const auto first = static_cast<std::size_t>(pool.nodes.first), last = static_cast<std::size_t>(pool.nodes.last);
    const InsideOfBloc<W> assigned = assigned_of<W>(network, pool.item, state).inside;
    const InsideOfBloc<W> ramped = inside_of<W>(network, state.trial.target.data(), state.trial);
    const auto assigned_gap = [&](std::size_t node) { return numerics::maximum(ramped[node] - assigned[node], zero); };
    const auto made_gap = [&](std::size_t node) {
        return numerics::maximum(assigned[node] - made_inside<W>(state, assigned, node), zero);
    };
    // Only makers whose vector is set can take a part: a gap without one is rounding.
    const auto has = [&](const LaneArray<W>& vectors, std::size_t node) {
        Lanes<W> sum = zero;
        for (std::size_t at = 0; at < length; ++at) {
            sum += vectors[static_cast<std::size_t>(network.node_chain_first[node]) + at];
        }
        return sum;
    };
    Lanes<W> less_assigned = zero, less_made = zero;
    for (std::size_t node = first; node < last; ++node) {
        if (!waterfall.written(node)) continue;
        less_assigned += assigned_gap(node) * has(waterfall.cause, node);
        less_made += made_gap(node) * has(waterfall.lack, node);
    }
    const Lanes<W> reach_scale = share_of<W>(rounded<W>(loss_of_reach), less_assigned);
    const Lanes<W> material_scale = share_of<W>(rounded<W>(loss_of_material), less_made);
    std::fill_n(waterfall.named.begin(), length, zero);
    for (std::size_t node = first; node < last; ++node) {
        if (!waterfall.written(node)) continue;
        const Lanes<W> of_reach = assigned_gap(node) * reach_scale;
        const Lanes<W> of_material = made_gap(node) * material_scale;
        for (std::size_t at = 0; at < length; ++at) {
            const auto slot = static_cast<std::size_t>(network.node_chain_first[node]) + at;
            waterfall.named[at] += of_reach * waterfall.cause[slot] + of_material * waterfall.lack[slot];
        }
    }
    // Where rounding alone made the loss, it goes to the first input.
    const int first_input =
        network.recipe_inputs[static_cast<std::size_t>(network.item_inputs[static_cast<std::size_t>(pool.item)].first)]
            .item;
    const auto first_slot = static_cast<std::size_t>(
        network.chain_position[static_cast<std::size_t>(pool.item)][static_cast<std::size_t>(first_input)]);
    waterfall.named[first_slot] += (less_assigned > 0.0 ? zero : rounded<W>(loss_of_reach)) +
                                   (less_made > 0.0 ? zero : rounded<W>(loss_of_material));
    DoubleLanes<W> all(0.0);
    for (std::size_t at = 0; at < length; ++at) all += in_double<W>(waterfall.named[at]);
    const DoubleLanes<W> scale = share_of<lane_count<W>>(loss, all);
    for (std::size_t at = 0; at < length; ++at) {
        waterfall.inputs[slots + at] = in_double<W>(waterfall.named[at]) * scale;
    }
}

/// What a bloc gets from others and gives to others over trade links, as made.
template <auto W>
void trade_of_item(const network::Network& network, int item, const State<W>& state, WaterfallState<W>& waterfall) {
    const network::Span links = network.item_links_across[static_cast<std::size_t>(item)];
    for (auto index = static_cast<std::size_t>(links.first); index < static_cast<std::size_t>(links.last); ++index) {
        const network::Link& link = network.links[index];
        const auto from = static_cast<std::size_t>(link.from), to = static_cast<std::size_t>(link.to);
        const Lanes<W> amount = state.assigned.link[index] * state.delivered_share[from];
        waterfall.level(static_cast<std::size_t>(network.node_pool[to]), Level::imported) += amount;
        waterfall.level(static_cast<std::size_t>(network.node_pool[from]), Level::exported) += amount;
    }
}

/// Sharing out with C: what ramped capacity alone would allow. Where nothing is eaten S is C, so it is what was assigned.
template <auto W>
AssignedArrays<W> share_ramped(const network::Network& network, int item, State<W>& state) {
    if (network.item_inputs[static_cast<std::size_t>(item)].empty()) return assigned_of<W>(network, item, state);
    share_out<W>(network, item, state.need, state.ramped, false, state.trial, state);
    const Lanes<W>* const target = state.trial.target.data();
    return {state.trial.met.data(), target, inside_of<W>(network, target, state.trial)};
}

/// Idle capacity: C less what share_out(x, C) would assign, exports included.
template <auto W>
Lanes<W> idle_of_node(std::size_t node, const Lanes<W>* target, const State<W>& state) {
    return numerics::maximum(state.ramped[node] - target[node], Lanes<W>(0.0));
}

template <auto W>
void note_idle(const network::Network& network, int item, const Lanes<W>* target, State<W>& state) {
    const network::Span nodes = network.item_nodes[static_cast<std::size_t>(item)];
    for (auto node = static_cast<std::size_t>(nodes.first); node < static_cast<std::size_t>(nodes.last); ++node) {
        if (network.node_makes[node] != 0) state.idle[node] = idle_of_node<W>(node, target, state);
    }
}

/// What a pool's nodes add up to. `served` is V3, what installed capacity could serve inside the bloc.
template <auto W>
struct PoolSums {
    Lanes<W> due{}, need{}, installed{}, served{}, with_ramped{}, assigned{}, made{}, idle{};
};

/// Without links inside the bloc V3 is Σ min(x, N) and what passes through the pool; with them it was shared out.
template <auto W>
Lanes<W> served_by_installed(const network::Network& network, const network::Pool& pool, const State<W>& state) {
    if (network.item_links_inside[static_cast<std::size_t>(pool.item)].empty()) {
        return served_inside<W>(network, pool, state.need, state.installed, state);
    }
    return sum_over<W>(pool, state.installed_inside);
}

template <auto W>
PoolSums<W> sums_of_pool(const network::Network& network, const network::Pool& pool,
                         const AssignedArrays<W>& with_ramped, const State<W>& state) {
    PoolSums<W> sums;
    for (auto node = static_cast<std::size_t>(pool.nodes.first); node < static_cast<std::size_t>(pool.nodes.last);
         ++node) {
        sums.due += state.due[node];
        sums.need += state.need[node];
        if (network.node_makes[node] == 0) continue;
        sums.installed += state.installed[node];
        sums.idle += idle_of_node<W>(node, with_ramped.target, state);
    }
    sums.served = served_by_installed<W>(network, pool, state);
    const InsideOfBloc<W> inside = assigned_of<W>(network, pool.item, state).inside;
    for (auto node = static_cast<std::size_t>(pool.nodes.first); node < static_cast<std::size_t>(pool.nodes.last);
         ++node) {
        if (network.node_makes[node] != 0) sums.assigned += inside[node];
    }
    if (network.item_inputs[static_cast<std::size_t>(pool.item)].empty()) {  // what is assigned is made
        sums.with_ramped = sums.made = sums.assigned;
        return sums;
    }
    for (auto node = static_cast<std::size_t>(pool.nodes.first); node < static_cast<std::size_t>(pool.nodes.last);
         ++node) {
        if (network.node_makes[node] == 0) continue;
        sums.with_ramped += with_ramped.inside[node];
        sums.made += made_inside<W>(state, inside, node);
    }
    return sums;
}

template <auto W>
void waterfall_of_pool(const network::Network& network, std::size_t index, const AssignedArrays<W>& with_ramped,
                       const State<W>& state, WaterfallState<W>& waterfall) {
    const network::Pool& pool = network.pools[index];
    const PoolSums<W> sums = sums_of_pool<W>(network, pool, with_ramped, state);
    const Lanes<W> ordered = sums.due + (sums.need - sums.due) / network.catch_up_months;
    // Each level is cut at the one before, so that rounding makes no negative term.
    const Lanes<W> installed = numerics::minimum(ordered, numerics::minimum(sums.need, sums.installed));
    const Lanes<W> cooperating = numerics::minimum(installed, sums.served);
    const Lanes<W> ramped = numerics::minimum(cooperating, sums.with_ramped);
    const Lanes<W> made = numerics::minimum(ramped, sums.made);
    const auto level = [&](Level of) -> Lanes<W>& { return waterfall.level(index, of); };
    level(Level::wished) = ordered + numerics::maximum(state.unpaid[index], Lanes<W>(0.0));
    level(Level::ordered) = ordered;
    level(Level::installed) = installed;
    level(Level::cooperating) = cooperating;
    level(Level::ramped) = ramped;
    level(Level::made) = made;
    level(Level::backlog) = sums.made - made;
    level(Level::imported) = Lanes<W>(0.0);
    level(Level::exported) = Lanes<W>(0.0);
    level(Level::idle) = sums.idle;
    if (network.item_inputs[static_cast<std::size_t>(pool.item)].empty()) return;
    const Lanes<W> reached = numerics::maximum(numerics::minimum(ramped, sums.assigned), made);
    name_inputs<W>(network, index, in_double<W>(ramped) - in_double<W>(reached),
                   in_double<W>(reached) - in_double<W>(made), state, waterfall);
}

}  // namespace detail

/// The month's waterfall of every bloc of an item whose inputs are explained, and idle capacity of its nodes. Stocks are
/// still those of the month's start.
template <auto W>
void explain(const network::Network& network, int item, State<W>& state, WaterfallState<W>& waterfall) {
    const auto at = static_cast<std::size_t>(item);
    attribute_inputs<W>(network, item, state, waterfall);
    if (network.item_final[at] && !network.item_links_inside[at].empty()) {
        share_out<W>(network, item, state.need, state.installed, true, state.trial, state);
        const network::Span nodes = network.item_nodes[at];
        for (auto node = static_cast<std::size_t>(nodes.first); node < static_cast<std::size_t>(nodes.last); ++node) {
            state.installed_inside[node] = state.trial.target[node];
        }
    }
    if (!network.item_final[at] && !state.asked.idle) return;
    const AssignedArrays<W> with_ramped = detail::share_ramped<W>(network, item, state);
    if (state.asked.idle) detail::note_idle<W>(network, item, with_ramped.target, state);
    if (!network.item_final[at]) return;
    const network::Span pools = network.item_pools[at];
    for (int pool = pools.first; pool < pools.last; ++pool) {
        detail::waterfall_of_pool<W>(network, static_cast<std::size_t>(pool), with_ramped, state, waterfall);
    }
    detail::trade_of_item<W>(network, item, state, waterfall);
}

}  // namespace sinews::simulate
