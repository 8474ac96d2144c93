// GDP, shares and pledges of the parties whose money is limited.

#include <algorithm>
#include <tuple>

#include "network/compiler.hpp"
#include "numerics/stream.hpp"

namespace sinews::network {

namespace {

void add_years(Compiler& compiler, Economy& economy, std::vector<const scenario::EconomyRow*> rows) {
    std::ranges::sort(rows, {}, &scenario::EconomyRow::year);
    economy.first_year = rows.front()->year;
    for (const auto* row : rows) {
        const std::string name = "economy/" + row->party + "/" + std::to_string(row->year);
        economy.gdp.push_back(compiler.parameters.add(row->gdp, name + "/gdp", Range::non_negative));
        if (row->defence_share.given()) {
            economy.defence_share.push_back(
                compiler.parameters.add(row->defence_share, name + "/defence_share", Range::unit));
        }
        if (row->equipment_share.given()) {
            economy.equipment_share.push_back(
                compiler.parameters.add(row->equipment_share, name + "/equipment_share", Range::unit));
        }
    }
    const auto* last = rows.back();
    economy.growth = compiler.parameters.add(
        last->growth, "economy/" + last->party + "/" + std::to_string(last->year) + "/growth", Range::any);
}

/// The target year as written: a lever may have moved it.
std::string written_year(const scenario::PledgeRow& row) {
    return row.origin.drawn_as.empty() ? std::to_string(row.target_year) : row.origin.drawn_as;
}

void add_pledges(Compiler& compiler, Economy& economy, const std::string& party) {
    std::vector<const scenario::PledgeRow*> rows;
    for (const auto& row : compiler.scenario.pledges) {
        if (row.party == party) rows.push_back(&row);
    }
    std::ranges::sort(rows, {},
                      [](const auto* row) { return std::tuple(row->target_year, written_year(*row), row->kind); });
    for (const auto* entry : rows) {
        const scenario::PledgeRow& row = *entry;
        const bool core = row.kind == scenario::PledgeKind::core;
        const std::string year = written_year(row);
        const std::string name = "pledges/" + party + "/" + (core ? "core" : "related") + "/" + year;
        (core ? economy.core : economy.related)
            .push_back({row.target_year, compiler.parameters.add(row.target_share, name + "/target_share", Range::unit),
                        compiler.parameters.add(row.compliance, name + "/compliance", Range::non_negative)});
    }
}

void add_portfolio(Compiler& compiler, Economy& economy, const std::string& party) {
    std::map<std::string, std::vector<const scenario::PortfolioRow*>> by_category;
    for (const auto& row : compiler.scenario.portfolio) {
        if (row.party == party) by_category[row.category].push_back(&row);
    }
    for (auto& [category, rows] : by_category) {
        std::ranges::sort(rows, {}, &scenario::PortfolioRow::year);
        Economy::Category entry;
        entry.category = compiler.category.at(category);
        entry.first_year = rows.front()->year;
        for (const auto* row : rows) {
            entry.share.push_back(compiler.parameters.add(
                row->share, "portfolio/" + party + "/" + std::to_string(row->year) + "/" + category + "/share",
                Range::unit));
        }
        economy.portfolio.push_back(std::move(entry));
    }
}

}  // namespace

void compile_economies(Compiler& compiler) {
    Network& network = compiler.network;
    std::map<std::string, std::vector<const scenario::EconomyRow*>> rows;
    for (const auto& row : compiler.scenario.economy) rows[row.party].push_back(&row);
    network.party_economy.assign(network.parties.size(), -1);
    for (const auto& [party, years] : rows) {
        Economy economy;
        economy.party = compiler.party.at(party);
        add_years(compiler, economy, years);
        add_pledges(compiler, economy, party);
        add_portfolio(compiler, economy, party);
        economy.growth_stream = numerics::stream_key("economy/" + party + "/growth/year");
        network.party_economy[static_cast<std::size_t>(economy.party)] = static_cast<int>(network.economies.size());
        network.economies.push_back(std::move(economy));
    }
}

}  // namespace sinews::network
