#pragma once
// What a calibration found, in a few numbers: kept in the posterior's file, so that a report can show it without fitting again.

#include <array>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "evidence/calibrate.hpp"

namespace sinews::evidence {

inline constexpr std::size_t summary_parameters = 40;  // cells that are kept, of those that learned most
inline constexpr std::size_t summary_misfits = 15;     // figures that fit worst

/// The unit of an uncertain cell "table/row/column": a variable's own, items a month, months, "" for shares and factors.
[[nodiscard]] std::string unit_of_cell(const scenario::Scenario& scenario, const std::string& cell);

/// The cells that learned most, by contraction; the figures that fit worst, worst first; how often intervals hold the figures.
[[nodiscard]] FitSummary fit_summary(const scenario::Scenario& scenario, const ForwardModel& model,
                                     const Observations& observations, const Fit& fit, std::uint64_t seed);

/// "RUS shell_152 made 2025-01..2025-12 (estimate)".
[[nodiscard]] std::string label_of(const Observations& observations, const Observation& one, scenario::Month start);

[[nodiscard]] nlohmann::ordered_json to_json(const FitSummary& summary);
/// Nothing when it is not what to_json writes.
[[nodiscard]] std::optional<FitSummary> read_fit_summary(const nlohmann::json& json);

}  // namespace sinews::evidence
