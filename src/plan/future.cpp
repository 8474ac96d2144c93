#include "plan/future.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "plan/covered.hpp"
#include "scenario/evaluate.hpp"
#include "simulate/line_capacity.hpp"

namespace sinews::plan {

namespace {

using network::Network;

std::size_t at(int position) { return static_cast<std::size_t>(position); }

/// Cuts one thing after the other out of the run.
struct Looking {
    const FutureSource& source;
    const Question& question;
    const Network& network;
    Future future;

    [[nodiscard]] double value(network::Parameter parameter, double otherwise = 0) const {
        if (parameter == network::absent) return otherwise;
        const auto& table = network.parameters;
        if (source.point || !table.uncertain[at(parameter)]) return table.point[at(parameter)];
        const auto found = source.built.parameters.find(table.name[at(parameter)]);
        return found == source.built.parameters.end() ? table.point[at(parameter)] : found->second;
    }
    [[nodiscard]] const std::string& party(int node) const { return network.parties[at(network.node_party[at(node)])]; }
    [[nodiscard]] const std::string& item(int node) const { return network.items[at(network.node_item[at(node)])]; }

    /// A series of a node in the run without the plan; empty where that run does not know the node.
    [[nodiscard]] const analyse::Series* series(const char* metric, int node) const {
        const auto of_metric = source.base.series.find(metric);
        if (of_metric == source.base.series.end()) return nullptr;
        const auto of_party = of_metric->second.find(party(node));
        if (of_party == of_metric->second.end()) return nullptr;
        const auto of_item = of_party->second.find(item(node));
        return of_item == of_party->second.end() ? nullptr : &of_item->second;
    }
    [[nodiscard]] double one(const char* metric, int node, int month) const {
        const analyse::Series* all = series(metric, node);
        return all == nullptr || month < 0 ? 0 : (*all)[at(month)];
    }
    [[nodiscard]] std::vector<double> coming(const char* metric, int node) const {
        std::vector<double> values(at(future.months), 0.0);
        const analyse::Series* all = series(metric, node);
        for (int month = 0; all != nullptr && month < future.months; ++month) {
            values[at(month)] = (*all)[at(future.first + month)];
        }
        return values;
    }

    void take_nodes();
    void take_orders(int node);
    void take_wishes(int node);
    void take_purses();
    void take_reserves();
    void take_links();
    void take_choices();
    void take_past();
};

void Looking::take_nodes() {
    const auto nodes = at(network.node_count());
    future.node_cooperation.assign(nodes, 0);
    future.stock.assign(nodes, 0);
    future.book.assign(nodes, 0);
    for (auto* list :
         {&future.capacity, &future.reserved, &future.due, &future.most_wish, &future.price, &future.held}) {
        list->resize(nodes);
    }
    for (int node = 0; node < network.node_count(); ++node) {
        if (!future.node_covered[at(node)]) continue;
        future.node_cooperation[at(node)] = value(network.pools[at(network.node_pool[at(node)])].cooperation);
        future.capacity[at(node)] = coming("ramped", node);
        future.held[at(node)] = coming("stock", node);
        future.reserved[at(node)].assign(at(future.months), 0.0);
        if (future.first > 0) {
            future.stock[at(node)] = one("stock", node, future.first - 1);
        } else {
            future.stock[at(node)] = value(network.node_opening_stock[at(node)]);
        }
        if (!network.item_final[at(network.node_item[at(node)])]) continue;
        take_orders(node);
        take_wishes(node);
    }
    for (const network::RecipeInput& input : network.recipe_inputs) {
        future.recipe_quantity.push_back(value(input.quantity));
    }
}

/// Orders of the past: o of month m falls due as o·(1 - f) in m + ⌊L⌋ and o·f a month later (docs/model.md, "Orders").
void Looking::take_orders(int node) {
    future.due[at(node)].assign(at(future.months), 0.0);
    future.price[at(node)] = coming("price", node);
    if (future.first > 0) future.book[at(node)] = one("book", node, future.first - 1);
    const network::Span books = network.node_books[at(node)];
    if (books.empty()) return;
    const network::Book& book = network.books[at(books.first)];  // a lead belongs to the item
    const auto falls_due = [&](int month, double amount) {
        if (month >= future.first && month < future.first + future.months) {
            future.due[at(node)][at(month - future.first)] += amount;
        }
    };
    for (int month = std::max(0, future.first - book.lead_whole - 1); month < future.first; ++month) {
        const double ordered = one("ordered", node, month);
        falls_due(month + book.lead_whole, ordered * (1 - book.lead_fraction));
        falls_due(month + book.lead_whole + 1, ordered * book.lead_fraction);
    }
    for (int at_book = books.first; at_book < books.last; ++at_book) {
        const double waiting = value(network.books[at(at_book)].opening_waiting);
        const double lead = network.books[at(at_book)].lead_months;
        for (int month = future.first; waiting > 0 && month < future.first + future.months && month < lead; ++month) {
            falls_due(month, waiting * (std::min(lead, month + 1.0) - month) / lead);
        }
    }
}

/// No month's wish is above: the rates; for stock targets use + (target + use·L)/fill_months; no limit with a money share,
/// which the purse limits (docs/model.md, "Wish").
void Looking::take_wishes(int node) {
    std::vector<double>& most = future.most_wish[at(node)];
    most.assign(at(future.months), 0.0);
    const network::Span books = network.node_books[at(node)];
    for (const network::Programme& programme : network.programmes) {
        if (programme.book < books.first || programme.book >= books.last) continue;
        const network::Book& book = network.books[at(programme.book)];
        const std::vector<double> use = coming("planned_use", book.receiver);
        for (int month = 0; month < future.months; ++month) {
            if (!programme.active(future.first + month)) continue;
            const double amount = value(programme.value);
            switch (programme.kind) {
                case network::ProgrammeKind::rate: most[at(month)] += amount / programme.months_per_value; break;
                case network::ProgrammeKind::stock_target:
                    most[at(month)] += use[at(month)] + (amount + use[at(month)] * book.lead_months) /
                                                            std::max(1.0, value(programme.fill_months, 1));
                    break;
                case network::ProgrammeKind::money_share:
                    most[at(month)] = std::numeric_limits<double>::infinity();
                    break;
            }
        }
    }
}

/// What a party has for covered items of a category: its income less what it spends on the category's other items.
void Looking::take_purses() {
    for (const network::Account& account : network.accounts) {
        if (account.economy < 0 || account.only_spends) continue;
        Purse purse{account.party, account.category, {}, 0, {}};
        for (int node = 0; node < network.node_count(); ++node) {
            const int of = network.node_item[at(node)];
            if (network.node_party[at(node)] == account.party && network.item_category[at(of)] == account.category &&
                network.item_final[at(of)] && future.node_covered[at(node)]) {
                purse.nodes.push_back(node);
            }
        }
        const std::string& name = network.parties[at(account.party)];
        const std::string& category = network.categories[at(account.category)];
        const auto party_left = source.base.money_left.find(name);
        if (purse.nodes.empty() || party_left == source.base.money_left.end()) continue;
        if (!party_left->second.contains(category)) continue;
        const analyse::Series& left = party_left->second.at(category);
        const analyse::Series& spent = source.base.money_spent.at(name).at(category);
        if (future.first > 0) purse.left = left[at(future.first - 1)];
        for (int month = future.first; month < future.first + future.months; ++month) {
            const double kept = network.is_january(month) ? network.carry_over : 1;
            const double before = month > 0 ? left[at(month - 1)] * kept : 0;
            double others = spent[at(month)];
            for (const int node : purse.nodes) others -= one("spent", node, month);
            const double income = left[at(month)] + spent[at(month)] - before;
            purse.income.push_back(std::max(0.0, income - std::max(0.0, others)));
        }
        future.purses.push_back(std::move(purse));
    }
}

/// Items outside the plan are made as without it; what they eat is not the plan's. A hair less, so that rounding never makes
/// the run itself impossible.
void Looking::take_reserves() {
    for (int node = 0; node < network.node_count(); ++node) {
        if (!future.node_covered[at(node)]) continue;
        for (const Network::Consumer& consumer :
             network.node_consumers[at(node)].empty()
                 ? std::vector<Network::Consumer>{}
                 : std::vector<Network::Consumer>(network.consumers.begin() + network.node_consumers[at(node)].first,
                                                  network.consumers.begin() + network.node_consumers[at(node)].last)) {
            if (future.node_covered[at(consumer.node)]) continue;
            const std::vector<double> made = coming("made", consumer.node);
            const double quantity = value(consumer.quantity) * (1 - 1e-7);
            for (int month = 0; month < future.months; ++month) {
                future.reserved[at(node)][at(month)] += quantity * made[at(month)];
            }
        }
    }
}

void Looking::take_links() {
    for (int link = 0; link < static_cast<int>(network.links.size()); ++link) {
        const network::Link& of = network.links[at(link)];
        if (!future.node_covered[at(of.from)] || !future.node_covered[at(of.to)]) continue;
        if (of.to_month < future.first || of.from_month >= future.first + future.months) continue;
        future.lanes.push_back({link, std::min(1.0, value(of.share))});
    }
}

void Looking::take_choices() {
    const auto variables = scenario::point_values(source.scenario.variables);
    for (const scenario::CandidateRow& row : source.scenario.candidates) {
        if (row.line.trigger.given() || row.max_copies < 1) continue;
        const std::string name = row.line.line + "#1";
        const auto found = std::ranges::find(network.lines, name, &network::Line::name);
        if (found == network.lines.end() || !future.node_covered[at(found->node)]) continue;
        Choice choice;
        choice.candidate = row.line.line;
        choice.party = row.line.party;
        choice.item = row.line.item;
        choice.node = found->node;
        choice.capex = scenario::point_value(row.capex.expression, variables);
        choice.most_copies = row.max_copies;
        choice.earliest = std::max(future.first, found->decision);
        choice.capacity = value(found->capacity) / found->months_per_capacity;
        if (source.point) {
            choice.capacity *= value(found->chance, 1);
        } else if (!source.built.line_comes.at(name)) {
            choice.capacity = 0;
        }
        choice.build_and_slip = value(found->build) + value(found->slip);
        choice.ramp = value(found->ramp);
        choice.shape = value(found->shape, 1);
        choice.availability = value(found->availability, 1);
        choice.until = found->until;
        choice.earliest_start = found->earliest_start;
        future.choices.push_back(std::move(choice));
    }
}

void Looking::take_past() {
    for (int month = first_month_of(source.measure, question.month); month < future.first; ++month) {
        for (const analyse::Addend& addend : source.measure.addends) {
            future.past += addend.weight * one("made", addend.position, month);
        }
    }
}

}  // namespace

/// N·R·A of a line (docs/model.md, "Capacity").
double Choice::profile(int decided, int month) const {
    const double start = std::max(decided + build_and_slip, static_cast<double>(earliest_start));
    if (month > until) return 0;
    const double installed = capacity * std::min(1.0, std::max(0.0, month + 1 - start));
    if (installed <= 0) return 0;
    const double middle = 0.5 * (std::max(static_cast<double>(month), start) + month + 1) - start;
    const double ramped =
        ramp > 0 ? 1 - numerics::exponential(
                           -simulate::detail::logarithm_of_20 *
                           (middle > 0 ? numerics::exponential(shape * numerics::logarithm(middle / ramp)) : 0.0))
                 : 1;
    return installed * ramped * availability;
}

Choice Choice::faster(double months) const {
    Choice sooner = *this;
    sooner.build_and_slip = std::max(0.0, build_and_slip - months);
    return sooner;
}

Future look_ahead(const FutureSource& source, const Question& question) {
    Looking looking{source, question, source.full, {}};
    Future& future = looking.future;
    future.first = source.full.as_of + 1;
    future.months = question.month - future.first + 1;
    future.node_covered = covered_nodes(source.full, source.measure, future.first, question.month);
    looking.take_nodes();
    looking.take_purses();
    looking.take_reserves();
    looking.take_links();
    looking.take_choices();
    looking.take_past();
    return std::move(looking.future);
}

}  // namespace sinews::plan
