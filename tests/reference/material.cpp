#include "reference/material.hpp"

#include <algorithm>

namespace sinews::reference {
namespace {

/// u_i = min(T_i, min_k (stock_pk + assigned_pk) / a_ik): what p could make of i if all it was promised came.
double promised(const Parameters& parameters, const State& state, const Month& now, const std::string& party,
                const std::string& item) {
    double units = at(now.shared.at(item).target, party);
    for (const auto& input : parameters.items.at(item).inputs) {
        const double promised_input =
            at(state.stock, input.item, party) + at(now.shared.at(input.item).assigned, party);
        units = std::min(units, promised_input / input.quantity);
    }
    return units;
}

/// The claims of all items that use `input`, by party; a scarce input is rationed pro rata to them.
void ration_out(const Parameters& parameters, const State& state, const std::string& input, Month& now) {
    for (const auto& party : parameters.parties) {
        double claims = 0;
        for (const auto& [item, values] : parameters.items) {
            for (const auto& used : values.inputs) {
                if (used.item != input) continue;
                const double claim = used.quantity * promised(parameters, state, now, party, item);
                now.rations[{party, item}].claim[input] = claim;
                claims += claim;
            }
        }
        const double have = at(now.have, input, party);
        const double part = claims > have ? have / claims : 1.0;
        for (const auto& [item, values] : parameters.items) {
            auto& rations = now.rations[{party, item}];
            if (rations.claim.contains(input)) rations.ration[input] = rations.claim[input] * part;
        }
    }
}

/// A maker's output goes to its own party first, then to the others pro rata to what was assigned.
std::vector<Flow> hand_out(const SharedOut& shared, const ByName& made) {
    ByName own, to_others;
    for (const auto& flow : shared.flows) (flow.maker == flow.receiver ? own : to_others)[flow.maker] += flow.amount;
    std::vector<Flow> moved;
    for (const auto& flow : shared.flows) {
        const double kept = std::min(at(made, flow.maker), at(own, flow.maker));
        const double rest = at(made, flow.maker) - kept;
        const double amount = flow.maker == flow.receiver ? kept : rest * (flow.amount / at(to_others, flow.maker));
        if (amount > 0) moved.push_back({flow.maker, flow.receiver, amount});
    }
    return moved;
}

void make(const Parameters& parameters, const std::string& item, Month& now) {
    for (const auto& [party, target] : now.shared.at(item).target) {
        double made = target;
        for (const auto& input : parameters.items.at(item).inputs) {
            made = std::min(made, now.rations.at({party, item}).ration.at(input.item) / input.quantity);
        }
        now.made[item][party] = made;
        for (const auto& input : parameters.items.at(item).inputs)
            now.consumed[input.item][party] += input.quantity * made;
    }
}

/// Several lines of one party and item make in proportion to C.
void divide_over_lines(const Parameters& parameters, Month& now) {
    for (const auto& [name, ramped] : now.ramped_of_line) {
        const auto& line = parameters.lines.at(name);
        const double all = at(now.ramped, line.item, line.party);
        now.made_of_line[name] = all > 0 ? at(now.made, line.item, line.party) * (ramped / all) : 0;
    }
}

}  // namespace

void pass_materials(const Parameters& parameters, const State& state, Month& now) {
    for (const auto& item : parameters.raw_to_final) {
        make(parameters, item, now);
        now.moved[item] = hand_out(now.shared.at(item), row(now.made, item));
        now.have[item] = row(state.stock, item);
        for (const auto& flow : now.moved[item]) {
            now.have[item][flow.receiver] += flow.amount;
            if (flow.maker != flow.receiver) {
                now.sent[item][flow.maker] += flow.amount;
                now.received[item][flow.receiver] += flow.amount;
            }
        }
        if (!parameters.items.at(item).is_final) ration_out(parameters, state, item, now);
    }
    divide_over_lines(parameters, now);
}

}  // namespace sinews::reference
