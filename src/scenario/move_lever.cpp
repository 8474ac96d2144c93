#include "scenario/move_lever.hpp"

#include <algorithm>

#include "scenario/lever_cells.hpp"

namespace sinews::scenario {

namespace {

using Kind = LeverChange::Kind;

Expression number(double value) {
    Expression expression;
    expression.nodes.emplace_back();
    expression.nodes.back().number = value;
    return expression;
}

Expression with(const Expression& amount, Kind kind, double value) {
    LeverChange change;
    change.kind = kind;
    change.amount = number(value);
    return changed(amount, change);
}

}  // namespace

bool has_scale(const Lever& lever) {
    const auto scales = [](const LeverChange& change) { return change.kind != Kind::set; };
    return lever.builds.empty() && !lever.changes.empty() &&
           std::all_of(lever.changes.begin(), lever.changes.end(), scales);
}

Lever moved(const Lever& lever, double value) {
    Lever result = lever;
    if (value == 1) return result;
    for (LeverChange& change : result.changes) {
        if (change.kind == Kind::scale) {
            change.amount = with(with(with(change.amount, Kind::add, -1), Kind::scale, value), Kind::add, 1);
        } else {
            change.amount = with(change.amount, Kind::scale, value);
        }
    }
    return result;
}

}  // namespace sinews::scenario
