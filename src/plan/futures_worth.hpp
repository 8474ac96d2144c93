#pragma once
// What a little more is worth with a plan for many futures: the weighted duals of all futures' programs, with the risk's weights.

#include <vector>

#include "plan/futures_search.hpp"
#include "plan/worth.hpp"
#include "stochastic/master.hpp"

namespace sinews::plan {

/// One unit of currency more, by year, where candidates may be built in part: from the master with all its cuts; and of a least cost
/// what one unit more of the measure costs there. Empty and 0 where that is not known.
struct MasterWorth {
    std::vector<double> money;
    double target_cost = 0;
};
[[nodiscard]] MasterWorth worth_in_master(const FuturesSearch& search, stochastic::Master& master,
                                          const stochastic::SolveLimits& limits);

/// Gathers what the futures' programs say while a decision is valued.
class FuturesWorth {
public:
    FuturesWorth(const FuturesSearch& search, const std::vector<double>& decision)
        : search_(search), decision_(decision), sums_(search.futures.size()) {}

    [[nodiscard]] PlanRecourse::Read reader();
    /// In the measure's unit; of a least cost in money. Nothing of a chance, whose value is no sum of futures.
    [[nodiscard]] Worth told(const std::vector<double>& values, const MasterWorth& master) const;

private:
    const FuturesSearch& search_;
    const std::vector<double>& decision_;
    std::vector<WorthSum> sums_;  // by future
};

}  // namespace sinews::plan
