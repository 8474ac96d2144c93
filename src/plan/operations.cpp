#include "plan/operations.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace sinews::plan {

namespace {

using stochastic::at;
using stochastic::infinity;
using Kind = RowReason::Kind;

/// Puts the rows together, one kind after the other.
struct Building {
    const network::Network& network;
    const Future& future;
    const analyse::MeasurePlan& measure;
    ProgramBuilder& program;
    Operations made{};
    std::vector<std::vector<int>> flow{};                           // column by lane and period, -1 while it is closed
    std::vector<std::vector<int>> lanes_in{}, lanes_out{};          // by node
    std::vector<std::uint8_t> has_choice{}, in_purse{}, passive{};  // by node

    [[nodiscard]] bool covered(int node) const { return future.node_covered[at(node)]; }
    [[nodiscard]] bool is_final(int node) const { return network.item_final[at(network.node_item[at(node)])]; }
    /// Can the node make anything in a period?
    [[nodiscard]] bool makes(int node, int period) const {
        return has_choice[at(node)] != 0 || future.capacity[at(node)][at(period)] > 0;
    }
    /// Can what arrives at the node serve anything? Parties that only pass on have no need of their own.
    [[nodiscard]] bool needs(int node) const {
        return is_final(node) ? !network.node_books[at(node)].empty()
                              : !network.node_consumers[at(node)].empty() || future.stock[at(node)] > 0;
    }
    int row(double lower, double upper, Kind kind, int node) {
        made.reasons.push_back({kind, node < 0 ? -1 : network.node_item[at(node)]});
        return program.add_row(lower, upper);
    }

    void sort_nodes();
    void add_flows();
    void add_capacity(int node, int period);
    void add_links(int node, int period);
    void add_pools();
    void add_passive_buyers(const network::Pool& pool);
    void add_stock(int node);
    void add_book(const std::vector<int>& nodes);
    void add_purse(const Purse& purse);
    void add_goals(double weight);
    void add_targets();
    void arrive(int row, int node, int period, double sign);
    void leave(int row, int node, int period, double sign);
};

/// Who has candidates; who only buys out of the pool, so that all such buyers of a pool are as one.
void Building::sort_nodes() {
    const auto nodes = at(network.node_count());
    has_choice.assign(nodes, 0);
    in_purse.assign(nodes, 0);
    passive.assign(nodes, 0);
    lanes_in.resize(nodes);
    lanes_out.resize(nodes);
    for (const Choice& choice : future.choices) has_choice[at(choice.node)] = 1;
    for (const Purse& purse : future.purses) {
        for (const int node : purse.nodes) in_purse[at(node)] = 1;
    }
    for (std::size_t lane = 0; lane < future.lanes.size(); ++lane) {
        const network::Link& link = network.links[at(future.lanes[lane].link)];
        lanes_in[at(link.to)].push_back(static_cast<int>(lane));
        lanes_out[at(link.from)].push_back(static_cast<int>(lane));
    }
    for (int node = 0; node < network.node_count(); ++node) {
        if (!covered(node) || !is_final(node) || !needs(node)) continue;
        bool alone = in_purse[at(node)] != 0 || fills_target(network, future, node) || !lanes_in[at(node)].empty() ||
                     !lanes_out[at(node)].empty();
        for (int period = 0; period < future.periods(); ++period) alone |= makes(node, period);
        passive[at(node)] = alone ? 0 : 1;
    }
}

/// Columns: what each maker keeps, gives to the pool and sends; what each node in need takes out of the pool; new capacity.
void Building::add_flows() {
    const auto nodes = at(network.node_count());
    for (auto* list : {&made.own, &made.give, &made.take, &made.added, &made.capacity_row, &made.cooperation_row}) {
        list->assign(nodes, std::vector<int>(at(future.periods()), -1));
    }
    for (int node = 0; node < network.node_count(); ++node) {
        if (!covered(node)) continue;
        const bool pools =
            network.pools[at(network.node_pool[at(node)])].nodes.size() > 1 && future.node_cooperation[at(node)] > 0;
        for (int period = 0; period < future.periods(); ++period) {
            const bool maker = makes(node, period);
            if (has_choice[at(node)] != 0) made.added[at(node)][at(period)] = program.add_column(0, 0);
            if (maker && needs(node)) made.own[at(node)][at(period)] = program.add_column(0, infinity);
            if (maker && pools) made.give[at(node)][at(period)] = program.add_column(0, infinity);
            if (needs(node) && pools && passive[at(node)] == 0) {
                made.take[at(node)][at(period)] = program.add_column(0, infinity);
            }
        }
    }
    for (const Lane& lane : future.lanes) {
        const network::Link& link = network.links[at(lane.link)];
        auto& columns = flow.emplace_back(at(future.periods()), -1);
        for (int period = 0; period < future.periods(); ++period) {
            if (lane.open[at(period)] != 0 && makes(link.from, period) && needs(link.to)) {
                columns[at(period)] = program.add_column(0, infinity);
            }
        }
    }
}

/// + everything that arrives at a node in a period.
void Building::arrive(int row, int node, int period, double sign) {
    for (const auto* columns : {&made.own, &made.take}) {
        const int column = (*columns)[at(node)][at(period)];
        if (column >= 0) program.add_entry(row, column, sign);
    }
    for (const int lane : lanes_in[at(node)]) {
        if (flow[at(lane)][at(period)] >= 0) program.add_entry(row, flow[at(lane)][at(period)], sign);
    }
}

/// + everything that a maker makes: kept, given, sent.
void Building::leave(int row, int node, int period, double sign) {
    for (const auto* columns : {&made.own, &made.give}) {
        const int column = (*columns)[at(node)][at(period)];
        if (column >= 0) program.add_entry(row, column, sign);
    }
    for (const int lane : lanes_out[at(node)]) {
        if (flow[at(lane)][at(period)] >= 0) program.add_entry(row, flow[at(lane)][at(period)], sign);
    }
}

/// made <= C + K;  give <= κ(C + K - own).
void Building::add_capacity(int node, int period) {
    if (!makes(node, period)) return;
    const double capacity = future.capacity[at(node)][at(period)];
    const int added = made.added[at(node)][at(period)];
    const int limit = row(-infinity, capacity, Kind::capacity, node);
    made.capacity_row[at(node)][at(period)] = limit;
    leave(limit, node, period, 1);
    if (added >= 0) program.add_entry(limit, added, -1);

    const int own = made.own[at(node)][at(period)], give = made.give[at(node)][at(period)];
    const double cooperation = future.node_cooperation[at(node)];
    if (give >= 0 && cooperation < 1) {
        const int shared = row(-infinity, cooperation * capacity, Kind::cooperation, node);
        made.cooperation_row[at(node)][at(period)] = shared;
        program.add_entry(shared, give, 1);
        if (own >= 0) program.add_entry(shared, own, cooperation);
        if (added >= 0) program.add_entry(shared, added, -cooperation);
    }
    add_links(node, period);
}

/// flow <= σ(C + K - own - give).
void Building::add_links(int node, int period) {
    const double capacity = future.capacity[at(node)][at(period)];
    const int added = made.added[at(node)][at(period)];
    const int own = made.own[at(node)][at(period)], give = made.give[at(node)][at(period)];
    for (const int lane : lanes_out[at(node)]) {
        const double share = future.lanes[at(lane)].share;
        if (flow[at(lane)][at(period)] < 0) continue;
        const int sent = row(-infinity, share * capacity, Kind::link, node);
        made.link_rows.push_back({node, period, sent, share});
        program.add_entry(sent, flow[at(lane)][at(period)], 1);
        if (own >= 0) program.add_entry(sent, own, share);
        if (give >= 0) program.add_entry(sent, give, share);
        if (added >= 0) program.add_entry(sent, added, -share);
    }
}

/// Σ given = Σ taken in each pool.
void Building::add_pools() {
    for (const network::Pool& pool : network.pools) {
        if (!covered(pool.nodes.first)) continue;
        const bool needs_row = future.node_cooperation[at(pool.nodes.first)] > 0 && pool.nodes.size() > 1;
        if (!needs_row) continue;
        add_passive_buyers(pool);
        for (int period = 0; period < future.periods(); ++period) {
            const int balance = row(0, 0, Kind::pool, pool.nodes.first);
            std::vector<int> seen;  // buyers that are as one have one column
            for (int node = pool.nodes.first; node < pool.nodes.last; ++node) {
                const int give = made.give[at(node)][at(period)], take = made.take[at(node)][at(period)];
                if (give >= 0) program.add_entry(balance, give, 1);
                if (take < 0 || std::ranges::find(seen, take) != seen.end()) continue;
                program.add_entry(balance, take, -1);
                seen.push_back(take);
            }
        }
    }
}

/// Buyers that neither make nor trade share one column and one book: each could be given its part of what they all get.
void Building::add_passive_buyers(const network::Pool& pool) {
    std::vector<int> buyers;
    for (int node = pool.nodes.first; node < pool.nodes.last; ++node) {
        if (passive[at(node)] != 0) buyers.push_back(node);
    }
    if (buyers.empty()) return;
    for (int period = 0; period < future.periods(); ++period) {
        const int take = program.add_column(0, infinity);
        for (const int node : buyers) made.take[at(node)][at(period)] = take;
    }
    add_book(buyers);
}

/// stock(t + 1) <= stock(t) + arrived - Σ a·made - reserved, and no more than without the plan unless inputs may be stocked.
void Building::add_stock(int node) {
    if (!needs(node)) return;
    int before = -1;
    for (int period = 0; period < future.periods(); ++period) {
        const double eaten = future.reserved[at(node)][at(period)];
        const double side = -eaten + (period == 0 ? future.stock[at(node)] : 0);
        const int balance = row(-infinity, side, Kind::stock, node);
        const int stock = program.add_column(0, future.held[at(node)][at(period)]);
        program.add_entry(balance, stock, 1);
        if (before >= 0) program.add_entry(balance, before, -1);
        arrive(balance, node, period, -1);
        const network::Span consumers = network.node_consumers[at(node)];
        for (int index = consumers.first; index < consumers.last; ++index) {
            const int maker = network.consumers[at(index)].node;
            if (!covered(maker) || !makes(maker, period)) continue;
            const network::Span inputs = network.item_inputs[at(network.node_item[at(maker)])];
            for (int input = inputs.first; input < inputs.last; ++input) {
                if (network.recipe_inputs[at(input)].item != network.node_item[at(node)]) continue;
                leave(balance, maker, period, future.recipe_quantity[at(input)]);
            }
        }
        before = stock;
    }
}

/// left(p) = left(p - 1) + what more can have fallen due - arrived, left >= 0; of buyers that are as one, together.
void Building::add_book(const std::vector<int>& nodes) {
    int before = -1;
    double known = 0;
    for (int period = 0; period < future.periods(); ++period) {
        double due = 0;
        for (const int node : nodes) due += future.most_due[at(node)][at(period)];
        if (std::isinf(due)) return;  // nothing limits orders from here on
        const int balance = row(due - known, due - known, Kind::order, nodes.front());
        const int left = program.add_column(0, infinity);
        program.add_entry(balance, left, 1);
        if (before >= 0) program.add_entry(balance, before, -1);
        arrive(balance, nodes.front(), period, 1);
        before = left;
        known = due;
    }
}

/// Σ price·(arrived so far - what was due anyway) <= money so far.
void Building::add_purse(const Purse& purse) {
    std::vector<int> ordered;
    for (std::size_t index = 0; index < purse.nodes.size(); ++index) {
        for (int period = 0; period < future.periods(); ++period) {
            const int beyond = row(-infinity, purse.known[index][at(period)], Kind::money, purse.nodes[index]);
            ordered.push_back(program.add_column(0, infinity));
            program.add_entry(beyond, ordered.back(), -1);
            for (int until = 0; until <= period; ++until) arrive(beyond, purse.nodes[index], until, 1);
        }
    }
    for (int period = 0; period < future.periods(); ++period) {
        double money = 0;
        for (const auto& of : purse.money) money = std::max(money, of[at(period)]);
        const int spent = row(-infinity, money, Kind::money, purse.nodes.front());
        for (std::size_t index = 0; index < purse.nodes.size(); ++index) {
            const auto column = index * at(future.periods()) + at(period);
            program.add_entry(spent, ordered[column], purse.price[index][at(period)]);
        }
    }
}

/// total <= constant + Σ weight·made, for every goal.
void Building::add_goals(double weight) {
    const double factor = measure.window == scenario::Window::month_times_12 ? 12 : 1;
    made.total = program.add_column(-infinity, infinity, -weight);
    if (!future.targets.empty()) return add_targets();
    for (const Goal& goal : future.goals) {
        const int limit = row(-infinity, goal.constant, Kind::goal, -1);
        made.goal_rows.push_back(limit);
        program.add_entry(limit, made.total, 1);
        for (const analyse::Addend& addend : measure.addends) {
            for (int period = goal.first; period < goal.last; ++period) {
                leave(limit, addend.position, period, -factor * addend.weight);
            }
        }
    }
}

/// total <= -Σ weight·missing.
void Building::add_targets() {
    const int limit = row(-infinity, 0, Kind::goal, -1);
    made.goal_rows.push_back(limit);
    program.add_entry(limit, made.total, 1);
    const TargetProgram target{
        network, future, program,
        [this](double lower, double upper, int node) { return row(lower, upper, Kind::target, node); },
        [this](int to, int node, int period, double sign) {
            if (covered(node)) arrive(to, node, period, sign);
        }};
    made.missing = add_target_rows(target);
    for (std::size_t index = 0; index < made.missing.size(); ++index) {
        for (const int column : made.missing[index].column) {
            if (column >= 0) program.add_entry(limit, column, future.targets[index].weight);
        }
    }
}

}  // namespace

Operations add_operations(const network::Network& network, const Future& future, const analyse::MeasurePlan& measure,
                          double weight, ProgramBuilder& program) {
    Building building{network, future, measure, program};
    building.made.first_row = program.rows();
    building.sort_nodes();
    building.add_flows();
    building.add_pools();
    for (int node = 0; node < network.node_count(); ++node) {
        if (!building.covered(node)) continue;
        for (int period = 0; period < future.periods(); ++period) building.add_capacity(node, period);
        if (!building.is_final(node)) {
            building.add_stock(node);
        } else if (!network.node_books[at(node)].empty() && building.passive[at(node)] == 0) {
            building.add_book({node});
        }
    }
    for (const Purse& purse : future.purses) building.add_purse(purse);
    building.add_goals(weight);
    return std::move(building.made);
}

}  // namespace sinews::plan
