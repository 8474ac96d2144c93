#pragma once
// The distribution that a draw of an expression stands for, once its arguments are numbers.

#include <optional>
#include <string>

#include "numerics/distribution.hpp"
#include "scenario/expression.hpp"

namespace sinews::scenario {

/// What is wrong with these arguments, if anything: "the low end is above the high end". `third` counts for triangular and
/// pert only.
[[nodiscard]] std::optional<std::string> draw_fault(Operation draw, double first, double second, double third);

/// The distribution; arguments must be without fault.
[[nodiscard]] numerics::Distribution distribution_of(Operation draw, double first, double second, double third);

}  // namespace sinews::scenario
