// Order books: what a party ordered for a receiver of an item.

#include <algorithm>
#include <cmath>
#include <set>

#include "network/compiler.hpp"

namespace sinews::network {

namespace {

struct Opening {
    Parameter book = absent;
    Parameter waiting = absent;
};

using BookKey = std::pair<int, int>;  // buyer's node, receiver's node

bool holds_something(const scenario::Value& value) {
    return value.given() && (!value.expression.is_constant() || scenario::point_value(value.expression, {}) != 0);
}

}  // namespace

void compile_books(Compiler& compiler) {
    Network& network = compiler.network;
    std::map<BookKey, Opening> books;
    for (const auto& row : compiler.scenario.programmes) {
        books[{compiler.node(row.party, row.item), compiler.node(row.receiver, row.item)}];
    }
    for (const auto& row : compiler.scenario.stocks) {
        if (!network.item_final[static_cast<std::size_t>(compiler.item.at(row.item))]) continue;
        if (!holds_something(row.book) && !holds_something(row.waiting)) continue;
        const int node = compiler.node(row.party, row.item);
        const std::string name = "stocks/" + row.party + "/" + row.item;
        books[{node, node}] = {compiler.parameters.add(row.book, name + "/book", Range::non_negative),
                               compiler.parameters.add(row.waiting, name + "/waiting", Range::non_negative)};
    }

    std::map<std::string, double> lead_of;
    for (const auto& item : compiler.scenario.items) lead_of[item.item] = item.lead_months;
    network.node_books.assign(static_cast<std::size_t>(network.node_count()), {});
    network.receiver_books.resize(static_cast<std::size_t>(network.node_count()));
    for (const auto& [key, opening] : books) {
        Book book;
        book.buyer = key.first;
        book.receiver = key.second;
        book.market = network.node_market[static_cast<std::size_t>(book.buyer)];
        book.pool = network.node_pool[static_cast<std::size_t>(book.buyer)];
        book.lead_months = lead_of.at(
            network.items[static_cast<std::size_t>(network.node_item[static_cast<std::size_t>(book.buyer)])]);
        book.lead_whole = static_cast<int>(std::floor(book.lead_months));
        book.lead_fraction = book.lead_months - book.lead_whole;
        book.opening_book = opening.book;
        book.opening_waiting = opening.waiting;
        book.ring_first = network.ring_slots;
        const auto longest = compiler.longest_leads.find(
            network.items[static_cast<std::size_t>(network.node_item[static_cast<std::size_t>(book.buyer)])]);
        const bool longer = longest != compiler.longest_leads.end();
        book.ring_size = (longer ? static_cast<int>(std::floor(longest->second)) : book.lead_whole) + 2;
        network.ring_slots += book.ring_size;
        const int at = static_cast<int>(network.books.size());
        Span& span = network.node_books[static_cast<std::size_t>(book.buyer)];
        if (span.empty()) span.first = at;
        span.last = at + 1;
        std::vector<int>& of_receiver = network.receiver_books[static_cast<std::size_t>(book.receiver)];
        book.first_of_receiver = of_receiver.empty();
        of_receiver.push_back(at);
        network.books.push_back(book);
    }
}

}  // namespace sinews::network
