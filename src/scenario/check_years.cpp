// Yearly tables: no holes, and rows from the scenario's first year on.

#include <algorithm>
#include <map>
#include <tuple>

#include "scenario/check.hpp"
#include "scenario/codes.hpp"

namespace sinews::scenario {

namespace {

std::string party_name(const std::string& party) { return "party `" + shown(party) + "`"; }

/// Rows of one series in the order of years; rows whose year could not be read are out.
template <class Row>
void sort_by_year(std::vector<const Row*>& rows) {
    std::erase_if(rows, [](const Row* row) { return row->year == 0; });
    std::sort(rows.begin(), rows.end(), [](const Row* left, const Row* right) {
        return std::tie(left->year, left->origin.line) < std::tie(right->year, right->origin.line);
    });
}

template <class Row>
void tell_holes(Check& check, const std::vector<const Row*>& rows, const std::string& whose) {
    for (std::size_t next = 1; next < rows.size(); ++next) {
        const int last = rows[next - 1]->year;
        const int year = rows[next]->year;
        if (year <= last + 1) continue;
        const std::string missing =
            year == last + 2 ? std::to_string(last + 1) : std::to_string(last + 1) + " to " + std::to_string(year - 1);
        check.error(code::yearly_hole, rows[next]->origin, "year", whose + " has no row for " + missing,
                    "a yearly table has no holes: add " + missing);
    }
}

void tell_late_start(Check& check, const Origin& origin, int first_year, const std::string& whose) {
    const Scenario& scenario = check.scenario;
    if (scenario.start.index == 0 || first_year <= scenario.start.year()) return;
    check.error(code::late_economy, origin, "year",
                whose + " begins in " + std::to_string(first_year) + ", after the scenario's start in " +
                    to_text(scenario.start),
                "add rows from " + std::to_string(scenario.start.year()) + " on");
}

/// defence_share may end before the other columns do: later shares are reckoned from the last known one.
void check_defence_share(Check& check, const std::vector<const EconomyRow*>& rows) {
    const auto given = [](const EconomyRow* row) {
        return row->defence_share.given() || !row->defence_share.expression.text.empty();
    };
    check.needs(rows.front()->defence_share, rows.front()->origin, "defence_share", "the first known year needs one");
    for (std::size_t next = 1; next < rows.size(); ++next) {
        if (!given(rows[next]) || given(rows[next - 1])) continue;
        check.error(code::yearly_hole, rows[next - 1]->origin, "defence_share",
                    "`defence_share` is empty in " + std::to_string(rows[next - 1]->year) + " and known again in " +
                        std::to_string(rows[next]->year),
                    "it may be empty only after the last known year");
    }
}

void check_economy(Check& check, const std::string& party, const std::vector<const EconomyRow*>& rows) {
    const Scenario& scenario = check.scenario;
    tell_holes(check, rows, party_name(party));
    tell_late_start(check, rows.front()->origin, rows.front()->year, "the economy of " + party_name(party));
    for (const EconomyRow* row : rows) {
        check.needs(row->gdp, row->origin, "gdp", "money follows from it");
        check.needs(row->equipment_share, row->origin, "equipment_share", "money for equipment follows from it");
    }
    check_defence_share(check, rows);
    const EconomyRow& last = *rows.back();
    if (last.year < scenario.end.year()) {
        check.needs(
            last.growth, last.origin, "growth",
            "it carries GDP on after " + std::to_string(last.year) + ", the scenario ends in " + to_text(scenario.end));
    }
}

void check_portfolio(Check& check) {
    std::map<std::pair<std::string_view, std::string_view>, std::vector<const PortfolioRow*>> series;
    for (const PortfolioRow& row : check.scenario.portfolio) series[{row.party, row.category}].push_back(&row);
    for (auto& [key, rows] : series) {
        sort_by_year(rows);
        if (rows.empty()) continue;
        const std::string whose = "category `" + shown(key.second) + "` of " + party_name(std::string(key.first));
        tell_holes(check, rows, whose);
        tell_late_start(check, rows.front()->origin, rows.front()->year, whose);
        for (const PortfolioRow* row : rows) check.needs(row->share, row->origin, "share", "it parts the money");
        if (!check.names.parties_with_economy.has(key.first) && check.names.parties_with_economy.complete()) {
            check.warning(code::has_no_effect, rows.front()->origin, "party",
                          "`" + shown(key.first) + "` has no economy rows, so its portfolio parts no money",
                          "add economy rows, or leave these out");
        }
    }
}

void check_pledges(Check& check) {
    for (const PledgeRow& row : check.scenario.pledges) {
        check.needs(row.target_share, row.origin, "target_share", "it is what was pledged");
        check.needs(row.compliance, row.origin, "compliance", "1 meets the pledge, 0 stays");
        if (check.names.parties_with_economy.has(row.party) || !check.names.parties_with_economy.complete()) continue;
        check.warning(code::has_no_effect, row.origin, "party",
                      "`" + shown(row.party) + "` has no economy rows, so its pledge moves nothing",
                      "add economy rows, or leave this out");
    }
}

}  // namespace

void check_years(Check& check) {
    std::map<std::string, std::vector<const EconomyRow*>> economies;
    for (const EconomyRow& row : check.scenario.economy) economies[row.party].push_back(&row);
    for (auto& [party, rows] : economies) {
        sort_by_year(rows);
        if (!party.empty() && !rows.empty()) check_economy(check, party, rows);
    }
    check_portfolio(check);
    check_pledges(check);
}

}  // namespace sinews::scenario
