#pragma once
// The problem of one stage at one node: own columns and rows, what was decided before as numbers, the future as cuts.
//
//   min cost·y + Σ_g future_g,  rows(y) within sides - T·x,  future_g >= cut(x, y)
//
// It is kept between solves, so the next one starts from the last basis. Not for two threads at once.

#include <vector>

#include "stochastic/cuts.hpp"
#include "stochastic/solver.hpp"
#include "stochastic/stage_rows.hpp"
#include "stochastic/stochastic_program.hpp"

namespace sinews::stochastic {

class StageProblem {
public:
    /// `futures` columns stand for the cost of what comes after. Until a future has its first cut it counts as 0.
    StageProblem(const StochasticProgram& program, const std::vector<StageRows>& rows, int stage, int futures);

    /// Takes an outcome and values of the core's columns of earlier stages (longer vectors are read from the front).
    void set(int outcome, const std::vector<double>& history);
    void add_cut(const Cut& cut);

    /// Has every future a cut? Only then do cuts made here bound anything.
    [[nodiscard]] bool knows_all_futures() const;

    /// While cuts are few, the future may seem to fall for ever. A solution within far bounds is taken then, which says where
    /// to look for cuts; is_bounded() is false, and no cut may be made of it.
    SolveStatus solve(const SolveLimits& limits = {});
    [[nodiscard]] bool is_bounded() const { return bounded_; }
    /// Own value, futures included.
    [[nodiscard]] double value() const { return solver_.objective() + offset_; }
    /// Own value without futures.
    [[nodiscard]] double own_value() const;
    /// Own columns' values into `x`, which runs over the core's columns.
    void put_solution(std::vector<double>& x) const;

    /// After an optimal solve: value() >= cut at any history, with equality at this one.
    [[nodiscard]] Cut optimality_cut() const;
    /// After an infeasible solve: a cut that this history violates and no history that allows a solution does.
    /// Found by the least sum of violations (phase 1). Returns false when that came out as 0 within tolerance.
    [[nodiscard]] bool feasibility_cut(Cut& cut) const;

private:
    [[nodiscard]] LinearProgram own_program() const;
    void put_sides();
    [[nodiscard]] Cut cut_from_duals(const std::vector<double>& duals, double value) const;

    const StochasticProgram& program_;
    const StageRows& rows_;
    int stage_;
    Range columns_, own_rows_;
    int futures_;
    bool entries_vary_ = false, bounds_vary_ = false, costs_vary_ = false;
    int outcome_ = -2;  // none yet
    StageNumbers numbers_;
    double offset_ = 0;
    bool bounded_ = true;
    std::vector<double> history_;
    std::vector<double> side_lower_, side_upper_;  // of own rows, less what history takes
    std::vector<Cut> cuts_;
    std::vector<std::uint8_t> future_open_;  // it has a cut
    Solver solver_;
};

}  // namespace sinews::stochastic
