#pragma once
// summary.json (schema "sinews-summary-1", docs/summary.schema.json) and run.json.

#include <string>
#include <vector>

#include "analyse/answers.hpp"
#include "report/run_record.hpp"

namespace sinews::report {

inline constexpr const char* summary_schema = "sinews-summary-1";

/// One object, indented, with a line feed at the end.
[[nodiscard]] std::string summary_json(const analyse::Answers& answers, const std::vector<std::string>& headline,
                                       const RunRecord& record);

/// What is needed to repeat the run, and the hashes that tell whether it came out the same.
[[nodiscard]] std::string run_json(const analyse::Answers& answers, const RunRecord& record);

}  // namespace sinews::report
