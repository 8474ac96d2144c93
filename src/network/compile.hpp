#pragma once
// Scenario -> Network, once.

#include <memory>

#include "network/network.hpp"
#include "network/sampler_store.hpp"
#include "scenario/apply_levers.hpp"
#include "scenario/scenario.hpp"

namespace sinews::network {

/// Compiles a scenario without errors (scenario::read_scenario says so). Deterministic; independent of the order of rows.
/// `samplers` may be those of other networks: who compiles one scenario with many levers saves time.
[[nodiscard]] Network compile(const scenario::Scenario& scenario, SamplerStore& samplers);
[[nodiscard]] Network compile(const scenario::Scenario& scenario);

/// Compiles a scenario with levers: the network of the last stage, linked to those of the stages before (Network::before).
/// `levers` must be without faults. `plain` may be the network of the same scenario without levers: where they bring along no
/// lines and no longer leads, it stands as the first stage, and is not compiled again.
[[nodiscard]] Network compile(const scenario::AppliedLevers& levers, SamplerStore& samplers,
                              const std::shared_ptr<const Network>& plain = nullptr);
[[nodiscard]] Network compile(const scenario::AppliedLevers& levers);

}  // namespace sinews::network
