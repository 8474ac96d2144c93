#pragma once
// Every numeric cell of a scenario with its name and what it may be: for checks, for trace, for anybody who must see all.

#include <functional>
#include <string_view>

#include "scenario/scenario.hpp"

namespace sinews::scenario {

/// What a quantity may be. Draws outside are cut at the border when the scenario runs.
enum class Bounds {
    any,              // slip_months, variables
    above_minus_one,  // growth rates: what is there can not shrink by more than all of it
    non_negative,
    share,         // 0 to 1
    at_least_one,  // months over which something is spread
};

struct ValueField {
    std::string_view column;
    const Value& value;
    Bounds bounds = Bounds::any;
    const Origin& origin;
};

/// Calls `visit` for every numeric cell, empty ones too, table by table in the order of docs/scenario-format.md.
void for_each_value(const Scenario& scenario, const std::function<void(const ValueField&)>& visit);

}  // namespace sinews::scenario
