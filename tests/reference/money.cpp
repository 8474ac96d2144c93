#include "reference/money.hpp"

#include <algorithm>
#include <optional>

namespace sinews::reference {
namespace {

/// The last known value up to a year: a year's row holds for that year, the last row for all after it.
std::optional<double> last_known(const Economy& economy, std::optional<double> EconomyYear::* column, int year) {
    std::optional<double> known;
    for (const auto& [row_year, row] : economy.years) {
        if (row_year <= year && row.*column) known = row.*column;
    }
    return known;
}

/// GDP of the year's own row, or grown from the last row with that row's growth and a shock a year.
std::map<int, double> gdp_path(const Parameters& parameters, const Economy& economy, const std::string& party,
                               const Draws& draws) {
    std::map<int, double> gdp;
    std::optional<int> last_row;
    for (const auto& [year, row] : economy.years) {
        if (row.gdp) {
            gdp[year] = *row.gdp;
            last_row = year;
        }
    }
    if (!last_row) return gdp;
    const double growth = last_known(economy, &EconomyYear::growth, *last_row).value_or(0);
    for (int year = *last_row + 1; year <= parameters.last_year; ++year) {
        gdp[year] = gdp[year - 1] * std::max(0.0, 1 + growth + draws.growth_shock(party, year));
    }
    return gdp;
}

}  // namespace

double share_along_path(const std::vector<PledgeStep>& steps, int base_year, double base_share, int year) {
    for (const auto& step : steps) {
        const double rise = step.compliance * std::max(0.0, step.target_share - base_share);
        if (year < step.target_year) {
            return base_share +
                   rise * static_cast<double>(year - base_year) / static_cast<double>(step.target_year - base_year);
        }
        base_year = step.target_year;
        base_share += rise;  // the next step starts where this one was reached
    }
    return base_share;
}

Spending spending_path(const Parameters& parameters, const std::string& party, const Draws& draws) {
    const auto& economy = parameters.economies.at(party);
    Spending spending;
    spending.gdp = gdp_path(parameters, economy, party, draws);

    int base_year = parameters.first_year - 1;  // y0: the last year whose defence share is known
    double base_share = 0;
    for (const auto& [year, row] : economy.years) {
        if (row.defence_share) {
            base_year = year;
            base_share = *row.defence_share;
        }
    }
    // A core step that lies before y0 is over; a related one is reached in the year after y0, as nothing is known
    // of related spending.
    std::vector<PledgeStep> core, related;
    for (const auto& step : economy.core) {
        if (step.target_year > base_year) core.push_back(step);
    }
    for (auto step : economy.related) {
        step.target_year = std::max(step.target_year, base_year + 1);
        related.push_back(step);
    }
    for (int year = parameters.first_year; year <= parameters.last_year; ++year) {
        if (year <= base_year) {
            spending.core_share[year] = last_known(economy, &EconomyYear::defence_share, year).value_or(0);
            spending.related_share[year] = 0;
        } else {
            spending.core_share[year] = share_along_path(core, base_year, base_share, year);
            spending.related_share[year] = share_along_path(related, base_year, 0, year);
        }
    }
    return spending;
}

double monthly_money(const Economy& economy, const Spending& spending, const std::string& category, int year) {
    double portfolio = 0;
    const auto shares = economy.portfolio.find(category);
    if (shares == economy.portfolio.end()) return 0;
    for (const auto& [row_year, share] : shares->second) {
        if (row_year <= year) portfolio = share;
    }
    const double equipment = last_known(economy, &EconomyYear::equipment_share, year).value_or(0);
    return spending.gdp.at(year) / 12 * spending.core_share.at(year) * equipment * portfolio;
}

}  // namespace sinews::reference
