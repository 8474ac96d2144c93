#pragma once
// The second stage of a two-stage program: what a first-stage decision costs, and cuts there.

#include <vector>

#include "stochastic/cuts.hpp"
#include "stochastic/solve.hpp"
#include "stochastic/stage_problem.hpp"

namespace sinews::stochastic {

/// Answer to one first-stage decision.
struct RecourseAnswer {
    bool complete = false;  // false: stopped on the way, nothing below counts
    bool unbounded = false;
    bool failed = false;
    int infeasible = 0;     // scenarios without a solution
    double cost = 0;        // expected; of the relaxation where the second stage has integers
    std::vector<Cut> cuts;  // one for each group and one for each infeasible scenario
};

class Recourse {
public:
    /// Scenarios are put into `groups` futures, whose cuts are the weighted sums of their scenarios' cuts.
    Recourse(const StochasticProgram& program, const std::vector<StageRows>& rows, int groups);

    [[nodiscard]] RecourseAnswer at_decision(const std::vector<double>& x, const SolveOptions& options);
    [[nodiscard]] int groups() const { return groups_; }
    [[nodiscard]] int scenarios() const { return static_cast<int>(scenarios_.size()); }

private:
    const StochasticProgram& program_;
    int groups_;
    std::vector<int> scenarios_;  // node of each
    // Scenarios are dealt to a fixed number of lanes, whatever the threads, so that the last basis that a solve starts from
    // is always that of the same scenario.
    std::vector<StageProblem> lanes_;
};

}  // namespace sinews::stochastic
