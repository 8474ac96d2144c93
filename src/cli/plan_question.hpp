#pragma once
// What is asked of a plan: from the command line to positions.

#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "analyse/plan.hpp"
#include "plan/question.hpp"
#include "plan/risk.hpp"
#include "scenario/scenario.hpp"

namespace sinews::cli {

/// As written: MEASURE@YYYY-MM, MEASURE@YYYY-MM=VALUE, the id of a comparison, WHO[:ITEM,ITEM]@YYYY-MM; exactly one of them.
struct PlanAsked {
    std::string most, reach, cross, shortfall;
    std::string risk;             // mean or cvar:LEVEL; empty: mean
    double probability = 0;       // of reaching; 0: not given
    double rival_quantile = 0.5;  // of cross
    std::vector<std::string> reviews;
    int branches = 3;
    int futures = 0;  // 0: one, at point values
    int period = 0;   // months that count as one; 0: 1, or 12 with futures
    double budget = std::numeric_limits<double>::infinity();
    int every = 3;
    bool shares = false;
    bool stockpile = false;
};

struct QuestionResult {
    plan::Question question;
    plan::Risk risk;
    std::vector<int> reviews;  // months of the horizon, ascending
    // Of cross: the measure to be matched, times `ratio`, in so many months.
    int rival = -1;
    double ratio = 1;
    int hold_months = 1;
    std::optional<std::string> problem;  // in words, with what would be right
};

/// `network` and `measures` are those of a Study of the scenario.
[[nodiscard]] QuestionResult plan_question(const PlanAsked& asked, const scenario::Scenario& scenario,
                                           const network::Network& network, const analyse::Plan& measures);

}  // namespace sinews::cli
