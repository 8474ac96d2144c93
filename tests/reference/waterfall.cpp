#include "reference/waterfall.hpp"

#include <algorithm>

#include "reference/attribution.hpp"

namespace sinews::reference {
namespace {

/// What each party made for parties of its own bloc, and what crossed the bloc's border.
struct Moved {
    ByName inside;  // by maker
    double imported = 0, exported = 0;
};

Moved moved_by(const Parameters& parameters, const Month& now, const std::string& bloc, const std::string& item) {
    Moved moved;
    for (const auto& flow : now.moved.at(item)) {
        const bool from_here = parameters.bloc_of.at(flow.maker) == bloc;
        const bool to_here = parameters.bloc_of.at(flow.receiver) == bloc;
        if (from_here && to_here) moved.inside[flow.maker] += flow.amount;
        if (!from_here && to_here) moved.imported += flow.amount;
        if (from_here && !to_here) moved.exported += flow.amount;
    }
    return moved;
}

/// Divides a loss over makers in proportion to their weights, and hands each its part.
void divide(double loss, const ByName& weights, const auto& name) {
    const double all = total(weights);
    if (!(loss > 0) || !(all > 0)) return;
    for (const auto& [maker, weight] : weights) name(maker, loss * (weight / all));
}

/// Names the lack of inputs in two parts: `lost_to_reach` lies between V4 and what S allows, `lost_to_material`
/// between that and what was made.
ByName lack_by_name(const Causes& causes, const std::string& bloc, const std::string& item,
                    const SharedOut& with_capacity, const SharedOut& with_attainable, const Moved& moved,
                    double lost_to_reach, double lost_to_material) {
    ByName less_assigned, not_made;
    for (const auto& maker : causes.parameters.members.at(bloc)) {
        less_assigned[maker] = std::max(0.0, at(with_capacity.target, maker) - at(with_attainable.target, maker));
        not_made[maker] = std::max(0.0, at(with_attainable.target, maker) - at(moved.inside, maker));
    }
    ByName named;
    divide(lost_to_reach, less_assigned,
           [&](const std::string& maker, double amount) { causes.name_what_sets(maker, item, amount, named); });
    divide(lost_to_material, not_made,
           [&](const std::string& maker, double amount) { causes.name_what_lacked(maker, item, amount, named); });
    // Where rounding alone made the loss, no maker explains it: it goes to the item's first input by name.
    const double rest = lost_to_reach + lost_to_material - total(named);
    const auto& inputs = causes.parameters.items.at(item).inputs;
    if (rest > 0 && total(named) == 0 && !inputs.empty()) named[inputs.front().item] = rest;
    return named;
}

WaterfallMonth waterfall_in(const Parameters& parameters, const State& at_start, const Month& now,
                            const std::string& bloc, const std::string& item, double idle) {
    const auto& members = parameters.members.at(bloc);
    const ByName& need = row(now.need, item);
    const auto with_installed = share_out(parameters, item, now.month, need, row(now.installed, item), Across::no);
    const auto with_capacity = share_out(parameters, item, now.month, need, row(now.ramped, item), Across::no);
    const auto with_attainable = share_out(parameters, item, now.month, need, row(now.attainable, item), Across::no);
    const auto moved = moved_by(parameters, now, bloc, item);

    WaterfallMonth result;
    const double not_ordered = total(row(now.wished, item), members) - total(row(now.ordered, item), members);
    result.ordered =
        total(row(now.due, item), members) + total(row(now.book, item), members) / parameters.catch_up_months;
    result.wished = result.ordered + std::max(0.0, not_ordered);

    // Levels V0 to V5, each cut at the one before, and so at the ordered rate from the third on.
    const double v0 = result.wished;
    const double v1 = result.ordered;
    const double v2 = std::min(v1, std::min(total(need, members), total(row(now.installed, item), members)));
    const double v3 = std::min(v2, total(with_installed.target, members));
    const double v4 = std::min(v3, total(with_capacity.target, members));
    const double made_for_bloc = total(moved.inside);
    const double v5 = std::min(v4, made_for_bloc);
    result.money = v0 - v1;
    result.capacity = v1 - v2;
    result.cooperation = v2 - v3;
    result.ramp = v3 - v4;
    result.inputs = v4 - v5;
    result.made = v5;
    result.backlog = made_for_bloc - v5;

    // What S allows is a level too, cut like the others: where a backlog lets S pass the ordered rate, nothing is
    // lost before it.
    const double allowed = std::max(v5, std::min(v4, total(with_attainable.target, members)));
    result.inputs_by_name = lack_by_name(Causes{parameters, at_start, now}, bloc, item, with_capacity, with_attainable,
                                         moved, v4 - allowed, allowed - v5);

    result.imported = moved.imported;
    result.exported = moved.exported;
    result.idle = idle;
    return result;
}

}  // namespace

Table idle_capacity(const Parameters& parameters, const Month& now) {
    Table idle;
    for (const auto& [item, ramped] : now.ramped) {
        const auto shared = share_out(parameters, item, now.month, row(now.need, item), ramped);
        for (const auto& [party, capacity] : ramped)
            idle[item][party] = std::max(0.0, capacity - at(shared.target, party));
    }
    return idle;
}

std::map<BlocItem, WaterfallMonth> waterfall_of(const Parameters& parameters, const State& at_start, const Month& now) {
    const auto idle = idle_capacity(parameters, now);
    std::map<BlocItem, WaterfallMonth> result;
    for (const auto& [bloc, members] : parameters.members) {
        for (const auto& [item, values] : parameters.items) {
            if (values.is_final)
                result[{bloc, item}] =
                    waterfall_in(parameters, at_start, now, bloc, item, total(row(idle, item), members));
        }
    }
    return result;
}

}  // namespace sinews::reference
