#pragma once
// Cuts that know the second stage's integers: Lagrangian cuts (Carøe and Schultz 1999; Zou, Ahmed and Sun 2019; Chen and
// Luedtke 2022).
//
// Scenario s alone, with a first stage of its own and prices π on it, costs L_s(π) = min q·y - π·x over all its integer
// solutions. For every π the future obeys future_s(x) >= L_s(π) + π·x. At a decision x̂ the π is sought that makes this largest,
// by the cutting planes that the solutions (x, y) found so far give.

#include <vector>

#include "stochastic/cuts.hpp"
#include "stochastic/solve.hpp"
#include "stochastic/stage_rows.hpp"

namespace sinews::stochastic {

struct LagrangianAnswer {
    bool complete = false;  // false: stopped on the way
    double cost = 0;        // what the cuts say the future costs at the decision
    std::vector<Cut> cuts;  // one a scenario
};

class LagrangianCuts {
public:
    /// One future a scenario: `group` of a cut is the scenario.
    LagrangianCuts(const StochasticProgram& program, const std::vector<StageRows>& rows);
    ~LagrangianCuts();
    LagrangianCuts(LagrangianCuts&&) noexcept;
    LagrangianCuts& operator=(LagrangianCuts&&) = delete;

    /// `slopes` of each scenario: a first guess of π, such as the slope of the relaxation's cut there.
    [[nodiscard]] LagrangianAnswer at_decision(const std::vector<double>& x, const std::vector<Cut>& slopes,
                                               const SolveOptions& options);

private:
    struct Scenario;
    std::vector<Scenario> scenarios_;
};

}  // namespace sinews::stochastic
