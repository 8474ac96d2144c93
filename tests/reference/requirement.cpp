#include "reference/requirement.hpp"

#include <algorithm>

namespace sinews::reference {

ByName need_of_input(const Parameters& parameters, const State& state, const std::string& input,
                     const std::map<std::string, SharedOut>& shared) {
    ByName wanted;
    for (const auto& [item, values] : parameters.items) {
        const auto targets = shared.find(item);
        if (targets == shared.end()) continue;
        for (const auto& used : values.inputs) {
            if (used.item != input) continue;
            for (const auto& [party, target] : targets->second.target) wanted[party] += used.quantity * target;
        }
    }
    ByName need;
    for (const auto& [party, amount] : wanted) need[party] = std::max(0.0, amount - at(state.stock, input, party));
    return need;
}

void pass_requirements(const Parameters& parameters, const State& state, Month& now) {
    for (auto item = parameters.raw_to_final.rbegin(); item != parameters.raw_to_final.rend(); ++item) {
        if (!parameters.items.at(*item).is_final) now.need[*item] = need_of_input(parameters, state, *item, now.shared);
        now.shared[*item] = share_out(parameters, *item, now.month, row(now.need, *item), row(now.attainable, *item));
    }
}

}  // namespace sinews::reference
