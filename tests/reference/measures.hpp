#pragma once
// Section 5 on one trajectory: measures, comparisons, claims.

#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "reference/trajectory.hpp"
#include "scenario/scenario.hpp"

namespace sinews::reference {

/// Stands for a month in which a measure is empty.
inline constexpr double empty = std::numeric_limits<double>::quiet_NaN();

/// A measure's value in each month, `empty` where it has none.
[[nodiscard]] std::vector<double> measure(const scenario::Scenario& scenario, const Trajectory& trajectory,
                                          const std::string& id);

struct ComparisonResult {
    std::vector<bool> holds;         // left > 0, left >= ratio * right, both there
    std::vector<double> gap, ratio;  // left - ratio * right; left / right (empty when right is 0)
    /// First month from `from` on that holds with the months after it, hold_months in all; nothing: never.
    std::optional<int> crossover;
    bool at_or_before = false;  // the crossover is the first month in which both sides are there
};

[[nodiscard]] ComparisonResult compare(const scenario::Scenario& scenario, const Trajectory& trajectory,
                                       const std::string& id);

/// Whether a claim is true on this trajectory. A claim on an empty measure is false.
[[nodiscard]] bool claim_holds(const scenario::Scenario& scenario, const Trajectory& trajectory, const std::string& id);

}  // namespace sinews::reference
