#pragma once
// The fast engine's answers to the check lines of worked cases.

#include "analyse/trajectory.hpp"
#include "scenario/scenario.hpp"
#include "support/case_checks.hpp"

namespace sinews::engine {

/// Both arguments must outlive the answers.
[[nodiscard]] support::Answers answers_of(const scenario::Scenario& scenario, const analyse::Trajectory& trajectory);

}  // namespace sinews::engine
