// Programmes, use, stocks and trade.
#include <algorithm>

#include "support/random_parts.hpp"

namespace sinews::support {
namespace {

struct Programmes {
    RandomScenario& scenario;
    std::set<std::pair<std::string, std::string>> targets;  // one stock target a receiver and item
    int count = 0;

    void write(const std::string& party, const std::string& receiver, const std::string& item, const std::string& kind,
               const std::string& value, const std::string& per, const std::string& fill_months) {
        auto& dice = scenario.dice;
        std::string from = scenario.maybe_month(scenario.start - 2, scenario.end, 0.3);
        std::string to = scenario.maybe_month(scenario.start, scenario.end, 0.25);
        if (!from.empty() && !to.empty() && to < from) std::swap(from, to);
        auto& sheet = scenario.sheets["programmes.csv"];
        sheet.header = "programme,party,receiver,item,kind,value,per,fill_months,from,to,priority,source,note";
        sheet.add({"g" + std::to_string(90 - count++), party, receiver == party && dice.happens(0.5) ? "" : receiver,
                   item, kind, value, per, fill_months, from, to, std::to_string(dice.integer(1, 3)), "assumption",
                   "random"});
        scenario.bought_or_used.insert(item);
    }

    void draw_on_book(const std::string& party, const std::string& receiver, const RandomItem& item) {
        auto& dice = scenario.dice;
        const bool by_money = scenario.with_economy.contains(party) && item.priced && dice.happens(0.4);
        for (int copy = dice.integer(1, 2); copy > 0; --copy) {
            if (by_money) {
                write(party, receiver, item.name, "money_share", scenario.share(0.05, 0.45), "", "");
            } else {
                const bool per_year = dice.happens(0.3);
                const double rate = dice.between(2, 50);
                write(party, receiver, item.name, "rate", scenario.amount(per_year ? rate * 12 : rate),
                      per_year ? "year" : "month", "");
            }
        }
    }

    void draw_target(const std::string& party, const std::string& receiver, const RandomItem& item) {
        if (!targets.insert({receiver, item.name}).second) return;
        const std::string value = scenario.amount(scenario.dice.between(20, 600));
        const std::string fill_months =
            RandomScenario::plain(scenario.dice.happens(0.2) ? 1 : scenario.dice.between(1, 18));
        write(party, receiver, item.name, "stock_target", value, "", fill_months);
    }
};

void draw_use(RandomScenario& scenario, const std::vector<std::string>& final_items) {
    auto& dice = scenario.dice;
    auto& sheet = scenario.sheets["use.csv"];
    sheet.header = "party,item,rate,per,from,to,source,note";
    for (const auto& party : scenario.parties) {
        for (const auto& first : final_items) {
            if (!dice.happens(0.35)) continue;
            std::string list = first;
            scenario.bought_or_used.insert(first);
            auto others = final_items;
            dice.shuffle(others);
            for (const auto& other : others) {
                if (other == first || !dice.happens(0.3)) continue;
                list += ';' + other;
                scenario.bought_or_used.insert(other);
            }
            const bool per_year = dice.happens(0.4);
            const double rate = dice.between(1, 25);
            sheet.add({party, list, scenario.amount(per_year ? rate * 12 : rate), per_year ? "year" : "month",
                       scenario.maybe_month(scenario.start, scenario.start + 3, 0.3),
                       scenario.maybe_month(scenario.start + 3, scenario.end + 3, 0.2), "assumption", "random"});
        }
    }
    if (sheet.rows.empty()) scenario.sheets.erase("use.csv");
}

void draw_stocks(RandomScenario& scenario) {
    auto& dice = scenario.dice;
    auto& sheet = scenario.sheets["stocks.csv"];
    sheet.header = "party,item,stock,book,waiting,source,note";
    for (const auto& party : scenario.parties) {
        for (const auto& item : scenario.items) {
            if (!dice.happens(0.4)) continue;
            const bool has_books = scenario.bought_or_used.contains(item.name);
            sheet.add({party, item.name, dice.happens(0.7) ? scenario.amount(dice.between(1, 200)) : "0",
                       has_books && dice.happens(0.5) ? scenario.amount(dice.between(5, 300)) : "0",
                       has_books && dice.happens(0.5) ? scenario.amount(dice.between(5, 100)) : "0", "assumption",
                       "random"});
        }
    }
    if (sheet.rows.empty()) scenario.sheets.erase("stocks.csv");
}

}  // namespace

void draw_programmes(RandomScenario& scenario) {
    auto& dice = scenario.dice;
    Programmes programmes{scenario, {}, 0};
    for (const auto& item : scenario.items) {
        if (!item.is_final) continue;
        for (const auto& party : scenario.parties) {
            for (const auto& receiver : scenario.parties) {
                if (!dice.happens(receiver == party ? 0.65 : 0.1)) continue;
                if (dice.happens(0.8)) programmes.draw_on_book(party, receiver, item);
                if (dice.happens(0.3)) programmes.draw_target(party, receiver, item);
            }
        }
    }
    if (programmes.count == 0)
        programmes.write(scenario.parties.front(), scenario.parties.front(), scenario.items.back().name, "rate", "10",
                         "month", "");
}

void draw_use_and_stocks(RandomScenario& scenario) {
    std::vector<std::string> final_items;
    for (const auto& item : scenario.items) {
        if (item.is_final) final_items.push_back(item.name);
    }
    draw_use(scenario, final_items);
    draw_stocks(scenario);
}

void draw_trade(RandomScenario& scenario) {
    auto& dice = scenario.dice;
    if (dice.happens(0.25)) return;
    auto& sheet = scenario.sheets["trade.csv"];
    sheet.header = "from,to,item,share,from_month,to_month,source,note";
    for (const auto& item : scenario.items) {
        for (const auto& from : scenario.parties) {
            double left = 1;  // the shares of one sender and item
            for (const auto& to : scenario.parties) {
                if (from == to || !dice.happens(0.2)) continue;
                const double most = left * dice.between(0.3, 0.95);
                left -= most;
                std::string first = scenario.maybe_month(scenario.start, scenario.end, 0.2);
                std::string last = scenario.maybe_month(scenario.start, scenario.end, 0.2);
                if (!first.empty() && !last.empty() && last < first) std::swap(first, last);
                sheet.add({from, to, item.name, scenario.share(most * 0.5, most * 0.99), first, last, "assumption",
                           "random"});
            }
        }
    }
    if (sheet.rows.empty()) scenario.sheets.erase("trade.csv");
}

}  // namespace sinews::support
