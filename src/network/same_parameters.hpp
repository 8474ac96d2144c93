#pragma once
// Which parameters have the same draws in two stages of levers?

#include <vector>

#include "network/parameter.hpp"

namespace sinews::network {

/// By position in now.drawn: the parameter of `before` of the same name and with the same program, whose values are the same
/// in every replication; `absent` where there is none.
[[nodiscard]] std::vector<Parameter> same_parameters(const ParameterTable& before, const ParameterTable& now);

}  // namespace sinews::network
