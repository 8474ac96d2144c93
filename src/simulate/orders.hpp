#pragma once
// Wishes, what money allows of them, and when the orders fall due. docs/model.md, "Wish" and "Orders".

#include <algorithm>
#include <cmath>
#include <span>

#include "network/network.hpp"
#include "numerics/elementary.hpp"
#include "simulate/parameters.hpp"

namespace sinews::simulate {

namespace detail {

/// The active rows of one kind on a book: the sum of their values, and how many they are.
template <auto W>
struct RowsOnBook {
    Lanes<W> sum{};
    int count = 0;
    /// The part of the book's wish that falls to a row of this value.
    [[nodiscard]] Lanes<W> part_of(Lanes<W> wish, Lanes<W> value) const {
        if (count == 1) return wish;
        return sum > 0.0 ? wish * (value / sum) : Lanes<W>(0.0);
    }
};

template <auto W>
RowsOnBook<W> rows_on_book(const network::Network& network, const State<W>& state, network::Span rows, int month) {
    RowsOnBook<W> result;
    if (rows.size() == 1) {  // as most have; only active rows ask
        const auto row = static_cast<std::size_t>(network.programmes_by_book[static_cast<std::size_t>(rows.first)]);
        return {state.programme_value[row], 1};
    }
    for (int at = rows.first; at < rows.last; ++at) {
        const auto row = static_cast<std::size_t>(network.programmes_by_book[static_cast<std::size_t>(at)]);
        if (!network.programmes[row].active(month)) continue;
        result.sum += state.programme_value[row];
        ++result.count;
    }
    return result;
}

/// w = max(0, min(value, (max_book_months + L) value - Q))
template <auto W>
Lanes<W> rate_wish(const network::Network& network, const State<W>& state, std::size_t row, int month) {
    const auto book_at = static_cast<std::size_t>(network.programmes[row].book);
    const network::Book& book = network.books[book_at];
    const RowsOnBook<W> rows = rows_on_book<W>(network, state, book.rates, month);
    const Lanes<W> room = (network.max_book_months + book.lead_months) * rows.sum - state.book_outstanding[book_at];
    const Lanes<W> wish = numerics::maximum(numerics::minimum(rows.sum, room), Lanes<W>(0.0));
    return rows.part_of(wish, state.programme_value[row]);
}

/// w = max(0, use + (value + use·lead - stock - on_order)/fill_months), of the receiver.
template <auto W>
Lanes<W> target_wish(const network::Network& network, const State<W>& state, std::size_t row) {
    const network::Programme& programme = network.programmes[row];
    const network::Book& book = network.books[static_cast<std::size_t>(programme.book)];
    const auto receiver = static_cast<std::size_t>(book.receiver);
    Lanes<W> on_order(0.0);
    for (const int other : network.receiver_books[receiver]) {
        on_order += state.book_outstanding[static_cast<std::size_t>(other)];
    }
    const Lanes<W> use = state.planned_use[receiver];
    const Lanes<W> missing = state.programme_value[row] + use * book.lead_months - state.stock[receiver] - on_order;
    const Lanes<W> fill_months = numerics::maximum(value_of(state, programme.fill_months, 1), Lanes<W>(1.0));
    return numerics::maximum(use + missing / fill_months, Lanes<W>(0.0));
}

/// w = max(0, min(value · money left/price, (max_book_months + L) m - Q)), m from this month's money.
template <auto W>
Lanes<W> money_share_wish(const network::Network& network, const State<W>& state, std::size_t row, int month,
                          Lanes<W> money_left, Lanes<W> income) {
    const auto book_at = static_cast<std::size_t>(network.programmes[row].book);
    const network::Book& book = network.books[book_at];
    const Lanes<W> units_of_money = state.units_of_money[static_cast<std::size_t>(book.market)];
    const RowsOnBook<W> rows = rows_on_book<W>(network, state, book.shares, month);
    const Lanes<W> value = state.programme_value[row];
    const Lanes<W> room = (network.max_book_months + book.lead_months) * (rows.sum * (income * units_of_money)) -
                          state.book_outstanding[book_at];
    const Lanes<W> wish = numerics::minimum(value * (money_left * units_of_money), rows.part_of(room, value));
    return numerics::maximum(wish, Lanes<W>(0.0));
}

/// Places `order` on a book: paid now, it falls due after the lead: 1 - f of it in month t + floor(L), f a month later.
template <auto W>
void place_order(const network::Network& network, std::size_t at, Lanes<W> order, State<W>& state) {
    const network::Book& book = network.books[at];
    const auto slot = [&](int ahead) {
        const int position = state.ring_position[at] + ahead;
        return static_cast<std::size_t>(book.ring_first +
                                        (position < book.ring_size ? position : position - book.ring_size));
    };
    state.ring[slot(book.lead_whole)] += book.lead_fraction > 0 ? order * (1 - book.lead_fraction) : order;
    if (book.lead_fraction > 0) state.ring[slot(book.lead_whole + 1)] += order * book.lead_fraction;
    state.book_waiting[at] += order;
}

/// Orders of the rows of one group that are active, cut in the same proportion to the money left. Returns what is paid.
template <auto W, typename Wish>
Lanes<W> order_group(const network::Network& network, int month, network::Span rows, bool limited, Lanes<W>& left,
                     State<W>& state, Wish&& wish_of) {
    Lanes<W> cost(0.0);
    bool any_active = false;
    for (auto at = static_cast<std::size_t>(rows.first); at < static_cast<std::size_t>(rows.last); ++at) {
        const network::Programme& programme = network.programmes[at];
        if (!programme.active(month)) continue;
        any_active = true;
        state.wish[at] = wish_of(at);
        const network::Book& book = network.books[static_cast<std::size_t>(programme.book)];
        cost += state.wish[at] * state.price[static_cast<std::size_t>(book.market)];
    }
    if (!any_active) return cost;
    const Lanes<W> scale = limited ? (cost > left ? left / cost : Lanes<W>(1.0)) : Lanes<W>(1.0);
    for (auto at = static_cast<std::size_t>(rows.first); at < static_cast<std::size_t>(rows.last); ++at) {
        const network::Programme& programme = network.programmes[at];
        if (!programme.active(month)) continue;
        const auto book = static_cast<std::size_t>(programme.book);
        const auto buyer = static_cast<std::size_t>(network.books[book].buyer);
        const Lanes<W> order = state.wish[at] * scale;
        place_order<W>(network, book, order, state);
        if (state.asked.wished) state.wished[buyer] += state.wish[at];
        state.ordered[buyer] += order;
        state.unpaid[static_cast<std::size_t>(network.books[book].pool)] += state.wish[at] - order;
    }
    if (!limited) return cost;
    const Lanes<W> paid = numerics::minimum(cost, left);
    left = cost > left ? Lanes<W>(0.0) : left - cost;
    return paid;
}

}  // namespace detail

/// log2(1 - learning_rate) of every item that learns.
template <auto W>
void set_learning(const network::Network& network, State<W>& state) {
    for (std::size_t item = 0; item < network.items.size(); ++item) {
        const network::Parameter learning = network.item_learning_rate[item];
        if (learning == network::absent || network.parameters.is_constant(learning, 0)) continue;
        constexpr double natural_logarithm_of_2 = 0.69314718055994530942;
        state.learning_exponent[item] = logarithm<W>(1.0 - value_of(state, learning)) / natural_logarithm_of_2;
    }
}

/// Price of every market: price · (1 + price_growth)^(t/12) · ((experience + made)/experience)^log2(1 - learning_rate).
template <auto W>
void set_prices(const network::Network& network, int month, State<W>& state) {
    const network::ParameterTable& table = network.parameters;
    for (std::size_t at = 0; at < network.markets.size(); ++at) {
        const network::Market& market = network.markets[at];
        const auto item = static_cast<std::size_t>(market.item);
        Lanes<W> price = value_of(state, network.item_price[item]);
        const network::Parameter growth = network.item_price_growth[item];
        if (growth != network::absent && !table.is_constant(growth, 0)) {
            const Lanes<W> factor = numerics::maximum(1.0 + value_of(state, growth), Lanes<W>(0.0));
            price *= power<W>(factor, Lanes<W>(month / 12.0));
        }
        const network::Parameter learning = network.item_learning_rate[item];
        if (learning != network::absent && !table.is_constant(learning, 0)) {
            const Lanes<W> experience = value_of(state, network.item_experience[item]);
            price *= power<W>((experience + state.made_so_far[at]) / experience, state.learning_exponent[item]);
        }
        if (network.before != nullptr) price *= state.price_factor[at];
        state.price[at] = price;
        // What has no price is not bought by shares of money.
        state.units_of_money[at] = price > 0.0 ? 1.0 / price : Lanes<W>(0.0);
    }
}

namespace detail {

template <auto W>
void fall_due_at(const network::Network& network, network::Span nodes, State<W>& state) {
    for (auto node = static_cast<std::size_t>(nodes.first); node < static_cast<std::size_t>(nodes.last); ++node) {
        const network::Span books = network.node_books[node];
        if (books.empty()) continue;
        Lanes<W> due(0.0), backlog(0.0);
        for (auto at = static_cast<std::size_t>(books.first); at < static_cast<std::size_t>(books.last); ++at) {
            const network::Book& book = network.books[at];
            Lanes<W>& slot = state.ring[static_cast<std::size_t>(book.ring_first + state.ring_position[at])];
            state.ring_position[at] = state.ring_position[at] + 1 < book.ring_size ? state.ring_position[at] + 1 : 0;
            const Lanes<W> falls_due = slot;
            slot = Lanes<W>(0.0);
            state.book_waiting[at] = numerics::maximum(state.book_waiting[at] - falls_due, Lanes<W>(0.0));
            due += falls_due;
            backlog += state.book_backlog[at];
            state.book_backlog[at] += falls_due;
        }
        state.due[node] = due;
        state.need[node] = due + backlog;
    }
}

}  // namespace detail

/// What falls due this month joins the backlog of its book; what all books of a buyer's node need: x = B + d.
template <auto W>
void fall_due(const network::Network& network, std::span<const int> items, State<W>& state) {
    for (const int item : items) {
        detail::fall_due_at<W>(network, network.item_nodes[static_cast<std::size_t>(item)], state);
    }
}

/// Wishes and orders of every account, priority by priority.
template <auto W>
void place_orders(const network::Network& network, int month, State<W>& state) {
    const Lanes<W> zero(0.0);
    for (std::size_t at = 0; at < network.books.size(); ++at) {
        const auto buyer = static_cast<std::size_t>(network.books[at].buyer);
        if (state.asked.wished) state.wished[buyer] = zero;
        state.ordered[buyer] = zero;
    }
    std::fill(state.unpaid.begin(), state.unpaid.end(), zero);
    const auto years = static_cast<std::size_t>(network.years());
    const auto year = static_cast<std::size_t>(network.year_of(month));
    for (std::size_t index = 0; index < network.accounts.size(); ++index) {
        const network::Account& account = network.accounts[index];
        const bool limited = account.economy >= 0;
        Lanes<W> left = state.money.left[index];
        const Lanes<W> income = limited ? state.money.monthly[index * years + year] : zero;
        Lanes<W> paid = zero;
        for (int group = account.groups.first; group < account.groups.last; ++group) {
            const network::PriorityGroup& entry = network.priority_groups[static_cast<std::size_t>(group)];
            paid += detail::order_group<W>(network, month, entry.wishes, limited, left, state, [&](std::size_t row) {
                return network.programmes[row].kind == network::ProgrammeKind::rate
                           ? detail::rate_wish<W>(network, state, row, month)
                           : detail::target_wish<W>(network, state, row);
            });
            if (entry.shares.empty()) continue;
            const Lanes<W> after_wishes = left;
            paid += detail::order_group<W>(network, month, entry.shares, limited, left, state, [&](std::size_t row) {
                return detail::money_share_wish<W>(network, state, row, month, after_wishes, income);
            });
        }
        if (account.only_spends) continue;
        if (limited) state.money.left[index] = left;
        state.money.category_spent[index] = paid;
    }
}

/// What every programme asks for in a month.
template <auto W>
void set_programme_values(const network::Network& network, State<W>& state) {
    for (std::size_t at = 0; at < network.programmes.size(); ++at) {
        const network::Programme& programme = network.programmes[at];
        state.programme_value[at] = value_of(state, programme.value) / programme.months_per_value;
    }
}

/// Opening books and opening orders that wait: the latter fall due evenly over the lead.
template <auto W>
void open_books(const network::Network& network, State<W>& state) {
    std::fill(state.ring.begin(), state.ring.end(), Lanes<W>(0.0));
    std::fill(state.ring_position.begin(), state.ring_position.end(), 0);
    set_programme_values<W>(network, state);
    for (std::size_t at = 0; at < network.books.size(); ++at) {
        const network::Book& book = network.books[at];
        const Lanes<W> waiting = value_of(state, book.opening_waiting);
        state.book_backlog[at] = value_of(state, book.opening_book);
        state.book_waiting[at] = waiting;
        state.book_outstanding[at] = waiting + state.book_backlog[at];
        for (int month = 0; month < std::max(1, static_cast<int>(std::ceil(book.lead_months))); ++month) {
            const double part = book.lead_months > 0
                                    ? std::max(0.0, std::min(book.lead_months, month + 1.0) - month) / book.lead_months
                                    : 1.0;
            state.ring[static_cast<std::size_t>(book.ring_first + month % book.ring_size)] = waiting * part;
        }
    }
}

}  // namespace sinews::simulate
