#pragma once
// A small scenario with evidence, and data made of a truth that is known.

#include "evidence/calibrate.hpp"
#include "scenario/scenario.hpp"

namespace sinews::support {

/// Two parties that make two items on lines of uncertain capacity, start and ramp, over 24 months from 2024-01, with rows of
/// evidence of every kind by four publishers. Nothing but its cells is uncertain.
[[nodiscard]] scenario::Scenario small_evidence_scenario();

/// Runs in this thread, `lanes` replications at a time, in parts of `part`.
[[nodiscard]] evidence::Simulate in_this_thread(int lanes = 16, std::uint64_t part = 1'000'000);

/// The observations with figures as they would be reported were the one member of `truth` the truth: its predictions with
/// errors of the model drawn with this seed.
[[nodiscard]] evidence::Observations reported(const evidence::Observations& observations,
                                              const evidence::ForwardModel& model, const evidence::Matrix& truth,
                                              std::uint64_t seed, const evidence::ErrorModel& errors);

}  // namespace sinews::support
