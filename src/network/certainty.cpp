#include "network/certainty.hpp"

#include <algorithm>

namespace sinews::network {

namespace {

bool line_is_certain(const Network& network, const Line& line) {
    const ParameterTable& table = network.parameters;
    const bool comes_or_not =
        line.chance == absent || table.is_constant(line.chance, 0) || table.is_constant(line.chance, 1);
    const bool steady =
        network.availability_sd == 0 || line.availability == absent || table.is_constant(line.availability, 1);
    return comes_or_not && steady;
}

}  // namespace

bool is_certain(const Network& network) {
    for (const Network* stage = &network; stage != nullptr; stage = stage->before.get()) {
        const bool lines_certain =
            std::ranges::all_of(stage->lines, [&](const Line& line) { return line_is_certain(*stage, line); });
        const bool money_certain = stage->growth_sd == 0 || stage->economies.empty();
        if (!stage->parameters.drawn.empty() || !lines_certain || !money_certain) return false;
    }
    return true;
}

}  // namespace sinews::network
