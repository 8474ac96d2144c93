// Names of parties, items, blocs that no table defines.

#include "scenario/check.hpp"
#include "scenario/codes.hpp"

namespace sinews::scenario {

namespace {

void party(Check& check, const std::string& name, const Origin& origin, std::string_view column) {
    check.known(code::unknown_party, check.names.parties, "party", "parties", name, origin.file, origin.line, column);
}

void item(Check& check, const std::string& name, const Origin& origin, std::string_view column) {
    check.known(code::unknown_item, check.names.items, "item", "items", name, origin.file, origin.line, column);
}

void line(Check& check, const LineRow& row) {
    party(check, row.party, row.origin, "party");
    item(check, row.item, row.origin, "item");
}

}  // namespace

void check_references(Check& check) {
    const Scenario& scenario = check.scenario;
    for (const EconomyRow& row : scenario.economy) party(check, row.party, row.origin, "party");
    for (const PledgeRow& row : scenario.pledges) party(check, row.party, row.origin, "party");
    for (const PortfolioRow& row : scenario.portfolio) party(check, row.party, row.origin, "party");
    for (const CooperationRow& row : scenario.cooperation) {
        check.known(code::unknown_bloc, check.names.blocs, "bloc", "blocs", row.bloc, row.origin.file, row.origin.line,
                    "bloc");
        item(check, row.item, row.origin, "item");
    }
    for (const RecipeRow& row : scenario.recipes) {
        item(check, row.item, row.origin, "item");
        item(check, row.input, row.origin, "input");
    }
    for (const LineRow& row : scenario.lines) line(check, row);
    for (const CandidateRow& row : scenario.candidates) line(check, row.line);
    for (const ProgrammeRow& row : scenario.programmes) {
        party(check, row.party, row.origin, "party");
        if (row.receiver != row.party) party(check, row.receiver, row.origin, "receiver");
        item(check, row.item, row.origin, "item");
    }
    for (const UseRow& row : scenario.use) {
        party(check, row.party, row.origin, "party");
        for (const std::string& name : row.items) item(check, name, row.origin, "item");
    }
    for (const StockRow& row : scenario.stocks) {
        party(check, row.party, row.origin, "party");
        item(check, row.item, row.origin, "item");
    }
    for (const TradeRow& row : scenario.trade) {
        party(check, row.from, row.origin, "from");
        party(check, row.to, row.origin, "to");
        item(check, row.item, row.origin, "item");
    }
    for (const EvidenceRow& row : scenario.evidence) {
        party(check, row.party, row.origin, "party");
        item(check, row.item, row.origin, "item");
    }
}

}  // namespace sinews::scenario
