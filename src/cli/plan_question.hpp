#pragma once
// What is asked of a plan: from the command line to positions.

#include <limits>
#include <optional>
#include <string>

#include "analyse/plan.hpp"
#include "plan/question.hpp"
#include "scenario/scenario.hpp"

namespace sinews::cli {

/// As written: MEASURE@YYYY-MM, and MEASURE@YYYY-MM=VALUE; exactly one of both.
struct PlanAsked {
    std::string most, reach;
    double budget = std::numeric_limits<double>::infinity();
    int every = 3;
    bool shares = false;
    bool stockpile = false;
};

struct QuestionResult {
    plan::Question question;
    std::optional<std::string> problem;  // in words, with what would be right
};

[[nodiscard]] QuestionResult plan_question(const PlanAsked& asked, const scenario::Scenario& scenario,
                                           const analyse::Plan& measures);

}  // namespace sinews::cli
