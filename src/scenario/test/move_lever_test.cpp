#include "scenario/move_lever.hpp"

#include <doctest/doctest.h>

#include "scenario/evaluate.hpp"

using namespace sinews::scenario;

namespace {

Expression number(double value) {
    Expression expression;
    expression.nodes.emplace_back();
    expression.nodes.back().number = value;
    return expression;
}

Lever lever_of(LeverChange::Kind kind, double amount) {
    Lever lever;
    lever.changes.emplace_back();
    lever.changes.back().kind = kind;
    lever.changes.back().amount = number(amount);
    return lever;
}

double amount_at(const Lever& lever, double value) {
    return point_value(moved(lever, value).changes.front().amount, {});
}

}  // namespace

TEST_CASE("a lever that scales goes from nothing over what is written to beyond") {
    const Lever lever = lever_of(LeverChange::Kind::scale, 0.8);
    CHECK(amount_at(lever, 0) == 1);
    CHECK(amount_at(lever, 0.5) == doctest::Approx(0.9));
    CHECK(amount_at(lever, 1) == 0.8);  // to the bit
    CHECK(amount_at(lever, 1.5) == doctest::Approx(0.7));
}

TEST_CASE("a lever that adds is multiplied") {
    const Lever lever = lever_of(LeverChange::Kind::add, 12);
    CHECK(amount_at(lever, 0) == 0);
    CHECK(amount_at(lever, 0.25) == 3);
    CHECK(amount_at(lever, 1) == 12);
}

TEST_CASE("what sets a cell or builds a line is on or off") {
    CHECK(has_scale(lever_of(LeverChange::Kind::scale, 0.8)));
    CHECK(has_scale(lever_of(LeverChange::Kind::add, 1)));
    CHECK_FALSE(has_scale(lever_of(LeverChange::Kind::set, 1)));
    CHECK_FALSE(has_scale(Lever{}));
    Lever builds = lever_of(LeverChange::Kind::scale, 0.8);
    builds.builds.emplace_back();
    CHECK_FALSE(has_scale(builds));
}
