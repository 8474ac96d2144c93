#pragma once
// The slow, readable simulator: docs/model.md, a month at a time. It is the oracle of src/simulate and takes a
// scenario as it was read.

#include "reference/draws.hpp"
#include "reference/trajectory.hpp"

namespace sinews::reference {

/// One replication over the whole horizon. The scenario must have been read without errors.
[[nodiscard]] Trajectory simulate(const scenario::Scenario& scenario, const Draws& draws);

}  // namespace sinews::reference
