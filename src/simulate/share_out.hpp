#pragma once
// share_out(need, supply): own need first, then the bloc's pool, then links inside the bloc, then links across blocs.
// docs/model.md, "Sharing out".

#include "network/network.hpp"
#include "simulate/parameters.hpp"

namespace sinews::simulate {

namespace detail {

template <int W>
Lanes<W> share_of(Lanes<W> part, Lanes<W> whole) {
    return whole > 0.0 ? part / whole : Lanes<W>(0.0);
}

/// Own need and the pool of one bloc. Leaves the spare supply in `spare` and the unmet need in `unmet`.
template <int W>
void share_in_pool(const network::Pool& pool, Lanes<W> cooperation, const LaneArray<W>& need,
                   const LaneArray<W>& supply, Sharing<W>& out, LaneArray<W>& spare, LaneArray<W>& unmet) {
    const auto first = static_cast<std::size_t>(pool.nodes.first), last = static_cast<std::size_t>(pool.nodes.last);
    const Lanes<W> zero(0.0);
    // Plain pointers: behind a reference to a vector every store would make the compiler load the address anew.
    const Lanes<W>* const needs = need.data();
    const Lanes<W>* const supplies = supply.data();
    Lanes<W>* const own = out.own.data();
    Lanes<W>* const left = spare.data();
    Lanes<W>* const lacks = unmet.data();
    Lanes<W> all_spare = zero, wanted = zero;
    for (std::size_t node = first; node < last; ++node) {
        const Lanes<W> served = numerics::minimum(needs[node], supplies[node]);
        const Lanes<W> more = supplies[node] - served, less = needs[node] - served;
        own[node] = served;
        left[node] = more;
        lacks[node] = less;
        all_spare += more;
        wanted += less;
    }
    const Lanes<W> offered = cooperation * all_spare;
    const Lanes<W> pooled = numerics::minimum(offered, wanted);
    const Lanes<W> of_spare = cooperation * share_of<W>(pooled, offered);
    const Lanes<W> of_wants = share_of<W>(pooled, wanted);
    Lanes<W>* const given = out.given.data();
    Lanes<W>* const received = out.received.data();
    Lanes<W>* const met = out.met.data();
    Lanes<W>* const inside = out.inside.data();
    Lanes<W>* const target = out.target.data();
    for (std::size_t node = first; node < last; ++node) {
        const Lanes<W> gives = left[node] * of_spare, receives = lacks[node] * of_wants;
        const Lanes<W> kept = own[node] + gives;
        given[node] = gives;
        received[node] = receives;
        left[node] -= gives;
        lacks[node] -= receives;
        met[node] = own[node] + receives;
        inside[node] = kept;
        target[node] = kept;
    }
}

/// The same for an item that eats nothing and has no links: all that is assigned is made, so nobody asks who serves whom.
/// Fills `met` and `target` alone.
template <int W>
void share_plainly(const network::Pool& pool, Lanes<W> cooperation, const LaneArray<W>& need,
                   const LaneArray<W>& supply, Sharing<W>& out) {
    const auto first = static_cast<std::size_t>(pool.nodes.first), last = static_cast<std::size_t>(pool.nodes.last);
    const Lanes<W>* const needs = need.data();
    const Lanes<W>* const supplies = supply.data();
    Lanes<W> spare(0.0), wanted(0.0);
    for (std::size_t node = first; node < last; ++node) {
        const Lanes<W> own = numerics::minimum(needs[node], supplies[node]);
        spare += supplies[node] - own;
        wanted += needs[node] - own;
    }
    const Lanes<W> offered = cooperation * spare;
    const Lanes<W> pooled = numerics::minimum(offered, wanted);
    const Lanes<W> of_spare = cooperation * share_of<W>(pooled, offered);
    const Lanes<W> of_wants = share_of<W>(pooled, wanted);
    Lanes<W>* const met = out.met.data();
    Lanes<W>* const target = out.target.data();
    for (std::size_t node = first; node < last; ++node) {
        const Lanes<W> own = numerics::minimum(needs[node], supplies[node]);
        met[node] = own + (needs[node] - own) * of_wants;
        target[node] = own + (supplies[node] - own) * of_spare;
    }
}

/// One kind of links, all at once: offers are a share of what is spare after the pool, a receiver takes them pro rata.
/// `links` are sorted by receiver.
template <int W>
void share_over_links(const network::Network& network, const State<W>& state, network::Span links,
                      const LaneArray<W>& spare, LaneArray<W>& unmet, Sharing<W>& out) {
    const auto last = static_cast<std::size_t>(links.last);
    for (auto first = static_cast<std::size_t>(links.first); first < last;) {
        const auto to = static_cast<std::size_t>(network.links[first].to);
        Lanes<W> offered(0.0);
        std::size_t end = first;
        for (; end < last && network.links[end].to == static_cast<int>(to); ++end) {
            const network::Link& link = network.links[end];
            const Lanes<W> offer = state.link_share[end] * spare[static_cast<std::size_t>(link.from)];
            out.link[end] = offer;
            offered += offer;
        }
        const Lanes<W> taken = numerics::minimum(unmet[to], offered);
        const Lanes<W> of_offers = share_of<W>(taken, offered);
        for (; first < end; ++first) {
            const network::Link& link = network.links[first];
            const auto from = static_cast<std::size_t>(link.from);
            const Lanes<W> amount = out.link[first] * of_offers;
            out.link[first] = amount;
            out.target[from] += amount;
            if (link.inside) out.inside[from] += amount;
        }
        out.met[to] += taken;
        unmet[to] -= taken;
    }
}

}  // namespace detail

/// This month's shares of all links: 0 where a link is shut; where draws take the shares of one sender and item above 1
/// in sum they are scaled down to 1.
template <int W>
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

/// Shares out one item for one month: need and supply by node. `inside_only` leaves out trade across blocs.
/// Fills the item's nodes and links of `out`.
template <int W>
void share_out(const network::Network& network, int item, const LaneArray<W>& need, const LaneArray<W>& supply,
               bool inside_only, Sharing<W>& out, State<W>& state) {
    const auto at = static_cast<std::size_t>(item);
    LaneArray<W>& spare = state.spare;
    LaneArray<W>& unmet = state.unmet;
    const network::Span pools = network.item_pools[at];
    const bool plain = network.is_plain(item);
    for (int pool = pools.first; pool < pools.last; ++pool) {
        const network::Pool& entry = network.pools[static_cast<std::size_t>(pool)];
        if (plain) {
            detail::share_plainly<W>(entry, value_of(state, entry.cooperation), need, supply, out);
            continue;
        }
        detail::share_in_pool<W>(entry, value_of(state, entry.cooperation), need, supply, out, spare, unmet);
    }
    if (!network.item_links_inside[at].empty()) {
        detail::share_over_links<W>(network, state, network.item_links_inside[at], spare, unmet, out);
    }
    if (!network.item_links_across[at].empty() && !inside_only) {
        detail::share_over_links<W>(network, state, network.item_links_across[at], spare, unmet, out);
    }
}

/// What a bloc can serve of its own need: Σ share_out inside it, without writing who serves whom. For items without
/// links inside the bloc.
template <int W>
Lanes<W> served_inside(const network::Pool& pool, Lanes<W> cooperation, const LaneArray<W>& need,
                       const LaneArray<W>& supply) {
    Lanes<W> own(0.0), spare(0.0), unmet(0.0);
    const Lanes<W>* const needs = need.data();
    const Lanes<W>* const supplies = supply.data();
    for (auto node = static_cast<std::size_t>(pool.nodes.first); node < static_cast<std::size_t>(pool.nodes.last);
         ++node) {
        const Lanes<W> served = numerics::minimum(needs[node], supplies[node]);
        own += served;
        spare += supplies[node] - served;
        unmet += needs[node] - served;
    }
    return own + numerics::minimum(cooperation * spare, unmet);
}

}  // namespace sinews::simulate
