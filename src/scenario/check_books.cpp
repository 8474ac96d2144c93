// Rows that can not stand beside each other in the same months: programmes on one book or stock, and links of trade.

#include <map>
#include <tuple>

#include "scenario/check.hpp"
#include "scenario/codes.hpp"
#include "scenario/month_ranges.hpp"

namespace sinews::scenario {

namespace {

using Programmes = std::vector<const ProgrammeRow*>;

std::vector<MonthRange> ranges_of(const Programmes& rows) {
    std::vector<MonthRange> ranges;
    for (const ProgrammeRow* row : rows) ranges.push_back(month_range(row->from, row->to));
    return ranges;
}

void check_targets(Check& check) {
    std::map<std::pair<std::string_view, std::string_view>, Programmes> targets;
    for (const ProgrammeRow& row : check.scenario.programmes) {
        if (row.kind == ProgrammeKind::stock_target) targets[{row.receiver, row.item}].push_back(&row);
    }
    for (const auto& [key, rows] : targets) {
        for (const auto& [later, earlier] : overlaps(ranges_of(rows))) {
            check.error(code::overlapping_targets, rows[later]->origin, "kind",
                        "`" + shown(key.first) + "` has two stock targets for `" + shown(key.second) +
                            "` in the same months: `" + shown(rows[earlier]->programme) + "` in line " +
                            std::to_string(rows[earlier]->origin.line),
                        "end one before the other begins, or make them one");
        }
    }
}

void check_rates_beside_shares(Check& check) {
    std::map<std::tuple<std::string_view, std::string_view, std::string_view>, std::pair<Programmes, Programmes>> books;
    for (const ProgrammeRow& row : check.scenario.programmes) {
        auto& [rates, shares] = books[{row.party, row.receiver, row.item}];
        if (row.kind == ProgrammeKind::rate) rates.push_back(&row);
        if (row.kind == ProgrammeKind::money_share) shares.push_back(&row);
    }
    for (const auto& [book, programmes] : books) {
        const auto& [rates, shares] = programmes;
        for (const ProgrammeRow* share : shares) {
            // Bounded: one fault a share is enough, and a share rarely meets more than a few rates.
            for (std::size_t position = 0; position < rates.size() && position < 2000; ++position) {
                const ProgrammeRow* rate = rates[position];
                if (!month_range(share->from, share->to).overlaps(month_range(rate->from, rate->to))) continue;
                check.error(code::rate_and_money_share, share->origin, "kind",
                            "a money share and the rate `" + shown(rate->programme) + "` (line " +
                                std::to_string(rate->origin.line) + ") wish for the same book in the same months",
                            "end one before the other begins");
                break;
            }
        }
    }
}

void check_trade(Check& check) {
    std::map<std::tuple<std::string_view, std::string_view, std::string_view>, std::vector<const TradeRow*>> links;
    for (const TradeRow& row : check.scenario.trade) {
        if (!row.from.empty() && row.from == row.to) {
            check.error(code::trade_with_itself, row.origin, "to", "`" + shown(row.from) + "` trades with itself",
                        "a link goes from one party to another");
            continue;
        }
        links[{row.from, row.to, row.item}].push_back(&row);
    }
    for (const auto& [key, rows] : links) {
        std::vector<MonthRange> ranges;
        for (const TradeRow* row : rows) ranges.push_back(month_range(row->from_month, row->to_month));
        for (const auto& [later, earlier] : overlaps(ranges)) {
            check.error(code::duplicate, rows[later]->origin, "item",
                        "the link from `" + shown(rows[later]->from) + "` to `" + shown(rows[later]->to) + "` for `" +
                            shown(rows[later]->item) + "` stands twice for the same months",
                        "the first is in line " + std::to_string(rows[earlier]->origin.line) +
                            "; end it before this one begins");
        }
    }
}

/// The same use twice is more likely a slip of copying than two uses that happen to be equal; it is added up all the same.
void check_use(Check& check) {
    std::map<std::tuple<std::string_view, std::vector<std::string>, std::optional<Month>, std::optional<Month>>, int>
        seen;
    for (const UseRow& row : check.scenario.use) {
        check.needs(row.rate, row.origin, "rate", "it is what is drawn");
        std::set<std::string_view> in_list;
        for (const std::string& item : row.items) {
            if (in_list.insert(item).second) continue;
            check.error(code::duplicate, row.origin, "item", "`" + shown(item) + "` stands twice in the list",
                        "name each item once");
        }
        const auto [found, fresh] = seen.try_emplace({row.party, row.items, row.from, row.to}, row.origin.line);
        if (fresh) continue;
        check.warning(code::unusual, row.origin, "item",
                      "the same party, items and months stand in line " + std::to_string(found->second) +
                          " too: both uses are added up",
                      "make them one row if this was not meant");
    }
}

}  // namespace

void check_books(Check& check) {
    check_targets(check);
    check_rates_beside_shares(check);
    check_trade(check);
    check_use(check);
}

}  // namespace sinews::scenario
