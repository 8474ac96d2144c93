#pragma once
// The CSV files of a run. Columns: docs/cli.md, "Files". Each function gives the whole text of one file.

#include <string>

#include "analyse/answers.hpp"
#include "analyse/trajectory.hpp"

namespace sinews::report {

[[nodiscard]] std::string measures_csv(const analyse::Answers& answers);
[[nodiscard]] std::string comparisons_csv(const analyse::Answers& answers);
[[nodiscard]] std::string claims_csv(const analyse::Answers& answers);
/// Monthly rows, then yearly ones (means per month), bloc by bloc and item by item.
[[nodiscard]] std::string waterfall_csv(const analyse::Answers& answers);
[[nodiscard]] std::string lines_csv(const analyse::Answers& answers);
[[nodiscard]] std::string output_csv(const analyse::Answers& answers);
[[nodiscard]] std::string spending_csv(const analyse::Answers& answers);
/// Every monthly series of one future, of a point run.
[[nodiscard]] std::string series_csv(scenario::Month start, const analyse::Trajectory& trajectory);

}  // namespace sinews::report
