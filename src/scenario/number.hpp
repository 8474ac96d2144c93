#pragma once
// Numbers as text, both ways, without a locale.

#include <optional>
#include <string>
#include <string_view>

namespace sinews::scenario {

/// A number at the start of `text`: digits with an optional point and exponent, no sign. `length` is what it took.
struct NumberPrefix {
    double value = 0;
    std::size_t length = 0;
};

/// Nothing when `text` does not start with a digit, or with a point and a digit. The value may be infinite.
[[nodiscard]] std::optional<NumberPrefix> number_prefix(std::string_view text);

/// The whole text as a plain number with an optional sign; nothing when anything else stands in it.
[[nodiscard]] std::optional<double> parse_number(std::string_view text);

/// Shortest of the usual ways to write it that people read: 12, 0.5, 1.2e+30.
[[nodiscard]] std::string number_text(double value);

}  // namespace sinews::scenario
