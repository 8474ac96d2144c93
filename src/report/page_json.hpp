#pragma once
// Pieces of the page's data. Used by page_data.cpp and page_model.cpp.

#include "report/json_values.hpp"

namespace sinews::report {

/// Six significant digits; null when not finite.
[[nodiscard]] Json rounded_json(double value);
[[nodiscard]] Json series_json(const analyse::Series& series);
/// {"p05": [...], "p25": ..., "p95": ...}
[[nodiscard]] Json quantiles_json(const analyse::QuantileSeries& series);

/// Blocs and items in which anything is wished, made or idle at all.
[[nodiscard]] Json page_waterfall(const analyse::Answers& answers);
[[nodiscard]] Json page_lines(const analyse::Answers& answers);
[[nodiscard]] Json page_openings(const analyse::Answers& answers);
[[nodiscard]] Json page_output(const analyse::Answers& answers);
[[nodiscard]] Json page_spending(const analyse::Answers& answers);
[[nodiscard]] Json page_parties(const analyse::Answers& answers);
[[nodiscard]] Json page_items(const analyse::Answers& answers);
/// All levers of the scenario: what each changes, and how far it can be moved ("scale", null for a switch).
[[nodiscard]] Json page_levers(const analyse::Answers& answers);

}  // namespace sinews::report
