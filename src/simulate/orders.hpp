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

/// Of a kind's active rows on a book the sum of values, and what of the book's wish falls to one of them.
template <auto W>
struct RowOnBook {
    Lanes<W> sum, value;
    bool alone;
    [[nodiscard]] Lanes<W> part_of(Lanes<W> wish) const {
        if (alone) return wish;
        return sum > 0.0 ? wish * (value / sum) : Lanes<W>(0.0);
    }
};

template <auto W>
RowOnBook<W> row_on_book(const network::Network& network, int month, const OrderSchedule::Row& row,
                         const State<W>& state) {
    const Lanes<W> value = state.programme_value[row.programme];
    if (row.alone) return {value, value, true};  // as most are
    const network::Book& book = network.books[row.book];
    const network::Span rows = row.kind == network::ProgrammeKind::money_share ? book.shares : book.rates;
    Lanes<W> sum(0.0);
    for (int at = rows.first; at < rows.last; ++at) {
        const auto other = static_cast<std::size_t>(network.programmes_by_book[static_cast<std::size_t>(at)]);
        if (network.programmes[other].active(month)) sum += state.programme_value[other];
    }
    return {sum, value, false};
}

/// w = max(0, min(value, (max_book_months + L) value - Q))
template <auto W>
Lanes<W> rate_wish(const network::Network& network, int month, const OrderSchedule::Row& row, const State<W>& state) {
    const RowOnBook<W> on_book = row_on_book<W>(network, month, row, state);
    const Lanes<W> room = row.book_months * on_book.sum - state.book_outstanding[row.book];
    return on_book.part_of(numerics::maximum(numerics::minimum(on_book.sum, room), Lanes<W>(0.0)));
}

/// w = max(0, use + (value + use·lead - stock - on_order)/fill_months), of the receiver.
template <auto W>
Lanes<W> target_wish(const network::Network& network, const OrderSchedule::Row& row, const State<W>& state) {
    const network::Book& book = network.books[row.book];
    const auto receiver = static_cast<std::size_t>(book.receiver);
    Lanes<W> on_order(0.0);
    for (const int other : network.receiver_books[receiver]) {
        on_order += state.book_outstanding[static_cast<std::size_t>(other)];
    }
    const Lanes<W> use = state.planned_use[receiver];
    const Lanes<W> missing =
        state.programme_value[row.programme] + use * book.lead_months - state.stock[receiver] - on_order;
    const Lanes<W> fill_months =
        numerics::maximum(value_of(state, network.programmes[row.programme].fill_months, 1), Lanes<W>(1.0));
    return numerics::maximum(use + missing / fill_months, Lanes<W>(0.0));
}

/// w = max(0, min(value · money left/price, (max_book_months + L) m - Q)), m from this month's money.
template <auto W>
Lanes<W> money_share_wish(const network::Network& network, int month, const OrderSchedule::Row& row,
                          Lanes<W> money_left, Lanes<W> income, const State<W>& state) {
    const Lanes<W> units_of_money = state.units_of_money[row.market];
    const RowOnBook<W> on_book = row_on_book<W>(network, month, row, state);
    const Lanes<W> room =
        row.book_months * (on_book.sum * (income * units_of_money)) - state.book_outstanding[row.book];
    const Lanes<W> wish = numerics::minimum(on_book.value * (money_left * units_of_money), on_book.part_of(room));
    return numerics::maximum(wish, Lanes<W>(0.0));
}

/// Places `order` on a book: paid now, it falls due after the lead: 1 - f of it in month t + floor(L), f a month later.
template <auto W>
void place_order(const OrderSchedule::Row& row, Lanes<W> order, State<W>& state) {
    Lanes<W>* const slots = state.ring.data() + row.ring_first;
    const int due = state.ring_position[row.book] + row.lead_whole;
    const auto slot = [&](int position) { return position < row.ring_size ? position : position - row.ring_size; };
    if (row.later_part > 0) {
        slots[slot(due)] += order * (1 - row.later_part);
        slots[slot(due + 1)] += order * row.later_part;
    } else {
        slots[slot(due)] += order;
    }
    state.book_waiting[row.book] += order;
}

/// Orders of the rows of one group, cut in the same proportion to the money left. Returns what is paid.
template <auto W>
Lanes<W> order_group(const network::Network& network, int month, network::Span group, bool limited, Lanes<W> income,
                     Lanes<W>& left, State<W>& state) {
    const std::span rows(state.orders.rows.data() + group.first, static_cast<std::size_t>(group.size()));
    const Lanes<W> money_left = left;
    Lanes<W> cost(0.0);
    for (const OrderSchedule::Row& row : rows) {
        Lanes<W> wish;
        switch (row.kind) {
            case network::ProgrammeKind::rate: wish = rate_wish<W>(network, month, row, state); break;
            case network::ProgrammeKind::stock_target: wish = target_wish<W>(network, row, state); break;
            default: wish = money_share_wish<W>(network, month, row, money_left, income, state); break;
        }
        state.wish[row.programme] = wish;
        cost += wish * state.price[row.market];
    }
    const Lanes<W> scale = limited ? (cost > money_left ? money_left / cost : Lanes<W>(1.0)) : Lanes<W>(1.0);
    for (const OrderSchedule::Row& row : rows) {
        const Lanes<W> wish = state.wish[row.programme];
        const Lanes<W> order = wish * scale;
        place_order<W>(row, order, state);
        const auto add = [](Lanes<W>& sum, Lanes<W> addend, bool first) { sum = first ? addend : sum + addend; };
        if (state.asked.wished) add(state.wished[row.buyer], wish, row.first_of_buyer);
        if (state.asked.ordered) add(state.ordered[row.buyer], order, row.first_of_buyer);
        if (state.asked.waterfall) add(state.unpaid[row.pool], wish - order, row.first_of_pool);
    }
    if (!limited) return cost;
    left = cost > money_left ? Lanes<W>(0.0) : money_left - cost;
    return numerics::minimum(cost, money_left);
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
            price *= small_power<W>((experience + state.made_so_far[at]) / experience, state.learning_exponent[item]);
        }
        if (network.before != nullptr) price *= state.price_factor[at];
        state.price[at] = price;
        // What has no price is not bought by shares of money.
        state.units_of_money[at] = price > 0.0 ? 1.0 / price : Lanes<W>(0.0);
    }
}

/// What falls due this month joins the backlog of its book; what all books of a buyer's node of this item need: x = B + d.
template <auto W>
void fall_due(const network::Network& network, int item, State<W>& state) {
    const network::Span nodes = network.item_nodes[static_cast<std::size_t>(item)];
    const network::Span* const node_books = network.node_books.data();
    const network::Book* const all_books = network.books.data();
    Lanes<W>*const ring = state.ring.data(), *const waiting = state.book_waiting.data();
    Lanes<W>* const backlogs = state.book_backlog.data();
    int* const positions = state.ring_position.data();
    for (auto node = static_cast<std::size_t>(nodes.first); node < static_cast<std::size_t>(nodes.last); ++node) {
        const network::Span books = node_books[node];
        if (books.empty()) continue;
        Lanes<W> due(0.0), backlog(0.0);
        for (int at = books.first; at < books.last; ++at) {
            const network::Book& book = all_books[at];
            const int position = positions[at];
            Lanes<W>& slot = ring[book.ring_first + position];
            positions[at] = position + 1 < book.ring_size ? position + 1 : 0;
            const Lanes<W> falls_due = slot;
            slot = Lanes<W>(0.0);
            waiting[at] = numerics::maximum(waiting[at] - falls_due, Lanes<W>(0.0));
            due += falls_due;
            backlog += backlogs[at];
            backlogs[at] += falls_due;
        }
        state.due[node] = due;
        state.need[node] = due + backlog;
    }
}

/// Wishes and orders of every account, priority by priority.
template <auto W>
void place_orders(const network::Network& network, int month, State<W>& state) {
    const Lanes<W> zero(0.0);
    if (schedule_orders(network, month, state.orders)) {  // 0 stays where nobody writes
        for (auto* sums : {&state.wished, &state.ordered, &state.unpaid, &state.delivered}) {
            std::fill(sums->begin(), sums->end(), zero);
        }
    }
    const auto years = static_cast<std::size_t>(network.years());
    const auto year = static_cast<std::size_t>(network.year_of(month));
    for (const OrderSchedule::Account& account : state.orders.accounts) {
        Lanes<W> left = state.money.left[account.account];
        const Lanes<W> income = account.limited ? state.money.monthly[account.account * years + year] : zero;
        Lanes<W> paid = zero;
        for (int at = account.groups.first; at < account.groups.last; ++at) {
            const network::Span rows = state.orders.groups[static_cast<std::size_t>(at)].rows;
            paid += detail::order_group<W>(network, month, rows, account.limited, income, left, state);
        }
        if (account.limited) state.money.left[account.account] = left;
        state.money.category_spent[account.account] = paid;
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
