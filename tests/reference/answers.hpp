#pragma once
// The reference's answers to the check lines of worked cases.

#include "reference/trajectory.hpp"
#include "scenario/scenario.hpp"
#include "support/case_checks.hpp"

namespace sinews::reference {

/// Both arguments must outlive the answers.
[[nodiscard]] support::Answers answers_of(const scenario::Scenario& scenario, const Trajectory& trajectory);

}  // namespace sinews::reference
