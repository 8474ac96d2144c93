#pragma once
// A plan's own numbers over the months: output at best with and without it, and what more capacity would be worth where.

#include <string>
#include <vector>

#include "plan/find_plan.hpp"
#include "plan/study.hpp"

namespace sinews::plan {

struct Promise {
    std::vector<int> months;            // of the horizon: ends of the measure's window
    std::vector<double> without, with;  // of a shortfall: what is lacking in each month
    // Of a shortfall: the stock of each target, by target and month.
    std::vector<std::vector<double>> stock_without, stock_with;
    /// What capacity for one unit a month more, all through the window, adds to the measure; of a shortfall, from the month
    /// before in the list on, what it takes off the whole shortfall.
    struct Row {
        std::string item, party;
        std::vector<double> worth;  // by month
    };
    std::vector<Row> rows;  // the most worthy, most first
};

/// At most `points` months from the first whole window after as_of to the question's month, evenly apart, that one included.
[[nodiscard]] Promise promise_of(const Study& study, const WorldRun& run, const Question& question,
                                 const std::vector<scenario::LeverBuild>& builds, int points);

}  // namespace sinews::plan
