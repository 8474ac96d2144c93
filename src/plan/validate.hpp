#pragma once
// How good a plan made from a sample of futures is: sample-average bounds, and what knowing more would be worth.

#include <span>
#include <vector>

#include "plan/futures_plan.hpp"
#include "plan/study.hpp"

namespace sinews::plan {

struct ValidationTask {
    const Study& study;
    const FuturesTask& plan;          // that was solved
    std::span<const Future> futures;  // with which
    const FuturesAnswer& answer;
    std::vector<PlannedBuild> point_builds;  // of the plan of medians, copies apart
    WorldDraws draws;                        // of `futures`; fresh ones follow them
    int batches = 10;                        // Mak, Morton and Wood (1999)
    int batch_futures = 50;
    int known_futures = 50;  // for which perfect knowledge is tried, at most
};

/// Money or output as the question has it. Of least-cost questions only what fresh futures show.
struct Validation {
    bool complete = false;
    // Fresh futures, all batches together.
    int fresh = 0;
    double fresh_value = 0, fresh_error = 0;  // the risk's value of the plan, and its standard error (mean only)
    double reached = 0;                       // of a question that asks to reach a value: the share of futures that do
    // No plan is better than this plan by more than gap_high, with 95 % confidence.
    double gap_mean = 0, gap_high = 0, bound_mean = 0;
    // What it brings to plan for many futures rather than for their medians, in the futures of the plan.
    double median_plan = 0, stochastic_value = 0;
    // What it would bring to know the future: at least and at most (the solver's gap), in `known` futures.
    int known = 0;
    double evpi_low = 0, evpi_high = 0;
};

[[nodiscard]] Validation validate(const ValidationTask& task, const stochastic::SolveOptions& options);

}  // namespace sinews::plan
