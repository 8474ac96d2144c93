#pragma once
// Deliveries, stocks and use. docs/model.md, "Delivery".

#include <algorithm>
#include <span>

#include "network/network.hpp"
#include "simulate/share_out.hpp"

namespace sinews::simulate {

namespace detail {

/// What is left of `whole`. Less than `rounding` of it is nothing: nothing is left, or dust would run lines for ever.
template <auto W>
Lanes<W> left_of(Lanes<W> whole, Lanes<W> taken) {
    const Lanes<W> left = whole - taken;
    return left > whole * rounding<W> ? left : Lanes<W>(0.0);
}

}  // namespace detail

/// This month's planned use by the node of each row's first item: stock targets look at it before anything is delivered.
template <auto W>
void plan_use(const network::Network& network, int month, State<W>& state) {
    const Lanes<W> zero(0.0);
    for (const int node : network.use_nodes) state.planned_use[static_cast<std::size_t>(node)] = zero;
    for (std::size_t at = 0; at < network.uses.size(); ++at) {
        const network::Use& use = network.uses[at];
        state.use_lacking[at] = use.active(month) ? value_of(state, use.rate) / use.months_per_rate : zero;
        if (use.active(month)) state.planned_use[static_cast<std::size_t>(use.nodes.front())] += state.use_lacking[at];
    }
}

/// What arrived for a buyer is divided over its books in proportion to B + d and goes to the receivers' stocks.
template <auto W>
void deliver_item(const network::Network& network, int item, State<W>& state) {
    const network::Span nodes = network.item_nodes[static_cast<std::size_t>(item)];
    const auto first = static_cast<std::size_t>(nodes.first), last = static_cast<std::size_t>(nodes.last);
    std::fill(state.delivered.begin() + nodes.first, state.delivered.begin() + nodes.last, Lanes<W>(0.0));
    for (std::size_t node = first; node < last; ++node) {
        const network::Span books = network.node_books[node];
        if (books.empty()) continue;
        // What is missing by rounding alone counts as made: a book of 1e-17 would never close.
        const Lanes<W> made_part = detail::share_of<W>(state.arrived[node], state.need[node]);
        const Lanes<W> part = made_part > 1 - rounding<W> ? Lanes<W>(1.0) : made_part;
        for (auto at = static_cast<std::size_t>(books.first); at < static_cast<std::size_t>(books.last); ++at) {
            const Lanes<W> pull = state.book_backlog[at];
            const Lanes<W> made = pull * part;
            const Lanes<W> left = pull - made;
            state.book_backlog[at] = left;
            state.book_outstanding[at] = state.book_waiting[at] + left;
            state.delivered[static_cast<std::size_t>(network.books[at].receiver)] += made;
        }
    }
}

/// Deliveries of these items, and their stocks at the end of the month before anything is used.
template <auto W>
void deliver(const network::Network& network, std::span<const int> items, State<W>& state) {
    for (const int item : items) {
        const network::Span nodes = network.item_nodes[static_cast<std::size_t>(item)];
        const auto first = static_cast<std::size_t>(nodes.first), last = static_cast<std::size_t>(nodes.last);
        deliver_item<W>(network, item, state);
        if (network.item_final[static_cast<std::size_t>(item)]) {
            for (std::size_t node = first; node < last; ++node) {
                state.closing[node] = state.stock[node] + state.delivered[node];
            }
        } else {
            for (std::size_t node = first; node < last; ++node) {
                state.closing[node] = detail::left_of<W>(state.have[node], state.consumed[node]);
            }
        }
    }
}

/// Rows draw on their first items, then what they still lack on their second, and so on; an item is divided pro rata to
/// what is lacking.
template <auto W>
void use_stocks(const network::Network& network, int month, State<W>& state) {
    const Lanes<W> zero(0.0);
    for (const int at : network.use_nodes) {
        const auto node = static_cast<std::size_t>(at);
        state.used[node] = zero;
        state.unmet_use[node] = zero;
        state.stock_at_round[node] = state.closing[node];
    }
    for (int round = 0; round < network.use_rounds; ++round) {
        const auto draws = [&](const network::Use& use) {
            return use.active(month) && round < static_cast<int>(use.nodes.size());
        };
        for (const network::Use& use : network.uses) {
            if (draws(use))
                state.use_claims[static_cast<std::size_t>(use.nodes[static_cast<std::size_t>(round)])] = zero;
        }
        for (std::size_t at = 0; at < network.uses.size(); ++at) {
            const network::Use& use = network.uses[at];
            if (draws(use)) {
                state.use_claims[static_cast<std::size_t>(use.nodes[static_cast<std::size_t>(round)])] +=
                    state.use_lacking[at];
            }
        }
        for (std::size_t at = 0; at < network.uses.size(); ++at) {
            const network::Use& use = network.uses[at];
            if (!draws(use)) continue;
            const auto node = static_cast<std::size_t>(use.nodes[static_cast<std::size_t>(round)]);
            const Lanes<W> claims = state.use_claims[node];
            const Lanes<W> held = state.stock_at_round[node];
            const Lanes<W> part = claims > held ? held / claims : Lanes<W>(1.0);
            const Lanes<W> drawn = state.use_lacking[at] * part;
            state.use_lacking[at] -= drawn;
            state.used[node] += drawn;
        }
        for (const int at : network.use_nodes) {
            const auto node = static_cast<std::size_t>(at);
            state.stock_at_round[node] = detail::left_of<W>(state.closing[node], state.used[node]);
        }
    }
    for (std::size_t at = 0; at < network.uses.size(); ++at) {
        if (!network.uses[at].active(month)) continue;
        state.unmet_use[static_cast<std::size_t>(network.uses[at].nodes.front())] += state.use_lacking[at];
    }
    for (const int node : network.use_nodes) {
        state.closing[static_cast<std::size_t>(node)] = state.stock_at_round[static_cast<std::size_t>(node)];
    }
}

}  // namespace sinews::simulate
