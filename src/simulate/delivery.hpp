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
    state.active_uses.clear();
    for (std::size_t at = 0; at < network.uses.size(); ++at) {
        const network::Use& use = network.uses[at];
        if (!use.active(month)) continue;
        state.active_uses.push_back(at);
        state.use_lacking[at] = value_of(state, use.rate) / use.months_per_rate;
        state.planned_use[static_cast<std::size_t>(use.nodes.front())] += state.use_lacking[at];
    }
}

/// What arrived for a buyer is divided over its books in proportion to B + d and goes to the receivers' stocks. Where there is no
/// book nothing is delivered: 0 stands there since the orders were scheduled.
template <auto W>
void deliver_item(const network::Network& network, int item, State<W>& state) {
    const network::Span nodes = network.item_nodes[static_cast<std::size_t>(item)];
    const auto first = static_cast<std::size_t>(nodes.first), last = static_cast<std::size_t>(nodes.last);
    const network::Span* const node_books = network.node_books.data();
    const network::Book* const all_books = network.books.data();
    const Lanes<W>* const waiting = state.book_waiting.data();
    Lanes<W>*const backlog = state.book_backlog.data(), *const outstanding = state.book_outstanding.data();
    Lanes<W>* const delivered = state.delivered.data();
    for (std::size_t node = first; node < last; ++node) {
        const network::Span books = node_books[node];
        if (books.empty()) continue;
        // What is missing by rounding alone counts as made: a book of 1e-17 would never close.
        const Lanes<W> made_part = detail::share_of<W>(state.arrived[node], state.need[node]);
        const Lanes<W> part = made_part > 1 - rounding<W> ? Lanes<W>(1.0) : made_part;
        for (int at = books.first; at < books.last; ++at) {
            const Lanes<W> pull = backlog[at];
            const Lanes<W> made = pull * part;
            const Lanes<W> left = pull - made;
            backlog[at] = left;
            outstanding[at] = waiting[at] + left;
            const network::Book& book = all_books[at];
            Lanes<W>& of_receiver = delivered[book.receiver];
            of_receiver = book.first_of_receiver ? made : of_receiver + made;
        }
    }
}

/// Deliveries of an item, whose eaters are done, and its stocks at the end of the month before anything is used.
template <auto W>
void deliver(const network::Network& network, int item, State<W>& state) {
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

/// Rows draw on their first items, then what they still lack on their second, and so on; an item is divided pro rata to
/// what is lacking.
template <auto W>
void use_stocks(const network::Network& network, State<W>& state) {
    const Lanes<W> zero(0.0);
    for (const int at : network.use_nodes) {
        const auto node = static_cast<std::size_t>(at);
        state.used[node] = zero;
        state.unmet_use[node] = zero;
        state.stock_at_round[node] = state.closing[node];
    }
    for (std::size_t round = 0; round < static_cast<std::size_t>(network.use_rounds); ++round) {
        const auto each_drawing = [&](auto&& visit) {
            for (const std::size_t at : state.active_uses) {
                const std::vector<int>& nodes = network.uses[at].nodes;
                if (round < nodes.size()) visit(at, static_cast<std::size_t>(nodes[round]));
            }
        };
        each_drawing([&](std::size_t, std::size_t node) { state.use_claims[node] = zero; });
        each_drawing([&](std::size_t at, std::size_t node) { state.use_claims[node] += state.use_lacking[at]; });
        each_drawing([&](std::size_t at, std::size_t node) {
            const Lanes<W> claims = state.use_claims[node], held = state.stock_at_round[node];
            const Lanes<W> drawn = state.use_lacking[at] * (claims > held ? held / claims : Lanes<W>(1.0));
            state.use_lacking[at] -= drawn;
            state.used[node] += drawn;
        });
        each_drawing([&](std::size_t, std::size_t node) {
            state.stock_at_round[node] = detail::left_of<W>(state.closing[node], state.used[node]);
        });
    }
    for (const std::size_t at : state.active_uses) {
        state.unmet_use[static_cast<std::size_t>(network.uses[at].nodes.front())] += state.use_lacking[at];
    }
    for (const int node : network.use_nodes) {
        state.closing[static_cast<std::size_t>(node)] = state.stock_at_round[static_cast<std::size_t>(node)];
    }
}

}  // namespace sinews::simulate
