#pragma once
// A scenario made ready for plans, and simulated with any of them.

#include <vector>

#include "network/network.hpp"
#include "plan/find_plan.hpp"
#include "scenario/read.hpp"

namespace sinews::planning {

struct Planning {
    scenario::Scenario scenario, all;  // all: with candidates that nobody decides
    network::Network full;
    analyse::Plan measures;
    plan::WorldRun run;

    explicit Planning(const scenario::FileSet& files);

    [[nodiscard]] analyse::MeasurePlan measure(const plan::Question& question) const;
    [[nodiscard]] plan::Future future(const plan::Question& question) const;
    [[nodiscard]] plan::PlanAnswer answer(const plan::Question& question) const;
    [[nodiscard]] plan::PlanAnswer answer(const plan::Question& question, const plan::Future& future) const;
    /// What the question counts in a point run with these builds; a shortfall is not negated.
    [[nodiscard]] double simulated(const plan::Question& question,
                                   const std::vector<scenario::LeverBuild>& builds) const;
};

}  // namespace sinews::planning
