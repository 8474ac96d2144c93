#include "reference/attribution.hpp"

#include <algorithm>
#include <limits>

#include "reference/attainable.hpp"

namespace sinews::reference {

ByName Causes::held_back(const std::string& input, const std::string& party) const {
    ByName held;
    for (const auto& [maker, ramped] : row(now.ramped, input)) {
        const double lost = ramped - at(now.attainable, input, maker);
        const double part = lost > 0 ? part_in_reach(parameters, input, now.month, maker, party) : 0;
        if (part > 0) held[maker] = part * lost;
    }
    return held;
}

/// The input with the smallest reach_pk / a_ik; ties: first by name.
const Input* Causes::input_that_sets(const std::string& maker, const std::string& item) const {
    const Input* smallest = nullptr;
    double least = std::numeric_limits<double>::infinity();
    for (const auto& input : parameters.items.at(item).inputs) {
        const double units =
            reach_of(parameters, at_start, input.item, now.month, maker, row(now.attainable, input.item)) /
            input.quantity;
        if (units < least) {
            least = units;
            smallest = &input;
        }
    }
    return smallest;
}

void Causes::name_what_sets(const std::string& maker, const std::string& item, double amount, ByName& named) const {
    if (!(amount > 0)) return;
    const auto* input = input_that_sets(maker, item);
    if (input == nullptr) return;
    const double wanted = input->quantity * at(now.ramped, item, maker);
    const double reach_by_capacity =
        reach_of(parameters, at_start, input->item, now.month, maker, row(now.ramped, input->item));
    const double short_of_capacity = std::max(0.0, wanted - reach_by_capacity);
    const auto held = held_back(input->item, maker);
    const double all = short_of_capacity + total(held);
    if (!(all > 0)) {
        named[input->item] += amount;
        return;
    }
    if (short_of_capacity > 0) named[input->item] += amount * (short_of_capacity / all);
    for (const auto& [other, lost] : held) name_what_sets(other, input->item, amount * (lost / all), named);
}

/// The input with the smallest have_k / sum_j a_jk * T_j over all items j that the maker makes of k; where all are
/// 1 or more, that with the smallest ration.
const Input* Causes::input_lacked(const std::string& maker, const std::string& item) const {
    const Input* lacked = nullptr;
    double least = std::numeric_limits<double>::infinity();
    for (const auto& input : parameters.items.at(item).inputs) {
        double wanted = 0;
        for (const auto& [other, values] : parameters.items) {
            for (const auto& used : values.inputs) {
                if (used.item == input.item) wanted += used.quantity * at(now.shared.at(other).target, maker);
            }
        }
        const double part =
            wanted > 0 ? at(now.have, input.item, maker) / wanted : std::numeric_limits<double>::infinity();
        if (part < least) {
            least = part;
            lacked = &input;
        }
    }
    if (least < 1) return lacked;
    least = std::numeric_limits<double>::infinity();
    for (const auto& input : parameters.items.at(item).inputs) {
        const double units = at(now.rations.at({maker, item}).ration, input.item) / input.quantity;
        if (units < least) {
            least = units;
            lacked = &input;
        }
    }
    return lacked;
}

void Causes::name_what_lacked(const std::string& maker, const std::string& item, double amount, ByName& named) const {
    if (!(amount > 0)) return;
    const auto* input = input_lacked(maker, item);
    if (input == nullptr) return;

    // What nobody was assigned to make: as far as makers in reach were held back, to what held them; the rest to
    // the input's own capacity.
    const double unassigned = at(now.shared.at(input->item).unmet, maker);
    const auto held = held_back(input->item, maker);
    const double all_held = total(held);
    const double by_held = std::min(unassigned, all_held);

    // What was assigned and not made, by who was to make it.
    ByName not_made;
    for (const auto& flow : now.shared.at(input->item).flows) {
        if (flow.receiver == maker) not_made[flow.maker] += flow.amount;
    }
    for (const auto& flow : now.moved.at(input->item)) {
        if (flow.receiver == maker) not_made[flow.maker] -= flow.amount;
    }
    double all = unassigned;
    for (auto& [other, lost] : not_made) all += lost = std::max(0.0, lost);

    if (!(all > 0)) {
        named[input->item] += amount;
        return;
    }
    if (unassigned > by_held) named[input->item] += amount * ((unassigned - by_held) / all);
    for (const auto& [other, lost] : held)
        name_what_sets(other, input->item, amount * (by_held / all) * (lost / all_held), named);
    for (const auto& [other, lost] : not_made) name_what_lacked(other, input->item, amount * (lost / all), named);
}

}  // namespace sinews::reference
