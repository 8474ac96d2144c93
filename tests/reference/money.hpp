#pragma once
// Section 4, step 1: from GDP and pledges to the month's procurement money of each category.

#include <map>
#include <string>

#include "reference/parameters.hpp"

namespace sinews::reference {

/// What a party with economy rows produces and spends on defence, by calendar year; shares are fractions of GDP.
struct Spending {
    std::map<int, double> gdp, core_share, related_share;
};

/// From the first year of the scenario to the last, with the replication's growth shocks.
[[nodiscard]] Spending spending_path(const Parameters& parameters, const std::string& party, const Draws& draws);

/// share(y) = b + compliance * max(0, target - b) * min(1, (y - y_b) / (target_year - y_b)) along the steps, flat
/// after the last.
[[nodiscard]] double share_along_path(const std::vector<PledgeStep>& steps, int base_year, double base_share, int year);

/// M = GDP/12 * share_core * equipment_share * portfolio, in the scenario's currency, of a month in `year`.
[[nodiscard]] double monthly_money(const Economy& economy, const Spending& spending, const std::string& category,
                                   int year);

}  // namespace sinews::reference
