// Shares of one whole may not come to more than the whole, at point values.

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "scenario/check.hpp"
#include "scenario/codes.hpp"
#include "scenario/month_ranges.hpp"
#include "scenario/number.hpp"

namespace sinews::scenario {

namespace {

constexpr double rounding = 1e-9;  // 0.1 ten times is not 1 in binary

std::string sum_text(double sum) { return number_text(std::round(sum * 1e6) / 1e6); }

/// Portfolio of a party in every year that has a row; a category keeps its last share where the year has none of its own.
void check_portfolio(Check& check) {
    std::map<std::string_view, std::map<int, std::vector<const PortfolioRow*>>> by_party;
    for (const PortfolioRow& row : check.scenario.portfolio) {
        if (row.year > 0) by_party[row.party][row.year].push_back(&row);
    }
    for (const auto& [party, years] : by_party) {
        std::map<std::string_view, double> shares;
        for (const auto& [year, rows] : years) {
            for (const PortfolioRow* row : rows) shares[row->category] = check.point(row->share);
            double sum = 0;
            for (const auto& [category, share] : shares) sum += share;
            if (!(sum > 1 + rounding)) continue;
            const bool carried = shares.size() > rows.size();
            check.error(code::shares_over_one, rows.back()->origin, "share",
                        "the shares of `" + shown(party) + "` in " + std::to_string(year) + " come to " +
                            sum_text(sum) + (carried ? ", with those that still hold from earlier years" : ""),
                        "together at most 1");
        }
    }
}

/// Sum of shares over rows whose months overlap; tells at the row in which it first goes over 1.
template <class Row, class Share, class From, class To>
void check_overlapping(Check& check, const std::vector<const Row*>& rows, Share share_of, From from_of, To to_of,
                       std::string_view column, const std::string& whose) {
    std::vector<MonthRange> ranges;
    for (const Row* row : rows) ranges.push_back(month_range(from_of(*row), to_of(*row)));
    double most = 0;
    Month when{};
    const Row* at = nullptr;
    for_each_stretch(ranges, [&](const MonthRange& stretch, const std::vector<std::size_t>& open) {
        double sum = 0;
        std::size_t last = 0;
        for (const std::size_t position : open) {
            sum += check.point(share_of(*rows[position]));
            last = std::max(last, position);
        }
        if (sum > most) {
            most = sum;
            when = stretch.from;
            at = rows[last];
        }
    });
    if (at == nullptr || !(most > 1 + rounding)) return;
    const bool dated = when > first_of_all_months;
    check.error(code::shares_over_one, at->origin, column,
                whose + " come to " + sum_text(most) + (dated ? " in " + to_text(when) : ""), "at most 1 in any month");
}

void check_trade(Check& check) {
    std::map<std::pair<std::string_view, std::string_view>, std::vector<const TradeRow*>> links;
    for (const TradeRow& row : check.scenario.trade) {
        links[{row.from, row.item}].push_back(&row);
        check.needs(row.share, row.origin, "share", "it is the part of what is spare that is offered");
    }
    for (const auto& [key, rows] : links) {
        check_overlapping(
            check, rows, [](const TradeRow& row) -> const Value& { return row.share; },
            [](const TradeRow& row) { return row.from_month; }, [](const TradeRow& row) { return row.to_month; },
            "share", "the shares of `" + shown(key.second) + "` that `" + shown(key.first) + "` offers");
    }
}

void check_money_shares(Check& check) {
    using Book = std::tuple<std::string_view, std::string_view, std::string_view>;
    std::map<Book, std::vector<const ProgrammeRow*>> books;
    for (const ProgrammeRow& row : check.scenario.programmes) {
        if (row.kind == ProgrammeKind::money_share) books[{row.party, row.receiver, row.item}].push_back(&row);
    }
    for (const auto& [book, rows] : books) {
        check_overlapping(
            check, rows, [](const ProgrammeRow& row) -> const Value& { return row.value; },
            [](const ProgrammeRow& row) { return row.from; }, [](const ProgrammeRow& row) { return row.to; }, "value",
            "the money shares of `" + shown(std::get<0>(book)) + "` for `" + shown(std::get<2>(book)) + "`");
    }
}

}  // namespace

void check_shares(Check& check) {
    check_portfolio(check);
    check_trade(check);
    check_money_shares(check);
}

}  // namespace sinews::scenario
