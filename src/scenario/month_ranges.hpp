#pragma once
// Which ranges of months overlap, by one sweep over their ends.

#include <functional>
#include <optional>
#include <vector>

#include "scenario/month.hpp"

namespace sinews::scenario {

inline constexpr Month first_of_all_months{0};
inline constexpr Month last_of_all_months{10000 * 12};

/// Both ends included.
struct MonthRange {
    Month from = first_of_all_months;
    Month to = last_of_all_months;
    [[nodiscard]] bool overlaps(const MonthRange& other) const { return from <= other.to && other.from <= to; }
};

/// A range whose open ends reach as far as months do.
[[nodiscard]] MonthRange month_range(const std::optional<Month>& from, const std::optional<Month>& to);

/// Calls `visit` for every stretch of months over which the same ranges are open, with the positions of those in rising order; stretches
/// without any are left out, and so are reversed ranges. Stops after 20 million open ranges in all, which takes thousands of
/// rows that all overlap: no honest table, and one that is told of by its first stretches.
void for_each_stretch(const std::vector<MonthRange>& ranges,
                      const std::function<void(const MonthRange&, const std::vector<std::size_t>&)>& visit);

/// Pairs (later, earlier row) of ranges that overlap, at most one for each range: enough to tell of every range at fault.
[[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> overlaps(const std::vector<MonthRange>& ranges);

}  // namespace sinews::scenario
