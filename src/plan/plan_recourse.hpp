#pragma once
// All futures' operations: what a decision is worth in each, and the cuts that the loop of cuts asks for.

#include <functional>
#include <vector>

#include "plan/future_problem.hpp"
#include "plan/risk.hpp"
#include "stochastic/cut_search.hpp"

namespace sinews::plan {

class PlanRecourse {
public:
    PlanRecourse(const Decisions& decisions, std::vector<FutureProblem> problems)
        : decisions_(decisions), problems_(std::move(problems)) {}

    struct Values {
        bool complete = false;  // false: stopped, or a solve failed
        bool failed = false;
        std::vector<double> value;  // by future
        std::vector<stochastic::Cut> cuts;
    };
    /// Futures are dealt to a fixed number of lanes, whatever the threads, and each starts from its own last basis: results do
    /// not depend on the threads.
    /// `read` is shown every future's solved program, on the thread that solved it.
    using Read = std::function<void(int future, const FutureProblem& problem, const stochastic::Solver& solved)>;
    [[nodiscard]] Values at_decision(const std::vector<double>& x, const stochastic::SolveOptions& options,
                                     const Read& read = {});

    /// How many groups of futures have cuts of their own under a risk.
    [[nodiscard]] int groups(const Risk& risk) const;
    /// Minus the risk's value as the cost of a decision, with cuts: of the mean for groups of futures, of other risks one for
    /// all, with the weights that are worst at this decision.
    [[nodiscard]] stochastic::RecourseAnswer cost_of(const Risk& risk, const Values& values) const;
    [[nodiscard]] int futures() const { return static_cast<int>(problems_.size()); }

private:
    const Decisions& decisions_;
    std::vector<FutureProblem> problems_;
};

}  // namespace sinews::plan
