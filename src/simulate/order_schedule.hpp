#pragma once
// Who orders this month, in the order in which money serves them. It is the same for all replications and changes only when a
// programme begins or ends; between these months it is kept. docs/model.md, "Orders".

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "network/network.hpp"

namespace sinews::simulate {

struct OrderSchedule {
    /// An active programme, with what it needs of its book at hand.
    struct Row {
        std::size_t programme, book, market, buyer, pool;
        network::ProgrammeKind kind;
        bool alone;  // no other active rate (or money share) on its book
        bool first_of_buyer,
            first_of_pool;   // before it no other row adds to what its buyer's node, or its pool, orders
        double book_months;  // max_book_months + L
        double later_part;   // of an order: falls due a month later than the rest
        int lead_whole, ring_first, ring_size;
    };
    /// Rows that share one cut: rates and stock targets of one account and priority, or its money shares.
    struct Group {
        network::Span rows;
    };
    struct Account {
        std::size_t account;
        bool limited;
        network::Span groups;  // by priority, wishes before shares
    };
    std::vector<Row> rows;
    std::vector<Group> groups;
    std::vector<Account> accounts;  // those with active rows
    int until = -1;                 // holds before this month
};

namespace detail {

/// Is this the only active row of its kind on its book?
inline bool orders_alone(const network::Network& network, const network::Programme& programme, int month) {
    const network::Book& book = network.books[static_cast<std::size_t>(programme.book)];
    const network::Span rows = programme.kind == network::ProgrammeKind::money_share ? book.shares : book.rates;
    int active = 0;
    for (int at = rows.first; at < rows.last; ++at) {
        const auto row = static_cast<std::size_t>(network.programmes_by_book[static_cast<std::size_t>(at)]);
        active += network.programmes[row].active(month) ? 1 : 0;
    }
    return active == 1;
}

inline void schedule_row(const network::Network& network, int month, std::size_t at, OrderSchedule& schedule) {
    const network::Programme& programme = network.programmes[at];
    const auto book_at = static_cast<std::size_t>(programme.book);
    const network::Book& book = network.books[book_at];
    schedule.rows.push_back({at, book_at, static_cast<std::size_t>(book.market), static_cast<std::size_t>(book.buyer),
                             static_cast<std::size_t>(book.pool), programme.kind,
                             orders_alone(network, programme, month), false, false,
                             network.max_book_months + book.lead_months, book.lead_fraction, book.lead_whole,
                             book.ring_first, book.ring_size});
}

inline void schedule_group(const network::Network& network, int month, network::Span programmes,
                           OrderSchedule& schedule) {
    const auto first = static_cast<int>(schedule.rows.size());
    for (int at = programmes.first; at < programmes.last; ++at) {
        const network::Programme& programme = network.programmes[static_cast<std::size_t>(at)];
        if (month < programme.from) schedule.until = std::min(schedule.until, programme.from);
        if (!programme.active(month)) continue;
        if (programme.to < network::never) schedule.until = std::min(schedule.until, programme.to + 1);
        schedule_row(network, month, static_cast<std::size_t>(at), schedule);
    }
    const auto last = static_cast<int>(schedule.rows.size());
    if (last > first) schedule.groups.push_back({{first, last}});
}

inline void note_first_rows(const network::Network& network, OrderSchedule& schedule) {
    network::Flags buyers(static_cast<std::size_t>(network.node_count()), 0), pools(network.pools.size(), 0);
    for (OrderSchedule::Row& row : schedule.rows) {
        row.first_of_buyer = std::exchange(buyers[row.buyer], 1) == 0;
        row.first_of_pool = std::exchange(pools[row.pool], 1) == 0;
    }
}

}  // namespace detail

/// Brings the schedule up to this month; false where it holds. Another network needs another: `until` is then to be set back
/// to -1.
inline bool schedule_orders(const network::Network& network, int month, OrderSchedule& schedule) {
    if (month > 0 && month < schedule.until) return false;
    schedule.rows.clear();
    schedule.groups.clear();
    schedule.accounts.clear();
    schedule.until = network::never;
    for (std::size_t index = 0; index < network.accounts.size(); ++index) {
        const network::Account& account = network.accounts[index];
        const auto first = static_cast<int>(schedule.groups.size());
        for (int at = account.groups.first; at < account.groups.last; ++at) {
            const network::PriorityGroup& group = network.priority_groups[static_cast<std::size_t>(at)];
            detail::schedule_group(network, month, group.wishes, schedule);
            detail::schedule_group(network, month, group.shares, schedule);
        }
        const auto last = static_cast<int>(schedule.groups.size());
        if (last > first) schedule.accounts.push_back({index, account.economy >= 0, {first, last}});
    }
    detail::note_first_rows(network, schedule);
    return true;
}

}  // namespace sinews::simulate
