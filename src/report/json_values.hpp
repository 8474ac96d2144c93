#pragma once
// Values as JSON, shared by summary, run record and page. JSON knows neither NaN nor infinity: both become null.

#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "analyse/answers.hpp"

namespace sinews::report {

/// Keeps the order in which keys are written, so that files read well and differ little.
using Json = nlohmann::ordered_json;

[[nodiscard]] inline Json number_json(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

[[nodiscard]] inline Json month_json(const std::optional<scenario::Month>& month) {
    return month ? Json(scenario::to_text(*month)) : Json(nullptr);
}

/// A month counted from the start.
[[nodiscard]] inline Json position_json(const analyse::Answers& answers, const std::optional<int>& position) {
    return position ? Json(scenario::to_text(answers.month(*position))) : Json(nullptr);
}

[[nodiscard]] inline Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

/// UTF-8 that is not valid becomes U+FFFD instead of a fault; `indent` -1 writes one line.
[[nodiscard]] inline std::string json_text(const Json& json, int indent) {
    return json.dump(indent, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace sinews::report
