// economy.csv, pledges.csv and portfolio.csv.

#include "scenario/read_tables.hpp"
#include "scenario/row_reader.hpp"
#include "scenario/words.hpp"

namespace sinews::scenario {

void read_economy(const Table& table, Scenario& scenario, FaultList& faults) {
    for (std::size_t position = 0; position < table.rows(); ++position) {
        const RowReader row(table, position, faults);
        EconomyRow economy;
        economy.party = row.name("party");
        economy.year = row.year("year");
        economy.gdp = row.value("gdp");
        economy.growth = row.value("growth");
        economy.defence_share = row.value("defence_share");
        economy.equipment_share = row.value("equipment_share");
        economy.origin = row.origin();
        scenario.economy.push_back(std::move(economy));
    }
}

void read_pledges(const Table& table, Scenario& scenario, FaultList& faults) {
    for (std::size_t position = 0; position < table.rows(); ++position) {
        const RowReader row(table, position, faults);
        PledgeRow pledge;
        pledge.party = row.name("party");
        pledge.kind = row.word("kind", pledge_kind_words()).value_or(PledgeKind::core);
        pledge.target_year = row.year("target_year");
        pledge.target_share = row.value("target_share");
        pledge.compliance = row.value("compliance");
        pledge.origin = row.origin();
        scenario.pledges.push_back(std::move(pledge));
    }
}

void read_portfolio(const Table& table, Scenario& scenario, FaultList& faults) {
    for (std::size_t position = 0; position < table.rows(); ++position) {
        const RowReader row(table, position, faults);
        PortfolioRow portfolio;
        portfolio.party = row.name("party");
        portfolio.year = row.year("year");
        portfolio.category = row.name("category");
        portfolio.share = row.value("share");
        portfolio.origin = row.origin();
        scenario.portfolio.push_back(std::move(portfolio));
    }
}

}  // namespace sinews::scenario
