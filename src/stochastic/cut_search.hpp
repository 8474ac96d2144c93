#pragma once
// The loop of cuts: a first stage decides, something tells what the rest costs and how that changes. What tells it, how futures
// are put together and who runs what are the caller's: one loop serves SMPS files and plans.

#include <functional>
#include <vector>

#include "stochastic/clock.hpp"
#include "stochastic/master.hpp"
#include "stochastic/recourse.hpp"
#include "stochastic/solve.hpp"

namespace sinews::stochastic {

/// What the rest costs at a decision, and cuts there: one for each group, or feasibility cuts.
using AtDecision = std::function<RecourseAnswer(const std::vector<double>& x, const SolveOptions& options)>;

struct CutSearch {
    const StochasticProgram& program;  // its stage 0 is the first stage
    SolveOptions options;              // `stop` knows the time limit too
    AtDecision at_decision;
    Clock clock;
    Master master;
    Solution solution;
    double enough = -infinity;   // a decision as good as this ends the search
    double hopeless = infinity;  // and so does a bound above this

    CutSearch(const StochasticProgram& of, int groups, AtDecision asked, const SolveOptions& given);
    CutSearch(const CutSearch&) = delete;  // `stop` holds on to this one
    CutSearch& operator=(const CutSearch&) = delete;

    [[nodiscard]] RecourseAnswer ask(const std::vector<double>& x) const { return at_decision(x, options); }
    void tell() const;
    [[nodiscard]] SolveLimits limits(double gap) const;
    [[nodiscard]] bool settled() const {
        return solution.objective <= enough || solution.bound > hopeless || solution.gap() <= options.gap;
    }
    void raise_bound(double bound) { solution.bound = std::max(solution.bound, bound); }
    void end(SolveStatus status) { solution.status = status; }
};

/// The relaxation without integers from `x` on: rounds of cuts within a trust region (Linderoth and Wright 2003), to this
/// gap. True when it was solved; else the solution's status tells why not.
bool solve_relaxation(CutSearch& search, std::vector<double> x, double gap);

/// What one round with integers came to.
struct Round {
    bool ended = false;     // the solution's status tells why
    bool possible = true;   // the decision has a second stage in every scenario
    double expected = 0;    // what the master thought the future costs
    std::vector<double> x;  // its decision
    RecourseAnswer answer;
};

/// The cost of what comes after a decision with all integers in place; only asked when the relaxation's cost might be the best.
using TrueCost = std::function<double(const std::vector<double>& x)>;

/// One round: the master decides with its integers, the decision is valued, cuts of the relaxation are added.
Round round_with_integers(CutSearch& search, const TrueCost& true_cost = {});

/// Both, one after the other: the whole search where only the first stage has integers.
void solve_by_cuts(CutSearch& search, std::vector<double> x);

}  // namespace sinews::stochastic
