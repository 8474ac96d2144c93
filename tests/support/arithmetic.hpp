#pragma once
// The right side of a check line: `4+3+8-sqrt(32)`, `50*(1-20**-0.25)`, `root(lambda x: x**2-2, 0, 2)`.

#include <optional>
#include <string_view>

namespace sinews::support {

/// The value of an expression of + - * / ** ( ), sqrt, min, max and root(lambda NAME: expression, low, high);
/// nothing when it is not one. As in Python, ** binds tighter than a minus before it and reads from the right.
/// `root` wants a change of sign between low and high.
[[nodiscard]] std::optional<double> arithmetic(std::string_view text);

}  // namespace sinews::support
