#include "reference/attainable.hpp"

#include <algorithm>

namespace sinews::reference {

double reach_of(const Parameters& parameters, const State& state, const std::string& item, int month,
                const std::string& party, const ByName& supply) {
    double reach = at(state.stock, item, party);
    for (const auto& maker : parameters.parties) {
        const double made = at(supply, maker);
        if (made > 0) reach += part_in_reach(parameters, item, month, maker, party) * made;
    }
    return reach;
}

void pull(const Parameters& parameters, const State& state, Month& now) {
    for (const auto& [key, book] : state.books) {
        const double falls_due = book.falls_due_in(now.month);
        now.book[key.item][key.party] += book.due;
        now.due[key.item][key.party] += falls_due;
        if (parameters.items.at(key.item).is_final) now.need[key.item][key.party] += book.due + falls_due;
    }
}

void find_attainable(const Parameters& parameters, const State& state, Month& now) {
    for (const auto& item : parameters.raw_to_final) {
        for (const auto& party : parameters.parties) {
            double attainable = at(now.ramped, item, party);
            if (!(attainable > 0)) continue;
            for (const auto& input : parameters.items.at(item).inputs) {
                const double reach =
                    reach_of(parameters, state, input.item, now.month, party, row(now.attainable, input.item));
                attainable = std::min(attainable, reach / input.quantity);
            }
            now.attainable[item][party] = attainable;
        }
    }
}

}  // namespace sinews::reference
