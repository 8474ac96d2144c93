#pragma once
// Lever answers as JSON: for levers.json and for the page.

#include "analyse/lever_answers.hpp"
#include "report/json_values.hpp"

namespace sinews::report {

[[nodiscard]] Json lever_answers_json(const analyse::LeverAnswers& answers);

}  // namespace sinews::report
