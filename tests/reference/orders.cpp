#include "reference/orders.hpp"

#include <algorithm>
#include <functional>

#include "reference/prices.hpp"
#include "reference/wishes.hpp"

namespace sinews::reference {
namespace {

using Programmes = std::vector<const ProgrammeValues*>;

void plan_use(const Parameters& parameters, Month& now) {
    for (const auto& use : parameters.use) {
        if (use.period.holds(now.month)) now.planned_use[use.items.front()][use.party] += use.rate;
    }
}

void set_prices(const Parameters& parameters, const State& state, Month& now) {
    for (const auto& [item, values] : parameters.items) {
        for (const auto& [bloc, members] : parameters.members)
            now.price[item][bloc] = price_in(parameters, state, item, bloc, now.month);
    }
}

/// One party's purse of one category within the month; a party without economy rows has no limit.
struct Purse {
    bool limited = false;
    double left = 0;
};

/// Wishes of one stage are cut in the same proportion to the money left, then paid.
void order_stage(const Parameters& parameters, Month& now, const Programmes& stage, Purse& purse,
                 const std::function<double(const ProgrammeValues&)>& wish_of) {
    double cost = 0;
    std::map<const ProgrammeValues*, double> wishes;
    for (const auto* programme : stage) {
        const double price = at(now.price, programme->item, parameters.bloc_of.at(programme->party));
        wishes[programme] = wish_of(*programme);
        cost += wishes[programme] * price;
    }
    const double cut = purse.limited && cost > purse.left ? purse.left / cost : 1.0;
    for (const auto* programme : stage) {
        const double price = at(now.price, programme->item, parameters.bloc_of.at(programme->party));
        const double wished = wishes[programme];
        const double ordered = wished * cut;
        now.orders[programme->programme] = {wished, ordered};
        now.wished[programme->item][programme->party] += wished;
        now.ordered[programme->item][programme->party] += ordered;
        now.paid[programme->item][programme->party] += ordered * price;
        now.spent[{programme->party, parameters.items.at(programme->item).category}] += ordered * price;
    }
    purse.left = cost > purse.left ? 0.0 : purse.left - cost;
}

/// Priority 1 first; within a priority, rates and stock targets before money shares, which divide what those leave.
void order_for(const Parameters& parameters, State& state, Month& now, const std::string& party,
               const std::string& category) {
    const auto left = state.money_left.find({party, category});
    Purse purse;
    if (parameters.economies.contains(party)) {
        purse.limited = true;
        purse.left = left == state.money_left.end() ? 0.0 : left->second;
    }
    std::map<int, std::pair<Programmes, Programmes>> stages;  // by priority
    for (const auto& programme : parameters.programmes) {
        if (programme.party != party || parameters.items.at(programme.item).category != category ||
            !programme.period.holds(now.month))
            continue;
        auto& [fixed, shares] = stages[programme.priority];
        (programme.kind == scenario::ProgrammeKind::money_share ? shares : fixed).push_back(&programme);
    }
    for (const auto& [priority, programmes] : stages) {
        const auto& [fixed, shares] = programmes;
        order_stage(parameters, now, fixed, purse, [&](const ProgrammeValues& programme) {
            return programme.kind == scenario::ProgrammeKind::rate
                       ? wish_of_rate(parameters, state, programme, now.month)
                       : wish_of_stock_target(parameters, state, programme, now);
        });
        const double after_fixed = purse.left;
        order_stage(parameters, now, shares, purse, [&](const ProgrammeValues& programme) {
            return wish_of_money_share(parameters, state, programme, now, after_fixed);
        });
    }
    if (left != state.money_left.end()) left->second = purse.left;
}

/// The books take the orders only when all wishes are known: every wish sees the books as they were at the start of
/// the month.
void enter_orders(const Parameters& parameters, State& state, const Month& now) {
    for (const auto& programme : parameters.programmes) {
        const auto order = now.orders.find(programme.programme);
        if (order == now.orders.end()) continue;
        auto& book = state.books[{programme.party, programme.receiver, programme.item}];
        place_order(book, order->second.ordered, parameters.items.at(programme.item).lead_months, now.month);
    }
}

}  // namespace

void receive_money(const Parameters& parameters, State& state, Month& now) {
    const int year = parameters.year_of(now.month);
    if (now.month > 0 && parameters.is_january(now.month)) {
        for (auto& [key, left] : state.money_left) left *= parameters.carry_over;
    }
    for (const auto& [party, economy] : parameters.economies) {
        for (const auto& [category, shares] : economy.portfolio) {
            const double money = monthly_money(economy, state.spending.at(party), category, year);
            now.money[{party, category}] = money;
            // A category in which nothing is made just spends.
            if (parameters.made_categories.contains(category)) {
                state.money_left[{party, category}] += money;
            } else {
                now.spent[{party, category}] = money;
                state.money_left[{party, category}] = 0;
            }
        }
    }
}

void place_orders(const Parameters& parameters, State& state, Month& now) {
    plan_use(parameters, now);
    set_prices(parameters, state, now);
    for (const auto& party : parameters.parties) {
        for (const auto& category : parameters.made_categories) order_for(parameters, state, now, party, category);
    }
    enter_orders(parameters, state, now);
}

}  // namespace sinews::reference
