#pragma once
// share_out(need, supply): own need first, then the bloc's pool, then links inside the bloc, then links across blocs.
// docs/model.md, "Sharing out".

#include <algorithm>

#include "network/network.hpp"
#include "simulate/parameters.hpp"

namespace sinews::simulate {

namespace detail {

template <auto W>
Lanes<W> share_of(Lanes<W> part, Lanes<W> whole) {
    return whole > 0.0 ? part / whole : Lanes<W>(0.0);
}

/// What the nodes of a pool have to spare and lack after serving their own need, and what the pool makes of it.
template <auto W>
struct Pooled {
    Lanes<W> own{}, passed{};                  // Σ own, and what passes through the pool
    Lanes<W> given_share{}, received_share{};  // of spare, of lack
};

template <auto W>
Pooled<W> pool_of(const network::Network& network, const network::Pool& pool, Lanes<W> cooperation,
                  const Lanes<W>* need, const Lanes<W>* supply) {
    const std::uint8_t* const makes = network.node_makes.data();
    Lanes<W> own(0.0), spare(0.0), lack(0.0);
    for (int node = pool.nodes.first; node < pool.nodes.last; ++node) {
        if (makes[node] == 0) {
            lack += need[node];
            continue;
        }
        const Lanes<W> needed = need[node], available = supply[node];
        const Lanes<W> served = numerics::minimum(needed, available);
        own += served;
        spare += available - served;
        lack += needed - served;
    }
    const Lanes<W> offered = cooperation * spare;
    const Lanes<W> passed = numerics::minimum(offered, lack);
    return {own, passed, cooperation * share_of<W>(passed, offered), share_of<W>(passed, lack)};
}

/// One kind of links, all at once: offers are a share of what is spare after the pool, a receiver takes them pro rata.
/// `links` are sorted by receiver; `unmet` holds what each receiver still lacks.
template <auto W>
void share_over_links(const network::Network& network, const State<W>& state, network::Span links, const Lanes<W>* need,
                      const Lanes<W>* supply, LaneArray<W>& unmet, Lanes<W>* met, Lanes<W>* target, Sharing<W>& out) {
    const auto last = static_cast<std::size_t>(links.last);
    for (auto first = static_cast<std::size_t>(links.first); first < last;) {
        const auto to = static_cast<std::size_t>(network.links[first].to);
        Lanes<W> offered(0.0);
        std::size_t end = first;
        for (; end < last && network.links[end].to == static_cast<int>(to); ++end) {
            const auto from = static_cast<std::size_t>(network.links[end].from);
            const Lanes<W> spare = supply[from] - numerics::minimum(need[from], supply[from]);
            const Lanes<W> given = spare * out.given_share[static_cast<std::size_t>(network.node_pool[from])];
            const Lanes<W> offer = state.link_share[end] * (spare - given);
            out.link[end] = offer;
            offered += offer;
        }
        const Lanes<W> taken = numerics::minimum(unmet[to], offered);
        const Lanes<W> of_offers = share_of<W>(taken, offered);
        for (; first < end; ++first) {
            const Lanes<W> amount = out.link[first] * of_offers;
            out.link[first] = amount;
            target[network.links[first].from] += amount;
        }
        met[to] += taken;
        unmet[to] -= taken;
    }
}

/// What receivers of links lack after the pool.
template <auto W>
void note_unmet(const network::Network& network, network::Span links, const Lanes<W>* need, const Lanes<W>* supply,
                const Sharing<W>& out, LaneArray<W>& unmet) {
    for (int index = links.first; index < links.last; ++index) {
        const auto to = static_cast<std::size_t>(network.links[static_cast<std::size_t>(index)].to);
        const Lanes<W> lack = need[to] - numerics::minimum(need[to], supply[to]);
        unmet[to] = lack - lack * out.received_share[static_cast<std::size_t>(network.node_pool[to])];
    }
}

}  // namespace detail

/// This month's shares of all links: 0 where a link is shut; where draws take the shares of one sender and item above 1
/// in sum they are scaled down to 1.
template <auto W>
void open_links(const network::Network& network, int month, State<W>& state) {
    for (const network::Link& link : network.links)
        state.link_total[static_cast<std::size_t>(link.from)] = Lanes<W>(0.0);
    for (std::size_t at = 0; at < network.links.size(); ++at) {
        const network::Link& link = network.links[at];
        state.link_share[at] = link.open(month) ? value_of(state, link.share) : Lanes<W>(0.0);
        state.link_total[static_cast<std::size_t>(link.from)] += state.link_share[at];
    }
    for (std::size_t at = 0; at < network.links.size(); ++at) {
        const Lanes<W> total = state.link_total[static_cast<std::size_t>(network.links[at].from)];
        state.link_share[at] = total > 1.0 ? state.link_share[at] / total : state.link_share[at];
    }
}

/// Shares out one item for one month: need and supply by node. `inside_only` leaves out trade across blocs. A node without
/// lines supplies nothing: its `supply` is not read, and its `target` stays the 0 that it is from the beginning. Fills the
/// item's nodes of `met` and `target`, and its pools and links and what of `inside` is asked for of `out`.
template <auto W>
void share_out(const network::Network& network, int item, const Lanes<W>* need, const Lanes<W>* supply,
               bool inside_only, Lanes<W>* met, Lanes<W>* target, Sharing<W>& out, State<W>& state) {
    const auto at = static_cast<std::size_t>(item);
    const network::Span pools = network.item_pools[at];
    const std::uint8_t* const makes = network.node_makes.data();
    for (auto index = static_cast<std::size_t>(pools.first); index < static_cast<std::size_t>(pools.last); ++index) {
        const network::Pool& pool = network.pools[index];
        const auto pooled = detail::pool_of<W>(network, pool, value_of(state, pool.cooperation), need, supply);
        out.given_share[index] = pooled.given_share;
        out.received_share[index] = pooled.received_share;
        for (int node = pool.nodes.first; node < pool.nodes.last; ++node) {
            if (makes[node] == 0) {
                met[node] = need[node] * pooled.received_share;
                continue;
            }
            const Lanes<W> needed = need[node], available = supply[node];
            const Lanes<W> own = numerics::minimum(needed, available);
            met[node] = own + (needed - own) * pooled.received_share;
            target[node] = own + (available - own) * pooled.given_share;
        }
    }
    const network::Span inside = network.item_links_inside[at], across = network.item_links_across[at];
    detail::note_unmet<W>(network, inside, need, supply, out, state.unmet);
    detail::note_unmet<W>(network, across, need, supply, out, state.unmet);
    if (!inside.empty()) {
        detail::share_over_links<W>(network, state, inside, need, supply, state.unmet, met, target, out);
    }
    if (across.empty() || inside_only) return;
    if (state.asked.explained()) {
        for (auto index = static_cast<std::size_t>(across.first); index < static_cast<std::size_t>(across.last);
             ++index) {
            const int from = network.links[index].from;
            out.inside[static_cast<std::size_t>(from)] = target[from];
        }
    }
    detail::share_over_links<W>(network, state, across, need, supply, state.unmet, met, target, out);
}

/// share_out into the arrays of `out` itself.
template <auto W>
void share_out(const network::Network& network, int item, const LaneArray<W>& need, const LaneArray<W>& supply,
               bool inside_only, Sharing<W>& out, State<W>& state) {
    share_out<W>(network, item, need.data(), supply.data(), inside_only, out.met.data(), out.target.data(), out, state);
}

/// Of a sharing's target what stays in the bloc, by node.
template <auto W>
struct InsideOfBloc {
    const std::uint8_t* sends_across;
    const Lanes<W>* target;
    const Lanes<W>* inside;
    [[nodiscard]] const Lanes<W>& operator[](std::size_t node) const {
        return sends_across[node] != 0 ? inside[node] : target[node];
    }
};
template <auto W>
InsideOfBloc<W> inside_of(const network::Network& network, const Lanes<W>* target, const Sharing<W>& out) {
    return {network.node_sends_across.data(), target, out.inside.data()};
}

/// Where the sharing with S of an item lies, by node. What eats nothing is made as assigned and arrives as assigned, so
/// its output and arrivals are written there and then.
template <auto W>
struct AssignedArrays {
    const Lanes<W>* met;
    const Lanes<W>* target;
    InsideOfBloc<W> inside;
};
template <auto W>
AssignedArrays<W> assigned_of(const network::Network& network, int item, const State<W>& state) {
    const bool eats = !network.item_inputs[static_cast<std::size_t>(item)].empty();
    const Lanes<W>* const target = eats ? state.assigned.target.data() : state.made.data();
    const Lanes<W>* const met = eats ? state.assigned.met.data() : state.arrived.data();
    return {met, target, inside_of<W>(network, target, state.assigned)};
}

/// What a bloc can serve of its own need: Σ share_out inside it, without writing who serves whom. For items without
/// links inside the bloc.
template <auto W>
Lanes<W> served_inside(const network::Network& network, const network::Pool& pool, const LaneArray<W>& need,
                       const LaneArray<W>& supply, const State<W>& state) {
    const auto pooled =
        detail::pool_of<W>(network, pool, value_of(state, pool.cooperation), need.data(), supply.data());
    return pooled.own + pooled.passed;
}

}  // namespace sinews::simulate
