#pragma once
// The earliest month from which a measure can be made to stay at or above a rival's.

#include <functional>
#include <optional>
#include <vector>

#include "plan/futures_plan.hpp"
#include "plan/study.hpp"

namespace sinews::plan {

struct CrossingTask {
    const Study& study;
    Question question;  // kind and rival are filled in here; month does not count
    Risk risk;
    WorldDraws draws;
    std::vector<double> rival;  // by month of the horizon: what has to be matched
    int hold_months = 1;
    std::function<void(int month, bool possible)> tried;  // told of every month that was tried; may be empty
};

struct Crossing {
    std::optional<int> month;    // the first of the hold months; nothing: not within the horizon
    std::optional<int> without;  // the same at best with nothing built
    Question question;           // of the answer: least cost to cross then
    FuturesAnswer answer;
    std::vector<Future> futures;
    bool stopped = false;
};

/// Sought by halving the months: it is taken that who can cross in a month can cross later. That the month before is out of
/// reach is known for sure; for all earlier ones only with that.
[[nodiscard]] Crossing earliest_crossing(const CrossingTask& task, const stochastic::SolveOptions& options);

/// The quantile of each month over futures; of months in which any value is missing infinity.
[[nodiscard]] std::vector<double> quantile_by_month(const std::vector<MonthSeries>& series, double quantile);

}  // namespace sinews::plan
