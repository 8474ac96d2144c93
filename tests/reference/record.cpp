#include "reference/record.hpp"

namespace sinews::reference {
namespace {

constexpr const char* series_names[] = {"wished",    "ordered",  "spent",     "book",     "waiting",    "need",
                                        "assigned",  "made",     "installed", "ramped",   "attainable", "target",
                                        "idle",      "lines",    "delivered", "stock",    "used",       "planned_use",
                                        "unmet_use", "received", "sent",      "consumed", "price"};

std::size_t index_of(int month) { return static_cast<std::size_t>(month); }

void enter(Trajectory& trajectory, const std::string& name, const std::string& item, const ByName& by_party,
           int month) {
    auto& series = trajectory.series.at(name);
    for (const auto& [party, number] : by_party) series.at({party, item})[index_of(month)] = number;
}

void enter(Trajectory& trajectory, const std::string& name, const Table& table, int month) {
    for (const auto& [item, by_party] : table) enter(trajectory, name, item, by_party, month);
}

void record_books(const State& after, const Month& now, Trajectory& trajectory) {
    const auto month = index_of(now.month);
    for (const auto& [key, book] : after.books) {
        auto& recorded = trajectory.books[key];
        if (recorded.due.empty()) {
            const std::vector<double> zeros(index_of(trajectory.months), 0.0);
            recorded.ordered = recorded.made = recorded.due = recorded.waiting = zeros;
        }
        recorded.due[month] = book.due;
        recorded.waiting[month] = book.waiting();
        recorded.made[month] = now.made_for_book.at(key);
        trajectory.series.at("book").at({key.party, key.item})[month] += book.due;
        trajectory.series.at("waiting").at({key.party, key.item})[month] += book.waiting();
    }
}

void record_orders(const Parameters& parameters, const Month& now, Trajectory& trajectory) {
    for (const auto& programme : parameters.programmes) {
        const auto order = now.orders.find(programme.programme);
        if (order == now.orders.end()) continue;
        trajectory.books.at({programme.party, programme.receiver, programme.item}).ordered[index_of(now.month)] +=
            order->second.ordered;
    }
}

void record_lines(const State& after, const Month& now, Trajectory& trajectory) {
    for (auto& [name, line] : trajectory.lines) {
        line.installed[index_of(now.month)] = at(now.installed_of_line, name);
        line.ramped[index_of(now.month)] = at(now.ramped_of_line, name);
        line.made[index_of(now.month)] = at(now.made_of_line, name);
        if (const auto start = after.line_start.find(name); start != after.line_start.end()) line.start = start->second;
        if (const auto opened = after.opened_in.find(name); opened != after.opened_in.end())
            line.opened_in = opened->second;
    }
}

void record_money(const State& after, const Month& now, Trajectory& trajectory) {
    for (auto& [key, money] : trajectory.money) {
        const auto received = now.money.find(key);
        const auto spent = now.spent.find(key);
        const auto left = after.money_left.find(key);
        money.money[index_of(now.month)] = received == now.money.end() ? 0 : received->second;
        money.spent[index_of(now.month)] = spent == now.spent.end() ? 0 : spent->second;
        money.left[index_of(now.month)] = left == after.money_left.end() ? 0 : left->second;
    }
}

}  // namespace

Trajectory empty_trajectory(const Parameters& parameters, const State& opening) {
    Trajectory trajectory;
    trajectory.months = parameters.months;
    trajectory.start = parameters.start;
    trajectory.spending = opening.spending;
    const std::vector<double> zeros(index_of(parameters.months), 0.0);
    for (const auto* name : series_names) {
        for (const auto& party : parameters.parties) {
            for (const auto& [item, values] : parameters.items) trajectory.series[name][{party, item}] = zeros;
        }
    }
    for (const auto& party : parameters.parties) {
        for (const auto& [item, values] : parameters.items) {
            trajectory.opening_stock[{party, item}] = {at(opening.stock, item, party)};
            trajectory.money[{party, values.category}] = {zeros, zeros, zeros};
        }
    }
    for (const auto& [party, economy] : parameters.economies) {
        for (const auto& [category, shares] : economy.portfolio)
            trajectory.money[{party, category}] = {zeros, zeros, zeros};
    }
    for (const auto& [name, line] : parameters.lines) {
        LineTrajectory recorded;
        recorded.comes = line.comes;
        recorded.always = line.always;
        recorded.installed = recorded.ramped = recorded.made = zeros;
        trajectory.lines[name] = recorded;
    }
    for (const auto& [key, book] : opening.books)
        trajectory.books[key] = {book.outstanding(), zeros, zeros, zeros, zeros};
    return trajectory;
}

void record(const Parameters& parameters, const State& at_start, const State& after, const Month& now,
            Trajectory& trajectory) {
    enter(trajectory, "wished", now.wished, now.month);
    enter(trajectory, "ordered", now.ordered, now.month);
    enter(trajectory, "spent", now.paid, now.month);
    enter(trajectory, "need", now.need, now.month);
    for (const auto& [item, shared] : now.shared) {
        enter(trajectory, "assigned", item, shared.assigned, now.month);
        enter(trajectory, "target", item, shared.target, now.month);
    }
    enter(trajectory, "made", now.made, now.month);
    enter(trajectory, "installed", now.installed, now.month);
    enter(trajectory, "ramped", now.ramped, now.month);
    enter(trajectory, "attainable", now.attainable, now.month);
    enter(trajectory, "idle", idle_capacity(parameters, now), now.month);
    enter(trajectory, "lines", now.lines_running, now.month);
    enter(trajectory, "delivered", now.delivered, now.month);
    enter(trajectory, "stock", now.stock_after, now.month);
    enter(trajectory, "used", now.used, now.month);
    enter(trajectory, "planned_use", now.planned_use, now.month);
    enter(trajectory, "unmet_use", now.unmet_use, now.month);
    enter(trajectory, "received", now.received, now.month);
    enter(trajectory, "sent", now.sent, now.month);
    enter(trajectory, "consumed", now.consumed, now.month);
    for (const auto& [item, by_bloc] : now.price) {
        for (const auto& party : parameters.parties) {
            trajectory.series.at("price").at({party, item})[index_of(now.month)] =
                by_bloc.at(parameters.bloc_of.at(party));
        }
    }
    record_books(after, now, trajectory);
    record_orders(parameters, now, trajectory);
    record_lines(after, now, trajectory);
    record_money(after, now, trajectory);
    for (const auto& [key, month] : waterfall_of(parameters, at_start, now)) trajectory.waterfall[key].push_back(month);
}

}  // namespace sinews::reference
