#pragma once
// The report's plan section compares a run that builds a plan with the same run without it.

#include <atomic>
#include <optional>
#include <string>

#include "analyse/answers.hpp"
#include "cli/prepare_run.hpp"

namespace sinews::cli {

struct WithoutPlan {
    std::optional<analyse::Answers> answers;
    std::string plan_json;
    std::string warning;  // for standard error: why there is none
    bool stopped = false;
};

/// The same run without the plan, and the plan.json that lies beside --plan; nothing of both without --plan.
[[nodiscard]] WithoutPlan run_without_plan(const PreparedRun& run, const RunOptions& options, const RunSize& size,
                                           const std::atomic<bool>& stop);

}  // namespace sinews::cli
