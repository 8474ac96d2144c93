#pragma once
// One future's operations as a problem of its own: what a decision is worth in it, and how that changes with the decision.

#include <cstdint>
#include <vector>

#include "plan/decisions.hpp"
#include "plan/operations.hpp"
#include "stochastic/cuts.hpp"
#include "stochastic/solver.hpp"

namespace sinews::plan {

struct FutureProblem {
    stochastic::LinearProgram program;  // minimises minus the measure; new capacity stands fixed
    Operations operations;
    // By decision (empty where it is not on this future's path, or adds nothing): node, and what a copy adds by period.
    std::vector<int> node;
    std::vector<std::vector<double>> gains;
    std::vector<std::uint8_t> basis;  // of the last solve
};

[[nodiscard]] FutureProblem make_future_problem(const network::Network& network, const Future& future,
                                                const analyse::MeasurePlan& measure, const Decisions& decisions,
                                                const std::vector<std::uint8_t>& on_path);

/// New capacity by node and period that a decision brings; decisions' columns are read from `x`.
[[nodiscard]] std::vector<std::vector<double>> added_capacity(const FutureProblem& problem, const Decisions& decisions,
                                                              const std::vector<double>& x);

struct FutureValue {
    stochastic::SolveStatus status = stochastic::SolveStatus::failed;
    double value = 0;     // of the measure
    stochastic::Cut cut;  // of minus the measure: cost >= cut at every decision; coefficients by the program's columns
};

/// Solves it at a decision, from its own last basis where it has one.
[[nodiscard]] FutureValue value_of(FutureProblem& problem, const Decisions& decisions, const std::vector<double>& x,
                                   stochastic::Solver& solver, const stochastic::SolveLimits& limits);

}  // namespace sinews::plan
