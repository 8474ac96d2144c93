// Programmes, grouped the way in which money meets them: account (party and category), priority, wishes before shares.

#include <algorithm>
#include <set>
#include <tuple>

#include "network/compiler.hpp"

namespace sinews::network {

namespace {

using AccountKey = std::pair<int, int>;  // party, category

ProgrammeKind kind_of(scenario::ProgrammeKind kind) {
    switch (kind) {
        case scenario::ProgrammeKind::rate: return ProgrammeKind::rate;
        case scenario::ProgrammeKind::stock_target: return ProgrammeKind::stock_target;
        default: return ProgrammeKind::money_share;
    }
}

AccountKey account_of(const Network& network, const Programme& programme) {
    const auto node = static_cast<std::size_t>(network.books[static_cast<std::size_t>(programme.book)].buyer);
    return {network.node_party[node], network.item_category[static_cast<std::size_t>(network.node_item[node])]};
}

Programme compile_programme(Compiler& compiler, const scenario::ProgrammeRow& row) {
    const Network& network = compiler.network;
    Programme programme;
    programme.name = row.programme;
    const int buyer = compiler.node(row.party, row.item);
    const int receiver = compiler.node(row.receiver, row.item);
    const Span books = network.node_books[static_cast<std::size_t>(buyer)];
    programme.book = books.first;
    while (network.books[static_cast<std::size_t>(programme.book)].receiver != receiver) ++programme.book;
    programme.kind = kind_of(row.kind);
    const Range range = programme.kind == ProgrammeKind::money_share ? Range::unit : Range::non_negative;
    programme.value = compiler.parameters.add(row.value, "programmes/" + row.programme + "/value", range);
    programme.months_per_value = programme.kind == ProgrammeKind::rate ? scenario::months_in(row.per) : 1;
    programme.fill_months =
        compiler.parameters.add(row.fill_months, "programmes/" + row.programme + "/fill_months", Range::non_negative);
    if (row.from) programme.from = compiler.month(*row.from);
    if (row.to) programme.to = compiler.month(*row.to);
    programme.priority = row.priority;
    return programme;
}

/// Every account that can hold money or wishes: of programmes, and of each category in a party's portfolio.
std::set<AccountKey> account_keys(const Network& network) {
    std::set<AccountKey> keys;
    for (const Programme& programme : network.programmes) keys.insert(account_of(network, programme));
    for (const Economy& economy : network.economies) {
        for (const auto& category : economy.portfolio) keys.emplace(economy.party, category.category);
    }
    return keys;
}

void group_by_priority(Network& network, const std::set<AccountKey>& keys) {
    std::set<int> categories_with_items(network.item_category.begin(), network.item_category.end());
    int at = 0;
    const int count = static_cast<int>(network.programmes.size());
    for (const AccountKey& key : keys) {
        Account account;
        account.party = key.first;
        account.category = key.second;
        account.economy = network.party_economy[static_cast<std::size_t>(key.first)];
        account.only_spends = !categories_with_items.contains(key.second);
        account.groups.first = static_cast<int>(network.priority_groups.size());
        while (at < count && account_of(network, network.programmes[static_cast<std::size_t>(at)]) == key) {
            const int priority = network.programmes[static_cast<std::size_t>(at)].priority;
            const auto in_group = [&](bool shares) {
                if (at >= count) return false;
                const Programme& programme = network.programmes[static_cast<std::size_t>(at)];
                return account_of(network, programme) == key && programme.priority == priority &&
                       (programme.kind == ProgrammeKind::money_share) == shares;
            };
            PriorityGroup group;
            group.wishes.first = at;
            while (in_group(false)) ++at;
            group.wishes.last = group.shares.first = at;
            while (in_group(true)) ++at;
            group.shares.last = at;
            network.priority_groups.push_back(group);
        }
        account.groups.last = static_cast<int>(network.priority_groups.size());
        network.accounts.push_back(account);
    }
}

void list_by_book(Network& network) {
    for (int kind = 0; kind < 2; ++kind) {
        for (std::size_t book = 0; book < network.books.size(); ++book) {
            Span& span = kind == 0 ? network.books[book].rates : network.books[book].shares;
            span.first = static_cast<int>(network.programmes_by_book.size());
            for (std::size_t at = 0; at < network.programmes.size(); ++at) {
                const Programme& programme = network.programmes[at];
                const bool wanted = programme.kind == (kind == 0 ? ProgrammeKind::rate : ProgrammeKind::money_share);
                if (wanted && programme.book == static_cast<int>(book)) {
                    network.programmes_by_book.push_back(static_cast<int>(at));
                }
            }
            span.last = static_cast<int>(network.programmes_by_book.size());
        }
    }
}

}  // namespace

void compile_programmes(Compiler& compiler) {
    Network& network = compiler.network;
    for (const auto& row : compiler.scenario.programmes) {
        network.programmes.push_back(compile_programme(compiler, row));
    }
    std::ranges::sort(network.programmes, {}, [&](const Programme& programme) {
        const AccountKey key = account_of(network, programme);
        return std::tuple(key.first, key.second, programme.priority, programme.kind == ProgrammeKind::money_share,
                          programme.name);
    });
    group_by_priority(network, account_keys(network));
    list_by_book(network);
}

}  // namespace sinews::network
