#pragma once
// Forecasts that need no model: what a calibrated one has to beat. docs/evidence.md, "Backtest".

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "evidence/error_model.hpp"
#include "evidence/observation.hpp"

namespace sinews::evidence {

enum class Baseline { announced, last_value, trend };

/// A figure in the unit of the observation, and how sure it is: the scale of the logarithm of what it rests on.
struct BaselineForecast {
    double figure = 0;
    double scale = 0;
    bool own = true;  // false: the baseline has nothing of its own to say and takes the last value
};

/// Forecasts `which` from what was published by `known_by`, without reports whose ids are in `held_out`; nothing when nothing was reported of the subject.
///
/// announced: the target of the same subject (else of the same parties and items in another of made, ramped and capacity)
///   whose period overlaps, the latest published; else the one whose period ended last before. Taken at its word: scale 0.
/// last_value: of the reports whose period began no later than the asked one ended (if there are none: of all) the one whose
///   period ended last, of several the one published last; with the error of its kind.
/// trend: least squares through all reports of the subject against time, at least two months of which differ; not below a
///   tenth of the last value. With the error of the last report.
[[nodiscard]] std::optional<BaselineForecast> forecast(Baseline which, const std::vector<Observation>& observations,
                                                       const Errors& errors, std::size_t observation,
                                                       scenario::Month known_by,
                                                       const std::set<std::string>& held_out = {});

}  // namespace sinews::evidence
