#include "plan/target_rows.hpp"

#include <algorithm>

namespace sinews::plan {

namespace {

using stochastic::at;
using stochastic::infinity;

/// A buyer's node, and the targets that its goods can fill.
struct Buyer {
    int node = 0;
    std::vector<std::size_t> targets;
    std::vector<std::vector<int>> part;  // by target of the list and period: columns; empty where all goes to the one
};

std::vector<Buyer> buyers_of(const network::Network& network, const Future& future) {
    std::vector<Buyer> buyers;
    for (std::size_t target = 0; target < future.targets.size(); ++target) {
        for (const int book : network.receiver_books[at(future.targets[target].node)]) {
            const int node = network.books[at(book)].buyer;
            auto buyer = std::ranges::find(buyers, node, &Buyer::node);
            if (buyer == buyers.end()) buyer = buyers.insert(buyers.end(), Buyer{node, {}, {}});
            if (std::ranges::find(buyer->targets, target) == buyer->targets.end()) buyer->targets.push_back(target);
        }
    }
    return buyers;
}

struct Adding {
    const TargetProgram& target;
    const Future& future;
    std::vector<Buyer> buyers;

    void divide(Buyer& buyer) const;
    void receive(std::size_t index, int period, int row) const;
    [[nodiscard]] MissingStock add(std::size_t index) const;
    void add_period(const StockTarget& of, std::size_t index, int period, MissingStock& missing) const;
};

/// Who buys for several receivers divides freely what arrives.
void Adding::divide(Buyer& buyer) const {
    if (buyer.targets.size() < 2) return;
    buyer.part.assign(buyer.targets.size(), std::vector<int>(at(future.periods()), -1));
    for (int period = 0; period < future.periods(); ++period) {
        const int row = target.add_row(-infinity, 0, buyer.node);
        for (std::vector<int>& part : buyer.part) {
            part[at(period)] = target.program.add_column(0, infinity);
            target.program.add_entry(row, part[at(period)], 1);
        }
        target.arrive(row, buyer.node, period, -1);
    }
}

/// - everything that reaches the receiver in a period.
void Adding::receive(std::size_t index, int period, int row) const {
    for (const Buyer& buyer : buyers) {
        const auto found = std::ranges::find(buyer.targets, index) - buyer.targets.begin();
        if (found == static_cast<std::ptrdiff_t>(buyer.targets.size())) continue;
        if (buyer.part.empty()) {
            target.arrive(row, buyer.node, period, -1);
        } else {
            target.program.add_entry(row, buyer.part[static_cast<std::size_t>(found)][at(period)], -1);
        }
    }
}

/// stock(p) <= stock(p - 1) + received - planned use + unmet use;  missing(m) >= wanted(m) - stock(p) - use of the period's later
/// months. Use is lost only while nothing is there, so a month's loss is at most its use times missing/wanted.
void Adding::add_period(const StockTarget& of, std::size_t index, int period, MissingStock& missing) const {
    const int first = future.starts[at(period)], last = future.starts[at(period + 1)];
    double use = 0;
    for (int month = first; month < last; ++month) use += of.use[at(month)];
    const double opening = period == 0 ? of.opening * (1 + 1e-6) + 1e-9 : 0;
    const int balance = target.add_row(-infinity, opening - use * (1 - 1e-7), of.node);
    const int stock = target.program.add_column(0, infinity);
    target.program.add_entry(balance, stock, 1);
    if (period > 0) target.program.add_entry(balance, missing.stock.back(), -1);
    missing.stock.push_back(stock);
    receive(index, period, balance);

    int lost_row = -1;
    if (use > 0) {
        const int lost = target.program.add_column(0, use);
        target.program.add_entry(balance, lost, -1);
        double free = 0;  // use of months in which nothing is wanted
        for (int month = first; month < last; ++month) free += of.wanted[at(month)] > 0 ? 0 : of.use[at(month)];
        lost_row = target.add_row(-infinity, free, of.node);
        target.program.add_entry(lost_row, lost, 1);
    }
    for (int month = last - 1; month >= first; --month) {
        const double wanted = of.wanted[at(month)];
        if (wanted <= 0) continue;
        double later = 0;
        for (int after = month + 1; after < last; ++after) later += of.use[at(after)];
        const int column = target.program.add_column(0, wanted);
        missing.column[at(month - future.decide_from)] = column;
        const int row = target.add_row(wanted - later, infinity, of.node);
        target.program.add_entry(row, column, 1);
        target.program.add_entry(row, stock, 1);
        if (lost_row >= 0 && of.use[at(month)] > 0) {
            target.program.add_entry(lost_row, column, -of.use[at(month)] / wanted);
        }
    }
}

MissingStock Adding::add(std::size_t index) const {
    MissingStock missing;
    missing.column.assign(at(future.end() - future.decide_from), -1);
    for (int period = 0; period < future.periods(); ++period) {
        add_period(future.targets[index], index, period, missing);
    }
    return missing;
}

}  // namespace

bool fills_target(const network::Network& network, const Future& future, int node) {
    return std::ranges::any_of(future.targets, [&](const StockTarget& of) {
        return std::ranges::any_of(network.receiver_books[at(of.node)],
                                   [&](int book) { return network.books[at(book)].buyer == node; });
    });
}

std::vector<MissingStock> add_target_rows(const TargetProgram& target) {
    Adding adding{target, target.future, buyers_of(target.network, target.future)};
    for (Buyer& buyer : adding.buyers) adding.divide(buyer);
    std::vector<MissingStock> result;
    result.reserve(target.future.targets.size());
    for (std::size_t index = 0; index < target.future.targets.size(); ++index) result.push_back(adding.add(index));
    return result;
}

}  // namespace sinews::plan
