#include "reference/delivery.hpp"

#include <algorithm>

namespace sinews::reference {
namespace {

/// What is made for a buyer is divided over its books in proportion to B + d; the receiver of the book gets the
/// goods.
void deliver(const Parameters& parameters, State& state, Month& now) {
    Table made_for;  // [item][buyer]
    for (const auto& [item, flows] : now.moved) {
        if (!parameters.items.at(item).is_final) continue;
        for (const auto& flow : flows) made_for[item][flow.receiver] += flow.amount;
    }
    for (auto& [key, book] : state.books) {
        const double pull = book.due + book.falls_due_in(now.month);
        const double all = at(now.need, key.item, key.party);
        const double made = all > 0 ? at(made_for, key.item, key.party) * (pull / all) : 0;
        now.made_for_book[key] = made;
        now.delivered[key.item][key.receiver] += made;
        if (key.party != key.receiver) {
            now.sent[key.item][key.party] += made;
            now.received[key.item][key.receiver] += made;
        }
        close_month(book, now.month, made);
    }
}

/// One round of use: every row that has a `round`-th item draws it; an item is divided pro rata to what is lacking.
void draw_use(const Parameters& parameters, std::size_t round, int month, Month& now, std::vector<double>& lacking) {
    Table asked;
    for (std::size_t index = 0; index < parameters.use.size(); ++index) {
        const auto& use = parameters.use[index];
        if (use.period.holds(month) && round < use.items.size()) asked[use.items[round]][use.party] += lacking[index];
    }
    Table served;  // the part of what is asked that the stock gives
    for (auto& [item, parties] : asked) {
        for (const auto& [party, amount] : parties) {
            auto& stock = now.stock_after[item][party];
            const double taken = std::min(stock, amount);
            served[item][party] = amount > 0 ? taken / amount : 0;
            now.used[item][party] += taken;
            stock = rest_of(stock, taken);
        }
    }
    for (std::size_t index = 0; index < parameters.use.size(); ++index) {
        const auto& use = parameters.use[index];
        if (use.period.holds(month) && round < use.items.size())
            lacking[index] *= 1 - at(served, use.items[round], use.party);
    }
}

void use_goods(const Parameters& parameters, Month& now) {
    std::vector<double> lacking;
    std::size_t rounds = 0;
    for (const auto& use : parameters.use) {
        lacking.push_back(use.period.holds(now.month) ? use.rate : 0);
        rounds = std::max(rounds, use.items.size());
    }
    for (std::size_t round = 0; round < rounds; ++round) draw_use(parameters, round, now.month, now, lacking);
    for (std::size_t index = 0; index < parameters.use.size(); ++index) {
        const auto& use = parameters.use[index];
        now.unmet_use[use.items.front()][use.party] += lacking[index];  // lost and counted, at the first item
    }
}

}  // namespace

void deliver_and_use(const Parameters& parameters, State& state, Month& now) {
    deliver(parameters, state, now);
    for (const auto& [item, values] : parameters.items) {
        for (const auto& party : parameters.parties) {
            if (!values.is_final) now.delivered[item][party] = at(now.have, item, party) - at(state.stock, item, party);
            now.stock_after[item][party] =
                rest_of(at(state.stock, item, party) + at(now.delivered, item, party), at(now.consumed, item, party));
        }
    }
    use_goods(parameters, now);
    state.stock = now.stock_after;
    for (const auto& [item, makers] : now.made) {
        for (const auto& [party, made] : makers) state.made_so_far[item][parameters.bloc_of.at(party)] += made;
    }
}

}  // namespace sinews::reference
