#include "plan/orders_ahead.hpp"

#include <algorithm>
#include <cmath>

#include "stochastic/linear_program.hpp"

namespace sinews::plan {

namespace {

using stochastic::at;
using stochastic::infinity;

double drawn(const WorldRun& run, network::Parameter parameter, double otherwise = 0) {
    return parameter == network::absent ? otherwise : run.parameters[at(parameter)];
}

/// Money of one party for one category, as far as covered items may use it; by month from decide_from on.
struct Income {
    std::vector<int> nodes;  // covered final items that it pays
    double left = 0;         // at as_of
    std::vector<double> income;
};

struct Ordering {
    const network::Network& network;
    const WorldRun& run;
    Future& future;

    [[nodiscard]] int months() const { return future.end() - future.decide_from; }
    [[nodiscard]] std::vector<Income> incomes() const;
    [[nodiscard]] std::vector<double> known_due(int node) const;
    [[nodiscard]] std::vector<double> most_wish(int node) const;
    [[nodiscard]] std::vector<double> most_for_targets(int book_at) const;
    [[nodiscard]] std::vector<double> most_orders(int node, const Income* income) const;
    [[nodiscard]] std::vector<double> least_price_from(int node) const;
    void take_node(int node, const Income* income);
    void take_purse(const Income& income);
};

/// What a party has for covered items of a category: its income less what it spends on the category's other items.
std::vector<Income> Ordering::incomes() const {
    std::vector<Income> result;
    for (std::size_t account = 0; account < network.accounts.size(); ++account) {
        const network::Account& of = network.accounts[account];
        if (of.economy < 0 || of.only_spends) continue;
        Income income;
        for (int node = 0; node < network.node_count(); ++node) {
            const int item = network.node_item[at(node)];
            if (network.node_party[at(node)] == of.party && network.item_category[at(item)] == of.category &&
                network.item_final[at(item)] && future.node_covered[at(node)]) {
                income.nodes.push_back(node);
            }
        }
        if (income.nodes.empty()) continue;
        const MonthSeries &left = run.money_left[account], &spent = run.money_spent[account];
        if (future.decide_from > 0) income.left = left[at(future.decide_from - 1)];
        for (int month = future.decide_from; month < future.end(); ++month) {
            const double kept = network.is_january(month) ? network.carry_over : 1;
            const double before = month > 0 ? left[at(month - 1)] * kept : 0;
            double others = spent[at(month)];
            for (const int node : income.nodes)
                others -= run.ordered[at(node)][at(month)] * run.price[at(node)][at(month)];
            income.income.push_back(std::max(0.0, left[at(month)] + spent[at(month)] - before - std::max(0.0, others)));
        }
        result.push_back(std::move(income));
    }
    return result;
}

/// Backlog and orders of the past, by month from decide_from on: o of month m falls due as o·(1 - f) in m + ⌊L⌋ and o·f a
/// month later (docs/model.md, "Orders"). The first entry holds the backlog.
std::vector<double> Ordering::known_due(int node) const {
    std::vector<double> due(at(months()), 0.0);
    const network::Span books = network.node_books[at(node)];
    const network::Book& book = network.books[at(books.first)];  // a lead belongs to the item
    const int first = future.decide_from;
    const auto falls_due = [&](int month, double amount) {
        if (month >= first && month < first + months()) due[at(month - first)] += amount;
    };
    if (first > 0) falls_due(first, run.book[at(node)]);
    for (int month = std::max(0, first - book.lead_whole - 1); month < first; ++month) {
        const double ordered = run.ordered[at(node)][at(month)];
        falls_due(month + book.lead_whole, ordered * (1 - book.lead_fraction));
        falls_due(month + book.lead_whole + 1, ordered * book.lead_fraction);
    }
    for (int index = books.first; index < books.last; ++index) {
        const network::Book& of = network.books[at(index)];
        const double waiting = drawn(run, of.opening_waiting), lead = of.lead_months;
        if (first == 0) falls_due(0, drawn(run, of.opening_book) + (lead <= 0 ? waiting : 0));
        for (int month = first; waiting > 0 && month < first + months() && month < lead; ++month) {
            falls_due(month, waiting * (std::min(lead, month + 1.0) - month) / lead);
        }
    }
    return due;
}

/// What stock targets wish of a book by month, so that its running sum is never below that of any run: w = max(0, use + (target +
/// use·L - stock - on order)/fill_months), and stock and orders together are no less than what they are at first and all that
/// was ordered since, less all planned use. More orders before only lessen the wishes of later months by less than they are.
std::vector<double> Ordering::most_for_targets(int book_at) const {
    const network::Book& book = network.books[at(book_at)];
    std::vector<double> most(at(months()), 0.0);
    double position = 0;  // the least that stock and orders can be
    const bool known = !stands_in(network, book.receiver);
    if (known) {
        const int first = future.decide_from;
        position = first > 0 ? run.closing[at(book.receiver)][at(first - 1)]
                             : drawn(run, network.node_opening_stock[at(book.receiver)]);
        for (const int other : network.receiver_books[at(book.receiver)]) position += run.outstanding[at(other)];
        position *= 1 - 1e-6;
    }
    for (int month = 0; month < months(); ++month) {
        const double use = run.planned_use[at(book.receiver)][at(future.decide_from + month)];
        for (const network::Programme& programme : network.programmes) {
            if (programme.book != book_at || programme.kind != network::ProgrammeKind::stock_target) continue;
            if (!programme.active(future.decide_from + month)) continue;
            const double missing = drawn(run, programme.value) + use * book.lead_months - std::max(0.0, position);
            const double fill = std::max(1.0, drawn(run, programme.fill_months, 1));
            most[at(month)] += std::max(0.0, use + missing / fill);
        }
        if (known) position += most[at(month)] - use;
    }
    return most;
}

/// No month's wish is above, or no running sum of wishes where targets are: the rates; what stock targets wish; no limit with a
/// money share, which the money limits (docs/model.md, "Wish").
std::vector<double> Ordering::most_wish(int node) const {
    std::vector<double> most(at(months()), 0.0);
    const network::Span books = network.node_books[at(node)];
    for (const network::Programme& programme : network.programmes) {
        if (programme.kind == network::ProgrammeKind::stock_target) continue;
        if (programme.book < books.first || programme.book >= books.last) continue;
        const bool share = programme.kind == network::ProgrammeKind::money_share;
        const double amount = share ? infinity : drawn(run, programme.value) / programme.months_per_value;
        for (int month = 0; month < months(); ++month) {
            if (programme.active(future.decide_from + month)) most[at(month)] += amount;
        }
    }
    return most;
}

/// The least price of this month and all later ones: what a buyer would pay at best who could wait.
std::vector<double> Ordering::least_price_from(int node) const {
    std::vector<double> price(at(months()), 0.0);
    double least = infinity;
    for (int month = months() - 1; month >= 0; --month) {
        least = std::min(least, run.price[at(node)][at(future.decide_from + month)]);
        price[at(month)] = least;
    }
    return price;
}

/// Orders by month whose running sum no affordable orders exceed: as much as may be as soon as may be, at prices that never
/// fall from here on.
std::vector<double> Ordering::most_orders(int node, const Income* income) const {
    std::vector<double> orders = most_wish(node);
    std::vector<double> targets(at(months()), 0.0);
    const network::Span books = network.node_books[at(node)];
    for (int book = books.first; book < books.last; ++book) {
        const std::vector<double> of_book = most_for_targets(book);
        for (std::size_t month = 0; month < targets.size(); ++month) targets[month] += of_book[month];
    }
    if (income == nullptr) {
        for (std::size_t month = 0; month < targets.size(); ++month) orders[month] += targets[month];
        return orders;
    }
    const std::vector<double> price = least_price_from(node);
    double left = income->left;
    double waiting = 0;  // what targets wished and money did not allow yet; rates that are not ordered are lost
    for (int month = 0; month < months(); ++month) {
        left = left * (network.is_january(future.decide_from + month) ? network.carry_over : 1) +
               income->income[at(month)];
        const double rates = orders[at(month)];
        waiting += targets[at(month)];
        orders[at(month)] += waiting;
        if (price[at(month)] <= 0) continue;
        orders[at(month)] = std::min(orders[at(month)], left / price[at(month)]);
        waiting -= std::max(0.0, orders[at(month)] - rates);
        left -= orders[at(month)] * price[at(month)];
    }
    return orders;
}

void Ordering::take_node(int node, const Income* income) {
    const network::Book& book = network.books[at(network.node_books[at(node)].first)];
    std::vector<double> due = known_due(node);
    const std::vector<double> orders = most_orders(node, income);
    for (int month = 0; month < months(); ++month) {
        if (month + book.lead_whole < months())
            due[at(month + book.lead_whole)] += orders[at(month)] * (1 - book.lead_fraction);
        if (book.lead_fraction > 0 && month + book.lead_whole + 1 < months()) {
            due[at(month + book.lead_whole + 1)] += orders[at(month)] * book.lead_fraction;
        }
    }
    double sum = 0;
    int month = 0;
    for (int period = 0; period < future.periods(); ++period) {
        for (; future.decide_from + month < future.starts[at(period + 1)]; ++month) sum += due[at(month)];
        future.most_due[at(node)].push_back(sum);
    }
}

/// Where one purse pays several covered items, each alone could have all of it; together they cannot.
void Ordering::take_purse(const Income& income) {
    if (income.nodes.size() < 2) return;
    Purse purse;
    purse.party = network.node_party[at(income.nodes.front())];
    purse.nodes = income.nodes;
    for (const int node : income.nodes) {
        auto& price = purse.price.emplace_back();
        auto& known = purse.known.emplace_back();
        auto& money = purse.money.emplace_back();
        const bool has_books = !network.node_books[at(node)].empty();
        const int lead = has_books ? network.books[at(network.node_books[at(node)].first)].lead_whole : 0;
        const std::vector<double> due = has_books ? known_due(node) : std::vector<double>(at(months()), 0.0);
        const std::vector<double> least = least_price_from(node);
        for (int period = 0; period < future.periods(); ++period) {
            const int until = future.starts[at(period + 1)] - future.decide_from;
            double sum = 0, paid = income.left;
            for (int month = 0; month < until; ++month) sum += due[at(month)];
            for (int month = 0; month < until - lead; ++month) paid += income.income[at(month)];
            price.push_back(least.empty() ? 0 : least.front());
            known.push_back(sum);
            money.push_back(paid);
        }
    }
    future.purses.push_back(std::move(purse));
}

}  // namespace

void take_orders(const network::Network& network, const WorldRun& run, Future& future) {
    Ordering ordering{network, run, future};
    future.most_due.assign(at(network.node_count()), {});
    const std::vector<Income> incomes = ordering.incomes();
    for (int node = 0; node < network.node_count(); ++node) {
        if (!future.node_covered[at(node)] || network.node_books[at(node)].empty()) continue;
        if (!network.item_final[at(network.node_item[at(node)])]) continue;
        const auto pays = std::ranges::find_if(incomes, [node](const Income& income) {
            return std::ranges::find(income.nodes, node) != income.nodes.end();
        });
        ordering.take_node(node, pays == incomes.end() ? nullptr : &*pays);
    }
    for (const Income& income : incomes) ordering.take_purse(income);
}

}  // namespace sinews::plan
