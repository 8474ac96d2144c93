#include "network/parts.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <numeric>
#include <set>
#include <string>

namespace sinews::network {

namespace {

/// Sets of nodes that belong together, each known by its first.
class Ties {
public:
    explicit Ties(int nodes) : first_(static_cast<std::size_t>(nodes)) { std::iota(first_.begin(), first_.end(), 0); }

    [[nodiscard]] int first(int node) {
        while (first_[static_cast<std::size_t>(node)] != node) {
            int& up = first_[static_cast<std::size_t>(node)];
            up = first_[static_cast<std::size_t>(up)];
            node = up;
        }
        return node;
    }
    void tie(int one, int other) {
        const int a = first(one), b = first(other);
        first_[static_cast<std::size_t>(std::max(a, b))] = std::min(a, b);
    }

private:
    std::vector<int> first_;
};

int buyer_of(const Network& stage, const Programme& programme) {
    return stage.books[static_cast<std::size_t>(programme.book)].buyer;
}

void tie_orders(const Network& stage, Ties& ties) {
    for (const Book& book : stage.books) ties.tie(book.buyer, book.receiver);
    for (const Account& account : stage.accounts) {
        int before = -1;
        for (int group = account.groups.first; group < account.groups.last; ++group) {
            const PriorityGroup& served = stage.priority_groups[static_cast<std::size_t>(group)];
            for (int at = served.wishes.first; at < served.shares.last; ++at) {
                const int buyer = buyer_of(stage, stage.programmes[static_cast<std::size_t>(at)]);
                if (before >= 0) ties.tie(before, buyer);
                before = buyer;
            }
        }
    }
}

void tie_goods(const Network& stage, Ties& ties) {
    for (const Pool& pool : stage.pools) {
        for (int node = pool.nodes.first + 1; node < pool.nodes.last; ++node) ties.tie(pool.nodes.first, node);
    }
    for (const Link& link : stage.links) ties.tie(link.from, link.to);
    for (std::size_t input = 0; input < stage.node_consumers.size(); ++input) {
        const Span eaten_by = stage.node_consumers[input];
        for (int at = eaten_by.first; at < eaten_by.last; ++at) {
            ties.tie(static_cast<int>(input), stage.consumers[static_cast<std::size_t>(at)].node);
        }
    }
    for (const Use& use : stage.uses) {
        for (const int node : use.nodes) ties.tie(use.nodes.front(), node);
    }
}

/// Parts in the order of their first nodes. What has less than a sixty-fourth of all nodes shares one, so that many small
/// things do not cost more for being told apart than they save.
void number_parts(Ties& ties, Division& division) {
    const int nodes = static_cast<int>(division.of_node.size());
    std::map<int, int> size, number;
    for (int node = 0; node < nodes; ++node) ++size[ties.first(node)];
    int shared = -1;
    for (int node = 0; node < nodes; ++node) {
        const int first = ties.first(node);
        if (first == node) {
            const bool small = size[first] * 64 < nodes;
            if (!small || shared < 0) ++division.parts;
            number[first] = small && shared >= 0 ? shared : division.parts - 1;
            if (small) shared = number[first];
        }
        division.of_node[static_cast<std::size_t>(node)] = number[first];
    }
    if (division.parts > 2) return;
    division.parts = 1;  // nothing to tell apart
    std::fill(division.of_node.begin(), division.of_node.end(), 0);
}

template <typename Row, typename Belongs>
void keep_rows(const std::vector<Row>& rows, std::vector<Row>& kept, Belongs&& belongs) {
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(kept), belongs);
}

/// Which names belong to a part.
class Membership {
public:
    Membership(const Network& network, const Division& division, int part) : has_all_economies_(part == 0) {
        for (int node = 0; node < network.node_count(); ++node) {
            const auto at = static_cast<std::size_t>(node);
            if (division.of_node[at] != part) continue;
            const std::string& item = network.items[static_cast<std::size_t>(network.node_item[at])];
            const auto party = static_cast<std::size_t>(network.node_party[at]);
            nodes_.emplace(network.parties[party], item);
            items_.insert(item);
            pools_.emplace(network.blocs[static_cast<std::size_t>(network.party_bloc[party])], item);
            if (network.node_makes[at] != 0) made_.insert(item);
        }
        for (std::size_t at = 0; at < network.accounts.size(); ++at) {
            if (division.of_account[at] != part) continue;
            const Account& account = network.accounts[at];
            const std::string& party = network.parties[static_cast<std::size_t>(account.party)];
            accounts_.emplace(party, network.categories[static_cast<std::size_t>(account.category)]);
            spenders_.insert(party);
        }
    }

    [[nodiscard]] bool node(const std::string& party, const std::string& item) const {
        return nodes_.contains({party, item});
    }
    [[nodiscard]] bool pool(const std::string& bloc, const std::string& item) const {
        return pools_.contains({bloc, item});
    }
    [[nodiscard]] bool item(const std::string& item) const { return items_.contains(item); }
    [[nodiscard]] bool made(const std::string& item) const { return made_.contains(item); }
    [[nodiscard]] bool account(const std::string& party, const std::string& category) const {
        return accounts_.contains({party, category});
    }
    [[nodiscard]] bool economy(const std::string& party) const {
        return has_all_economies_ || spenders_.contains(party);
    }

private:
    bool has_all_economies_;
    std::set<std::pair<std::string, std::string>> nodes_, pools_, accounts_;
    std::set<std::string> items_, made_, spenders_;
};

void keep_goods(const scenario::Scenario& stage, const Membership& of, scenario::Scenario& part) {
    const auto by_node = [&](const auto& row) { return of.node(row.party, row.item); };
    keep_rows(stage.lines, part.lines, by_node);
    const auto by_line = [&](const auto& row) { return of.node(row.line.party, row.line.item); };
    keep_rows(stage.candidates, part.candidates, by_line);
    keep_rows(stage.built, part.built, by_line);
    keep_rows(stage.programmes, part.programmes, by_node);
    keep_rows(stage.stocks, part.stocks, by_node);
    keep_rows(stage.use, part.use, [&](const auto& row) { return of.node(row.party, row.items.front()); });
    keep_rows(stage.trade, part.trade,
              [&](const auto& row) { return of.node(row.from, row.item) && of.node(row.to, row.item); });
    keep_rows(stage.cooperation, part.cooperation, [&](const auto& row) { return of.pool(row.bloc, row.item); });
    for (scenario::Item item : stage.items) {
        if (!of.item(item.item)) {
            for (auto* cell :
                 {&item.price, &item.price_growth, &item.learning_rate, &item.experience, &item.cooperation}) {
                *cell = {};
            }
        }
        part.items.push_back(std::move(item));
    }
    for (scenario::RecipeRow recipe : stage.recipes) {
        if (!of.made(recipe.item)) recipe.quantity = {};
        part.recipes.push_back(std::move(recipe));
    }
}

void keep_money(const scenario::Scenario& stage, const Membership& of, scenario::Scenario& part) {
    const auto by_economy = [&](const auto& row) { return of.economy(row.party); };
    keep_rows(stage.economy, part.economy, by_economy);
    keep_rows(stage.pledges, part.pledges, by_economy);
    keep_rows(stage.portfolio, part.portfolio, [&](const auto& row) { return of.account(row.party, row.category); });
}

std::vector<int> everything(std::size_t count) {
    std::vector<int> list(count);
    std::iota(list.begin(), list.end(), 0);
    return list;
}

template <typename Belongs>
std::vector<int> positions(std::size_t count, Belongs&& belongs) {
    std::vector<int> list;
    for (std::size_t at = 0; at < count; ++at) {
        if (belongs(at)) list.push_back(static_cast<int>(at));
    }
    return list;
}

}  // namespace

Division divide(const Network& network) {
    Ties ties(network.node_count());
    for (const Network* stage = &network; stage != nullptr; stage = stage->before.get()) {
        tie_goods(*stage, ties);
        tie_orders(*stage, ties);
    }
    Division division;
    division.of_node.assign(static_cast<std::size_t>(network.node_count()), 0);
    division.of_account.assign(network.accounts.size(), 0);
    number_parts(ties, division);
    for (std::size_t at = 0; at < network.accounts.size(); ++at) {
        const Span groups = network.accounts[at].groups;
        if (groups.empty()) continue;
        const Span wishes = network.priority_groups[static_cast<std::size_t>(groups.first)].wishes;
        const Span shares = network.priority_groups[static_cast<std::size_t>(groups.first)].shares;
        const int first = wishes.empty() ? shares.first : wishes.first;
        const int buyer = buyer_of(network, network.programmes[static_cast<std::size_t>(first)]);
        division.of_account[at] = division.of_node[static_cast<std::size_t>(buyer)];
    }
    return division;
}

scenario::Scenario rows_of_part(const scenario::Scenario& stage, const Network& network, const Division& division,
                                int part) {
    scenario::Scenario rows;
    rows.start = stage.start;
    rows.end = stage.end;
    rows.as_of = stage.as_of;
    rows.carry_over = stage.carry_over;
    rows.catch_up_months = stage.catch_up_months;
    rows.max_book_months = stage.max_book_months;
    rows.availability_sd = stage.availability_sd;
    rows.availability_persistence = stage.availability_persistence;
    rows.growth_sd = stage.growth_sd;
    rows.growth_persistence = stage.growth_persistence;
    rows.parties = stage.parties;
    rows.variables = stage.variables;
    const Membership membership(network, division, part);
    keep_goods(stage, membership, rows);
    keep_money(stage, membership, rows);
    return rows;
}

Place place_of_part(const Network& of_part, const Network& network, const Division& division, int part) {
    const auto of_node = [&](int node) { return division.of_node[static_cast<std::size_t>(node)] == part; };
    Place place;
    place.nodes = positions(division.of_node.size(), [&](std::size_t at) { return of_node(static_cast<int>(at)); });
    place.pools =
        positions(network.pools.size(), [&](std::size_t at) { return of_node(network.pools[at].nodes.first); });
    place.lines = positions(network.lines.size(), [&](std::size_t at) { return of_node(network.lines[at].node); });
    place.books = positions(network.books.size(), [&](std::size_t at) { return of_node(network.books[at].buyer); });
    place.accounts =
        positions(network.accounts.size(), [&](std::size_t at) { return division.of_account[at] == part; });
    for (const Economy& economy : of_part.economies) {
        place.economies.push_back(network.party_economy[static_cast<std::size_t>(economy.party)]);
    }
    place.whole_economies = part == 0;
    return place;
}

Place whole_place(const Network& network) {
    return {everything(static_cast<std::size_t>(network.node_count())),
            everything(network.pools.size()),
            everything(network.lines.size()),
            everything(network.books.size()),
            everything(network.accounts.size()),
            everything(network.economies.size()),
            true};
}

}  // namespace sinews::network
