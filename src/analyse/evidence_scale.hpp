#pragma once
// Which measures an observation observes, and what its figure is in their unit.

#include <optional>
#include <string_view>

#include "scenario/scenario.hpp"

namespace sinews::analyse {

/// What a unit counts per: "rounds/month" is 1 a month, "rounds/year" 1/12 a month, "rounds/day" 365.25/12. Empty when
/// the unit has no denominator ("rounds"); NaN when it has one that is none of day, week, month, quarter, year.
[[nodiscard]] std::optional<double> months_rate(std::string_view unit);

/// The factor from the observation's figure to the measure's unit and window; empty when it does not observe the measure:
/// the same metric of the same parties and items (a measure's id stands for what that measure counts, in any window).
/// A figure without a denominator is the total of its period where the metric is a flow, and a level where it is not.
[[nodiscard]] std::optional<double> evidence_scale(const scenario::Scenario& scenario,
                                                   const scenario::EvidenceRow& evidence,
                                                   const scenario::Measure& measure);

}  // namespace sinews::analyse
