#pragma once
// levers.csv and levers.json: what `sinews levers` found. Columns and keys: docs/cli.md, "sinews levers".

#include <string>

#include "analyse/lever_answers.hpp"
#include "report/run_record.hpp"

namespace sinews::report {

inline constexpr const char* levers_schema = "sinews-levers-1";

/// A row for each lever (or levers together) and question.
[[nodiscard]] std::string levers_csv(const analyse::LeverAnswers& answers);

/// The same as JSON, with what is needed to repeat it. A change of a crossover to
/// or from "never" is that text in place of a number.
[[nodiscard]] std::string levers_json(const analyse::LeverAnswers& answers, const RunRecord& record);

}  // namespace sinews::report
