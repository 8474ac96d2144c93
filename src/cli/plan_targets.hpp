#pragma once
// Whose stock targets a plan is asked for.

#include <string>

#include "network/network.hpp"
#include "plan/question.hpp"
#include "scenario/scenario.hpp"

namespace sinews::cli {

/// WHO or WHO:ITEM,ITEM; WHO is a party, a group, a bloc or `all`. What is wrong with it stands in `problem`.
[[nodiscard]] plan::Targets targets_of(const std::string& text, const scenario::Scenario& scenario,
                                       const network::Network& network, std::string& problem);

}  // namespace sinews::cli
