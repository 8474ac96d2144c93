// programmes.csv, row by row: what each kind needs, and money where it is spent.

#include <map>

#include "scenario/check.hpp"
#include "scenario/codes.hpp"

namespace sinews::scenario {

namespace {

void check_kind(Check& check, const ProgrammeRow& row, bool money_limited) {
    check.needs(row.value, row.origin, "value", "it is what is wished");
    const std::string per = check.documents.find(row.origin.file, row.origin.line, "per").quoted;
    if (row.kind == ProgrammeKind::rate) {
        check.needs_cell(!per.empty(), row.origin, "per", "a rate is so much a `month` or a `year`");
    } else if (per == "year") {
        check.warning(code::has_no_effect, row.origin, "per", "`per` counts for rates only", "leave the cell empty");
    }
    if (row.kind == ProgrammeKind::stock_target) {
        check.needs(row.fill_months, row.origin, "fill_months", "the gap to the target is ordered over so many months");
    }
    if (money_limited) {
        const bool given = !check.documents.find(row.origin.file, row.origin.line, "priority").quoted.empty();
        check.needs_cell(given, row.origin, "priority", "its party's money goes to priority 1 first");
    }
}

void check_money_share(Check& check, const ProgrammeRow& row, const Item* item, bool money_limited) {
    if (row.kind != ProgrammeKind::money_share) return;
    if (!money_limited && check.names.parties_with_economy.complete() && check.names.parties.has(row.party)) {
        check.error(code::money_share_without_money, row.origin, "kind",
                    "`" + shown(row.party) + "` has no economy rows, so there is no money to take a share of",
                    "add economy rows for it, or make this a `rate` or `stock_target`");
    }
    if (item != nullptr && item->price.given() && check.point(item->price) == 0) {
        check.error(code::money_share_without_price, row.origin, "item",
                    "`" + shown(row.item) + "` has the price 0: no money buys a number of it",
                    "give it a price in items.csv");
    }
}

}  // namespace

void check_programmes(Check& check) {
    std::map<std::string_view, const Item*> items;
    for (const Item& item : check.scenario.items) items.try_emplace(item.item, &item);
    std::set<std::pair<std::string_view, std::string_view>> portfolios;
    for (const PortfolioRow& row : check.scenario.portfolio) portfolios.insert({row.party, row.category});
    std::set<std::pair<std::string_view, std::string_view>> told;

    for (const ProgrammeRow& row : check.scenario.programmes) {
        const bool money_limited = check.names.parties_with_economy.has(row.party);
        const auto found = items.find(row.item);
        const Item* item = found == items.end() ? nullptr : found->second;
        check_kind(check, row, money_limited);
        check_money_share(check, row, item, money_limited);
        const bool portfolio_missing = money_limited && item != nullptr && !item->category.empty() &&
                                       !check.documents.unreadable("portfolio.csv") &&
                                       !portfolios.contains({row.party, item->category});
        if (portfolio_missing && told.insert({row.party, item->category}).second) {
            check.error(
                code::missing_portfolio, row.origin, "item",
                "`" + shown(row.party) + "` orders `" + shown(row.item) + "` but gives its category `" +
                    shown(item->category) + "` no money",
                "add rows `" + shown(row.party) + ",YEAR," + shown(item->category) + ",SHARE` to portfolio.csv");
        }
    }
}

}  // namespace sinews::scenario
