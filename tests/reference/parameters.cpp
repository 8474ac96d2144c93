#include "reference/parameters.hpp"

#include <algorithm>
#include <functional>
#include <tuple>

#include "reference/quantities.hpp"

namespace sinews::reference {
namespace {

using scenario::Scenario;
using scenario::Value;

double not_negative(double number) { return std::max(0.0, number); }
double cut_share(double number) { return std::clamp(number, 0.0, 1.0); }

std::string join(std::initializer_list<std::string> parts) {
    std::string key;
    for (const auto& part : parts) key += (key.empty() ? "" : "/") + part;
    return key;
}

std::string month_text(const std::optional<scenario::Month>& month) { return month ? scenario::to_text(*month) : ""; }

/// Asks the cells of one row.
struct RowCells {
    const Draws& draws;
    std::string table, key;

    [[nodiscard]] double number(const std::string& column, const Value& value, double when_empty = 0) const {
        return value.given() ? draws.cell(table, key, column, value) : when_empty;
    }
    [[nodiscard]] std::optional<double> optional_number(const std::string& column, const Value& value) const {
        if (!value.given()) return std::nullopt;
        return draws.cell(table, key, column, value);
    }
};

Period period_of(const Scenario& scenario, const std::optional<scenario::Month>& from,
                 const std::optional<scenario::Month>& to) {
    Period period;
    if (from) period.first = scenario::months_between(scenario.start, *from);
    if (to) period.last = scenario::months_between(scenario.start, *to);
    return period;
}

void add_parties(const Scenario& scenario, Parameters& parameters) {
    for (const auto& party : scenario.parties) {
        parameters.parties.push_back(party.party);
        parameters.bloc_of[party.party] = party.bloc;
    }
    std::sort(parameters.parties.begin(), parameters.parties.end());
    for (const auto& party : parameters.parties) parameters.members[parameters.bloc_of[party]].push_back(party);
}

void add_economies(const Scenario& scenario, const Draws& draws, Parameters& parameters) {
    for (const auto& row : scenario.economy) {
        const RowCells cells{draws, "economy.csv", join({row.party, std::to_string(row.year)})};
        auto& year = parameters.economies[row.party].years[row.year];
        year.gdp = cells.optional_number("gdp", row.gdp);
        year.growth = cells.optional_number("growth", row.growth);
        year.defence_share = cells.optional_number("defence_share", row.defence_share);
        year.equipment_share = cells.optional_number("equipment_share", row.equipment_share);
        if (year.gdp) year.gdp = not_negative(*year.gdp);
        if (year.defence_share) year.defence_share = cut_share(*year.defence_share);
        if (year.equipment_share) year.equipment_share = cut_share(*year.equipment_share);
    }
    for (const auto& row : scenario.pledges) {
        const auto economy = parameters.economies.find(row.party);
        if (economy == parameters.economies.end()) continue;
        const bool core = row.kind == scenario::PledgeKind::core;
        const RowCells cells{draws, "pledges.csv",
                             join({row.party, core ? "core" : "related", std::to_string(row.target_year)})};
        auto& steps = core ? economy->second.core : economy->second.related;
        steps.push_back({row.target_year, cut_share(cells.number("target_share", row.target_share)),
                         not_negative(cells.number("compliance", row.compliance))});
    }
    for (const auto& row : scenario.portfolio) {
        const auto economy = parameters.economies.find(row.party);
        if (economy == parameters.economies.end()) continue;
        const RowCells cells{draws, "portfolio.csv", join({row.party, std::to_string(row.year), row.category})};
        economy->second.portfolio[row.category][row.year] = cut_share(cells.number("share", row.share));
    }
    const auto by_year = [](const PledgeStep& left, const PledgeStep& right) {
        return left.target_year < right.target_year;
    };
    for (auto& [party, economy] : parameters.economies) {
        std::sort(economy.core.begin(), economy.core.end(), by_year);
        std::sort(economy.related.begin(), economy.related.end(), by_year);
    }
}

void add_items(const Scenario& scenario, const Draws& draws, Parameters& parameters) {
    for (const auto& row : scenario.items) {
        const RowCells cells{draws, "items.csv", row.item};
        auto& item = parameters.items[row.item];
        item.category = row.category;
        item.price = not_negative(cells.number("price", row.price));
        item.price_growth = std::max(-1.0, cells.number("price_growth", row.price_growth));
        item.learning_rate = cut_share(cells.number("learning_rate", row.learning_rate));
        item.experience = not_negative(cells.number("experience", row.experience));
        item.lead_months = row.lead_months;
        parameters.made_categories.insert(row.category);
        const double cooperation = cut_share(cells.number("cooperation", row.cooperation));
        for (const auto& [bloc, members] : parameters.members) parameters.cooperation[{bloc, row.item}] = cooperation;
    }
    for (const auto& row : scenario.cooperation) {
        const RowCells cells{draws, "cooperation.csv", join({row.bloc, row.item})};
        parameters.cooperation[{row.bloc, row.item}] = cut_share(cells.number("cooperation", row.cooperation));
    }
    for (const auto& row : scenario.recipes) {
        const RowCells cells{draws, "recipes.csv", join({row.item, row.input})};
        const double quantity = not_negative(cells.number("quantity", row.quantity));
        if (quantity > 0) parameters.items.at(row.item).inputs.push_back({row.input, quantity});
    }
    for (auto& [name, item] : parameters.items) {
        std::sort(item.inputs.begin(), item.inputs.end(),
                  [](const Input& left, const Input& right) { return left.item < right.item; });
    }
    for (const auto& row : scenario.programmes) parameters.items.at(row.item).is_final = true;
    for (const auto& row : scenario.use) {
        for (const auto& item : row.items) parameters.items.at(item).is_final = true;
    }
}

/// Inputs before what they go into; recipes have no cycles.
void order_items(Parameters& parameters) {
    std::set<std::string> placed;
    const std::function<void(const std::string&)> place = [&](const std::string& item) {
        if (!placed.insert(item).second) return;
        for (const auto& input : parameters.items.at(item).inputs) place(input.item);
        parameters.raw_to_final.push_back(item);
    };
    for (const auto& [item, values] : parameters.items) place(item);
}

void add_line(const Scenario& scenario, const Draws& draws, const std::string& table, const scenario::LineRow& row,
              const std::optional<scenario::Month>& decision, Parameters& parameters) {
    const RowCells cells{draws, table, row.line};
    LineValues line;
    line.line = row.line;
    line.party = row.party;
    line.item = row.item;
    line.capacity = not_negative(cells.number("capacity", row.capacity)) / scenario::months_in(row.per);
    if (draws.point) {
        line.capacity *= cut_share(cells.number("chance", row.chance, 1));
    } else {
        line.comes = draws.comes(row.line);
    }
    if (decision) line.decision = scenario::months_between(scenario.start, *decision);
    if (row.trigger.given()) line.trigger = not_negative(cells.number("trigger", row.trigger));
    line.always = row.status == scenario::LineStatus::operating && !decision && !line.trigger;
    line.starts_after_as_of = row.status != scenario::LineStatus::operating;
    line.build_months = not_negative(cells.number("build_months", row.build_months));
    line.slip_months = cells.number("slip_months", row.slip_months);
    line.ramp_months = not_negative(cells.number("ramp_months", row.ramp_months));
    line.ramp_shape = not_negative(cells.number("ramp_shape", row.ramp_shape, 1));
    if (row.until) line.until = scenario::months_between(scenario.start, *row.until);
    parameters.lines[row.line] = line;
}

void add_lines(const Scenario& scenario, const Draws& draws, Parameters& parameters) {
    for (const auto& row : scenario.lines) add_line(scenario, draws, "lines.csv", row, row.decision, parameters);
    for (const auto& row : scenario.candidates) {
        if (!row.line.trigger.given()) continue;  // only levers and plans build those
        add_line(scenario, draws, "candidates.csv", row.line, row.earliest ? row.earliest : row.line.decision,
                 parameters);
        parameters.lines.at(row.line.line).starts_after_as_of = true;
    }
}

void add_programmes(const Scenario& scenario, const Draws& draws, Parameters& parameters) {
    for (const auto& row : scenario.programmes) {
        const RowCells cells{draws, "programmes.csv", row.programme};
        ProgrammeValues programme{
            row.programme, row.party, row.receiver, row.item, row.kind, 0, 1, period_of(scenario, row.from, row.to),
            row.priority};
        programme.value = not_negative(cells.number("value", row.value));
        if (row.kind == scenario::ProgrammeKind::rate) programme.value /= scenario::months_in(row.per);
        if (row.kind == scenario::ProgrammeKind::money_share) programme.value = cut_share(programme.value);
        if (row.kind == scenario::ProgrammeKind::stock_target)
            programme.fill_months = std::max(1.0, cells.number("fill_months", row.fill_months, 1));
        parameters.programmes.push_back(programme);
    }
    std::sort(parameters.programmes.begin(), parameters.programmes.end(),
              [](const auto& left, const auto& right) { return left.programme < right.programme; });
}

void add_use(const Scenario& scenario, const Draws& draws, Parameters& parameters) {
    for (const auto& row : scenario.use) {
        std::string items;
        for (const auto& item : row.items) items += (items.empty() ? "" : ";") + item;
        const RowCells cells{draws, "use.csv", join({row.party, items, month_text(row.from), month_text(row.to)})};
        parameters.use.push_back({row.party, row.items,
                                  not_negative(cells.number("rate", row.rate)) / scenario::months_in(row.per),
                                  period_of(scenario, row.from, row.to)});
    }
    std::sort(parameters.use.begin(), parameters.use.end(), [](const auto& left, const auto& right) {
        return std::tie(left.party, left.items, left.period.first) <
               std::tie(right.party, right.items, right.period.first);
    });
}

void add_stocks_and_trade(const Scenario& scenario, const Draws& draws, Parameters& parameters) {
    for (const auto& row : scenario.stocks) {
        const RowCells cells{draws, "stocks.csv", join({row.party, row.item})};
        parameters.stocks.push_back({row.party, row.item, not_negative(cells.number("stock", row.stock)),
                                     not_negative(cells.number("book", row.book)),
                                     not_negative(cells.number("waiting", row.waiting))});
    }
    for (const auto& row : scenario.trade) {
        const RowCells cells{draws, "trade.csv", join({row.from, row.to, row.item, month_text(row.from_month)})};
        parameters.links[row.item].push_back({row.from, row.to, cut_share(cells.number("share", row.share)),
                                              period_of(scenario, row.from_month, row.to_month)});
    }
    for (auto& [item, links] : parameters.links) {
        std::sort(links.begin(), links.end(), [](const Link& left, const Link& right) {
            return std::tie(left.from, left.to, left.period.first) < std::tie(right.from, right.to, right.period.first);
        });
    }
}

}  // namespace

Parameters evaluate(const Scenario& scenario, const Draws& draws) {
    Parameters parameters;
    parameters.months = scenario.months();
    parameters.start = scenario.start;
    parameters.as_of = scenario::months_between(scenario.start, scenario.as_of);
    parameters.carry_over = scenario.carry_over;
    parameters.catch_up_months = scenario.catch_up_months;
    parameters.max_book_months = scenario.max_book_months;
    parameters.first_year = scenario.start.year();
    parameters.last_year = scenario.end.year();
    add_parties(scenario, parameters);
    add_economies(scenario, draws, parameters);
    add_items(scenario, draws, parameters);
    order_items(parameters);
    add_lines(scenario, draws, parameters);
    add_programmes(scenario, draws, parameters);
    add_use(scenario, draws, parameters);
    add_stocks_and_trade(scenario, draws, parameters);
    return parameters;
}

std::map<std::pair<std::string, std::string>, double> link_shares(const Parameters& parameters, const std::string& item,
                                                                  int month) {
    std::map<std::pair<std::string, std::string>, double> shares;
    const auto links = parameters.links.find(item);
    if (links == parameters.links.end()) return shares;
    ByName sum_of_sender;
    for (const auto& link : links->second) {
        if (!link.period.holds(month)) continue;
        shares[{link.from, link.to}] += link.share;
        sum_of_sender[link.from] += link.share;
    }
    for (auto& [ends, share] : shares) share /= std::max(1.0, sum_of_sender[ends.first]);
    return shares;
}

double part_in_reach(const Parameters& parameters, const std::string& item, int month, const std::string& maker,
                     const std::string& receiver) {
    if (maker == receiver) return 1;
    const auto shares = link_shares(parameters, item, month);
    const auto link = shares.find({maker, receiver});
    double part = link == shares.end() ? 0 : link->second;
    const auto& bloc = parameters.bloc_of.at(receiver);
    if (parameters.bloc_of.at(maker) == bloc) part += parameters.cooperation.at({bloc, item});
    return std::min(1.0, part);
}

}  // namespace sinews::reference
