#pragma once
// Calendar months as plain integers, so that month arithmetic is integer arithmetic.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sinews::scenario {

/// A calendar month. `index` counts months from January of year 0: year * 12 + (month - 1).
struct Month {
    std::int32_t index = 0;

    [[nodiscard]] constexpr int year() const { return index / 12; }
    /// 1 for January to 12 for December.
    [[nodiscard]] constexpr int month_of_year() const { return index % 12 + 1; }
    friend constexpr auto operator<=>(Month, Month) = default;
};

/// Months from `from` to `to` (negative when `to` is earlier).
[[nodiscard]] constexpr int months_between(Month from, Month to) { return to.index - from.index; }

/// Reads `YYYY-MM` with a year from 1000 to 9999; nothing else is a month.
[[nodiscard]] std::optional<Month> parse_month(std::string_view text);

/// Writes `YYYY-MM`.
[[nodiscard]] std::string to_text(Month month);

}  // namespace sinews::scenario
