#include "plan/plan_model.hpp"

#include <algorithm>
#include <cmath>

#include "plan/covered.hpp"
#include "plan/program_builder.hpp"

namespace sinews::plan {

namespace {

using stochastic::at;
using stochastic::infinity;

/// Puts the program together, one kind of row after the other.
struct Building {
    const network::Network& network;
    const Future& future;
    const analyse::MeasurePlan& measure;
    const Question& question;
    double thrift = 0;
    PlanModel model{};
    ProgramBuilder program{};
    std::vector<std::vector<int>> flow;  // column by lane and month, -1 while it is closed

    [[nodiscard]] bool covered(int node) const { return future.node_covered[at(node)]; }
    [[nodiscard]] bool is_final(int node) const { return network.item_final[at(network.node_item[at(node)])]; }
    [[nodiscard]] bool makes(int node) const { return network.node_makes[at(node)]; }
    /// Can what arrives at the node serve anything? Parties that only pass on have no need of their own.
    [[nodiscard]] bool needs(int node) const {
        return is_final(node) ? !network.node_books[at(node)].empty()
                              : !network.node_consumers[at(node)].empty() || future.stock[at(node)] > 0;
    }

    void add_decisions();
    void add_budget();
    void add_flows();
    void add_capacity(int node, int month);
    void add_pools();
    void add_stocks(int node);
    void add_books(int node, std::vector<int>& orders);
    void add_purse(const Purse& purse, const std::vector<std::vector<int>>& orders);
    void add_question();
    void arrive(int row, int node, int month, double sign);
    void leave(int row, int node, int month, double sign);
};

void Building::add_decisions() {
    for (std::size_t choice = 0; choice < future.choices.size(); ++choice) {
        const Choice& of = future.choices[choice];
        const int whole = program.add_row(-infinity, of.most_copies);
        for (int month = future.first; month < future.first + future.months; month += question.every) {
            if (month < of.earliest) continue;
            if (of.profile(month, question.month) <= 0) break;  // it would come too late, and so would later ones
            const double cost = question.kind == Question::Kind::reach ? of.capex : thrift * of.capex;
            const int column = program.add_column(0, of.most_copies, cost, !question.shares);
            program.add_entry(whole, column, 1);
            model.decisions.push_back({static_cast<int>(choice), month, column});
        }
    }
}

/// left(y) = carry_over·left(y - 1) + budget - Σ capex·copies decided in y, left >= 0. The first year counts by its months.
void Building::add_budget() {
    if (std::isinf(question.budget)) return;
    const int first_year = network.year_of(future.first);
    const int years = network.year_of(question.month) - first_year + 1;
    int before = -1;
    for (int year = 0; year < years; ++year) {
        int months = 0;
        for (int month = 0; month < future.months; ++month) {
            months += network.year_of(future.first + month) == first_year + year ? 1 : 0;
        }
        const double given = question.budget * months / 12;
        const int row = program.add_row(given, given);
        const int left = program.add_column(0, infinity);
        program.add_entry(row, left, 1);
        if (before >= 0) program.add_entry(row, before, -network.carry_over);
        for (const PlanModel::Decision& decision : model.decisions) {
            if (network.year_of(decision.month) != first_year + year) continue;
            program.add_entry(row, decision.column, future.choices[at(decision.choice)].capex);
        }
        model.budget_rows.push_back(row);
        before = left;
    }
}

/// Columns: what each maker keeps, gives to the pool and sends; what each node in need takes out of the pool.
void Building::add_flows() {
    const auto nodes = at(network.node_count());
    for (auto* list : {&model.own, &model.give, &model.take, &model.added, &model.capacity_row, &model.cooperation_row,
                       &model.added_row}) {
        list->assign(nodes, std::vector<int>(at(future.months), -1));
    }
    for (int node = 0; node < network.node_count(); ++node) {
        if (!covered(node)) continue;
        const bool pools =
            network.pools[at(network.node_pool[at(node)])].nodes.size() > 1 && future.node_cooperation[at(node)] > 0;
        for (int month = 0; month < future.months; ++month) {
            if (makes(node) && needs(node)) model.own[at(node)][at(month)] = program.add_column(0, infinity);
            if (makes(node) && pools) model.give[at(node)][at(month)] = program.add_column(0, infinity);
            if (needs(node) && pools) model.take[at(node)][at(month)] = program.add_column(0, infinity);
        }
    }
    for (const Lane& lane : future.lanes) {
        const network::Link& link = network.links[at(lane.link)];
        auto& columns = flow.emplace_back(at(future.months), -1);
        for (int month = 0; month < future.months; ++month) {
            if (link.open(future.first + month) && lane.share > 0 && makes(link.from) && needs(link.to)) {
                columns[at(month)] = program.add_column(0, infinity);
            }
        }
    }
}

/// + everything that arrives at a node in a month.
void Building::arrive(int row, int node, int month, double sign) {
    for (const auto* columns : {&model.own, &model.take}) {
        const int column = (*columns)[at(node)][at(month)];
        if (column >= 0) program.add_entry(row, column, sign);
    }
    for (std::size_t lane = 0; lane < future.lanes.size(); ++lane) {
        if (network.links[at(future.lanes[lane].link)].to != node) continue;
        if (flow[lane][at(month)] >= 0) program.add_entry(row, flow[lane][at(month)], sign);
    }
}

/// + everything that a maker makes: kept, given, sent.
void Building::leave(int row, int node, int month, double sign) {
    for (const auto* columns : {&model.own, &model.give}) {
        const int column = (*columns)[at(node)][at(month)];
        if (column >= 0) program.add_entry(row, column, sign);
    }
    for (std::size_t lane = 0; lane < future.lanes.size(); ++lane) {
        if (network.links[at(future.lanes[lane].link)].from != node) continue;
        if (flow[lane][at(month)] >= 0) program.add_entry(row, flow[lane][at(month)], sign);
    }
}

/// made <= C + K;  give <= κ(C + K - own);  flow <= σ(C + K - own - give);  K = Σ profile·copies.
void Building::add_capacity(int node, int month) {
    const double capacity = future.capacity[at(node)][at(month)];
    const int when = future.first + month;
    int added = -1;
    for (const PlanModel::Decision& decision : model.decisions) {
        const Choice& choice = future.choices[at(decision.choice)];
        if (choice.node != node || choice.faster(1).profile(decision.month, when) <= 0) continue;
        if (added < 0) {  // from a month before anything comes on, so that a month less has its price
            added = program.add_column(0, infinity);
            model.added[at(node)][at(month)] = added;
            model.added_row[at(node)][at(month)] = program.add_row(0, 0);
            program.add_entry(model.added_row[at(node)][at(month)], added, 1);
        }
        const double profile = choice.profile(decision.month, when);
        if (profile > 0) program.add_entry(model.added_row[at(node)][at(month)], decision.column, -profile);
    }
    const int row = program.add_row(-infinity, capacity);
    model.capacity_row[at(node)][at(month)] = row;
    leave(row, node, month, 1);
    if (added >= 0) program.add_entry(row, added, -1);

    const int own = model.own[at(node)][at(month)], give = model.give[at(node)][at(month)];
    const double cooperation = future.node_cooperation[at(node)];
    if (give >= 0 && cooperation < 1) {
        const int cooperation_row = program.add_row(-infinity, cooperation * capacity);
        model.cooperation_row[at(node)][at(month)] = cooperation_row;
        program.add_entry(cooperation_row, give, 1);
        if (own >= 0) program.add_entry(cooperation_row, own, cooperation);
        if (added >= 0) program.add_entry(cooperation_row, added, -cooperation);
    }
    for (std::size_t lane = 0; lane < future.lanes.size(); ++lane) {
        const double share = future.lanes[lane].share;
        if (network.links[at(future.lanes[lane].link)].from != node || flow[lane][at(month)] < 0) continue;
        const int link_row = program.add_row(-infinity, share * capacity);
        program.add_entry(link_row, flow[lane][at(month)], 1);
        if (own >= 0) program.add_entry(link_row, own, share);
        if (give >= 0) program.add_entry(link_row, give, share);
        if (added >= 0) program.add_entry(link_row, added, -share);
    }
}

/// Σ given = Σ taken in each pool.
void Building::add_pools() {
    for (const network::Pool& pool : network.pools) {
        if (!covered(pool.nodes.first)) continue;
        for (int month = 0; month < future.months; ++month) {
            const int row = program.add_row(0, 0);
            for (int node = pool.nodes.first; node < pool.nodes.last; ++node) {
                const int give = model.give[at(node)][at(month)], take = model.take[at(node)][at(month)];
                if (give >= 0) program.add_entry(row, give, 1);
                if (take >= 0) program.add_entry(row, take, -1);
            }
        }
    }
}

/// stock(t + 1) <= stock(t) + arrived - Σ a·made - reserved, and no more than without the plan unless inputs may be stocked.
void Building::add_stocks(int node) {
    if (!needs(node)) return;
    int before = -1;
    for (int month = 0; month < future.months; ++month) {
        const double eaten = future.reserved[at(node)][at(month)];
        const double side = -eaten + (month == 0 ? future.stock[at(node)] : 0);
        const int row = program.add_row(-infinity, side);
        const double held = future.held[at(node)][at(month)];
        const int stock = program.add_column(0, question.stockpile ? infinity : held * (1 + 1e-6) + 1e-9);
        program.add_entry(row, stock, 1);
        if (before >= 0) program.add_entry(row, before, -1);
        arrive(row, node, month, -1);
        const network::Span consumers = network.node_consumers[at(node)];
        for (int index = consumers.first; index < consumers.last; ++index) {
            const int maker = network.consumers[at(index)].node;
            if (!covered(maker) || !makes(maker)) continue;
            const network::Span inputs = network.item_inputs[at(network.node_item[at(maker)])];
            for (int input = inputs.first; input < inputs.last; ++input) {
                if (network.recipe_inputs[at(input)].item != network.node_item[at(node)]) continue;
                leave(row, maker, month, future.recipe_quantity[at(input)]);
            }
        }
        before = stock;
    }
}

/// book(t + 1) = book(t) + due - arrived; due from orders of the past and, after the lead, from those of the plan.
void Building::add_books(int node, std::vector<int>& orders) {
    orders.assign(at(future.months), -1);
    const network::Span books = network.node_books[at(node)];
    if (books.empty()) return;
    const network::Book& book = network.books[at(books.first)];
    const auto order = [&](int month) {
        if (month < 0 || future.most_wish[at(node)][at(month)] <= 0) return -1;
        int& column = orders[at(month)];
        if (column < 0) column = program.add_column(0, future.most_wish[at(node)][at(month)]);
        return column;
    };
    int before = -1;
    for (int month = 0; month < future.months; ++month) {
        const double side = future.due[at(node)][at(month)] + (month == 0 ? future.book[at(node)] : 0);
        const int row = program.add_row(side, side);
        const int open = program.add_column(0, infinity);
        program.add_entry(row, open, 1);
        if (before >= 0) program.add_entry(row, before, -1);
        arrive(row, node, month, 1);
        const int early = order(month - book.lead_whole), late = order(month - book.lead_whole - 1);
        if (early >= 0) program.add_entry(row, early, -(1 - book.lead_fraction));
        if (late >= 0 && book.lead_fraction > 0) program.add_entry(row, late, -book.lead_fraction);
        before = open;
    }
}

/// left(t) = carry·left(t - 1) + income - Σ price·orders, left >= 0.
void Building::add_purse(const Purse& purse, const std::vector<std::vector<int>>& orders) {
    int before = -1;
    for (int month = 0; month < future.months; ++month) {
        const double kept = network.is_january(future.first + month) ? network.carry_over : 1;
        const double side = purse.income[at(month)] + (month == 0 ? kept * purse.left : 0);
        const int row = program.add_row(side, side);
        const int left = program.add_column(0, infinity);
        program.add_entry(row, left, 1);
        if (before >= 0) program.add_entry(row, before, -kept);
        for (const int node : purse.nodes) {
            const int order = orders[at(node)].empty() ? -1 : orders[at(node)][at(month)];
            if (order >= 0) program.add_entry(row, order, future.price[at(node)][at(month)]);
        }
        before = left;
    }
}

/// The measure as the objective, or as a row that has to reach the value.
void Building::add_question() {
    const int from = first_month_of(measure, question.month);
    const double factor = measure.window == scenario::Window::month_times_12 ? 12 : 1;
    const bool reach = question.kind == Question::Kind::reach;
    model.target_row = program.add_row(reach ? question.value - future.past : 0, reach ? infinity : 0);
    if (!reach) {
        model.total_column = program.add_column(-infinity, infinity, -1);
        program.add_entry(model.target_row, model.total_column, -1);
    }
    for (const analyse::Addend& addend : measure.addends) {
        if (!makes(addend.position)) continue;
        for (int month = std::max(0, from - future.first); month < future.months; ++month) {
            leave(model.target_row, addend.position, month, factor * addend.weight);
        }
    }
}

}  // namespace

PlanModel make_plan_model(const network::Network& network, const Future& future, const analyse::MeasurePlan& measure,
                          const Question& question, double thrift) {
    Building building{network, future, measure, question, thrift, {}, {}, {}};
    building.add_decisions();
    building.add_budget();
    building.add_flows();
    building.add_pools();
    std::vector<std::vector<int>> orders(at(network.node_count()));
    for (int node = 0; node < network.node_count(); ++node) {
        if (!building.covered(node)) continue;
        for (int month = 0; month < future.months && building.makes(node); ++month) building.add_capacity(node, month);
        if (building.is_final(node)) {
            building.add_books(node, orders[at(node)]);
        } else {
            building.add_stocks(node);
        }
    }
    for (const Purse& purse : future.purses) building.add_purse(purse, orders);
    building.add_question();
    building.model.program = building.program.take();
    return std::move(building.model);
}

}  // namespace sinews::plan
