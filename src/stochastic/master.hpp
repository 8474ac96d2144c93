#pragma once
// The first stage and its futures: min cost·x + Σ_g future_g over the cuts known so far.

#include <vector>

#include "stochastic/cuts.hpp"
#include "stochastic/solver.hpp"
#include "stochastic/stochastic_program.hpp"

namespace sinews::stochastic {

class Master {
public:
    Master(const StochasticProgram& program, int groups);

    void add(const std::vector<Cut>& cuts);
    /// Only decisions with |x - center| <= radius·max(1, |center|) in every continuous column.
    void keep_near(const std::vector<double>& center, double radius);
    void keep_anywhere();
    void ask_integers(bool asked);

    /// Has every future a cut? Only then is a value of the master a bound of the problem.
    [[nodiscard]] bool knows_all_futures() const;

    SolveStatus solve(const SolveLimits& limits = {});
    [[nodiscard]] double value() const { return solver_.objective(); }
    [[nodiscard]] double bound() const { return solver_.bound(); }
    [[nodiscard]] const std::vector<double>& decision() const { return decision_; }
    [[nodiscard]] bool has_decision() const { return !decision_.empty(); }
    [[nodiscard]] double first_stage_cost(const std::vector<double>& x) const;
    /// What the cuts say the future costs at the last decision.
    [[nodiscard]] double future_cost() const;
    /// After a solve without integers: what one unit more on the side of a row of the first stage adds to the value; and what one
    /// unit more adds that every feasibility cut asks for.
    [[nodiscard]] double row_dual(int row) const { return solver_.row_duals()[at(row)]; }
    [[nodiscard]] double feasibility_dual() const;
    /// Cuts that have not been tight for a while go, when there are many.
    void forget_slack_cuts();

private:
    const LinearProgram& core_;
    Range columns_, rows_;
    int groups_;
    std::vector<double> lower_, upper_, near_lower_, near_upper_;
    std::vector<int> group_cuts_;    // by group: how many cuts it has
    std::vector<int> cut_group_;     // by cut row: its group, -1 of a feasibility cut
    std::vector<int> slack_rounds_;  // by cut row
    std::vector<double> decision_;
    Solver solver_;
};

}  // namespace sinews::stochastic
