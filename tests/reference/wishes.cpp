#include "reference/wishes.hpp"

#include <algorithm>

namespace sinews::reference {
namespace {

/// Q at the start of the month.
double outstanding(const State& state, const BookKey& key) {
    const auto book = state.books.find(key);
    return book == state.books.end() ? 0.0 : book->second.outstanding();
}

BookKey book_of(const ProgrammeValues& programme) { return {programme.party, programme.receiver, programme.item}; }

/// The values of all programmes of one kind that are active on one book.
double sum_on_book(const Parameters& parameters, const ProgrammeValues& programme, int month) {
    double sum = 0;
    for (const auto& other : parameters.programmes) {
        if (other.kind == programme.kind && other.period.holds(month) && book_of(other) == book_of(programme))
            sum += other.value;
    }
    return sum;
}

}  // namespace

double wish_of_rate(const Parameters& parameters, const State& state, const ProgrammeValues& programme, int month) {
    const double sum = sum_on_book(parameters, programme, month);
    if (!(sum > 0)) return 0;
    const double lead = parameters.items.at(programme.item).lead_months;
    const double room = (parameters.max_book_months + lead) * sum - outstanding(state, book_of(programme));
    return std::max(0.0, std::min(sum, room)) * (programme.value / sum);
}

double wish_of_stock_target(const Parameters& parameters, const State& state, const ProgrammeValues& programme,
                            const Month& now) {
    const double use = at(now.planned_use, programme.item, programme.receiver);
    const double stock = at(state.stock, programme.item, programme.receiver);
    double on_order = 0;  // whoever ordered it
    for (const auto& [key, book] : state.books) {
        if (key.receiver == programme.receiver && key.item == programme.item) on_order += book.outstanding();
    }
    const double lead = parameters.items.at(programme.item).lead_months;
    return std::max(0.0, use + (programme.value + use * lead - stock - on_order) / programme.fill_months);
}

double wish_of_money_share(const Parameters& parameters, const State& state, const ProgrammeValues& programme,
                           const Month& now, double money_left) {
    const auto& item = parameters.items.at(programme.item);
    const double price = at(now.price, programme.item, parameters.bloc_of.at(programme.party));
    const double sum = sum_on_book(parameters, programme, now.month);
    if (!(price > 0) || !(sum > 0)) return 0;
    const auto money = now.money.find({programme.party, item.category});
    const double monthly =
        money == now.money.end() ? 0 : sum * money->second / price;  // m, of all money shares on the book
    const double room =
        (parameters.max_book_months + item.lead_months) * monthly - outstanding(state, book_of(programme));
    return std::max(0.0, std::min(programme.value * money_left / price, room * (programme.value / sum)));
}

}  // namespace sinews::reference
