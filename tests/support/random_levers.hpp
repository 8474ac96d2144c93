#pragma once
// Random levers on random scenarios.

#include <cstdint>
#include <string>

#include "scenario/read.hpp"
#include "scenario/scenario.hpp"
#include "support/dice.hpp"

namespace sinews::support {

struct LeverColumn {
    const char* table;
    const char* name;
};

/// Every column of numbers that a lever may change.
inline constexpr LeverColumn lever_columns[]{
    {"lines", "chance"},
    {"lines", "capacity"},
    {"lines", "trigger"},
    {"lines", "build_months"},
    {"lines", "slip_months"},
    {"lines", "ramp_months"},
    {"lines", "ramp_shape"},
    {"lines", "availability"},
    {"candidates", "capacity"},
    {"candidates", "trigger"},
    {"programmes", "value"},
    {"programmes", "fill_months"},
    {"programmes", "priority"},
    {"pledges", "target_share"},
    {"pledges", "compliance"},
    {"pledges", "target_year"},
    {"portfolio", "share"},
    {"economy", "gdp"},
    {"economy", "growth"},
    {"economy", "defence_share"},
    {"economy", "equipment_share"},
    {"items", "price"},
    {"items", "price_growth"},
    {"items", "learning_rate"},
    {"items", "lead_months"},
    {"items", "cooperation"},
    {"recipes", "quantity"},
    {"cooperation", "cooperation"},
    {"use", "rate"},
    {"trade", "share"},
    {"variables", "value"},
    {"scenario", "carry_over"},
    {"scenario", "catch_up_months"},
    {"scenario", "max_book_months"},
};

/// One `[[lever.change]]`; `amount` is such as "scale = 0.5".
[[nodiscard]] std::string change_text(const LeverColumn& column, const std::string& amount);

/// A random scenario of at least a year, three in four of them uncertain.
[[nodiscard]] scenario::FileSet scenario_for_levers(std::uint64_t seed);

/// `from = "YYYY-MM"` of a month of the horizon, or nothing.
[[nodiscard]] std::string from_text(Dice& dice, const scenario::Scenario& scenario);

/// A `[[lever]]` of up to three changes. It may be one that the scenario does not allow.
[[nodiscard]] std::string random_lever(Dice& dice, const scenario::Scenario& scenario, int number);

/// A `[[lever]]` by which lines that already run end, or count on a ramp of another shape.
[[nodiscard]] std::string running_lever(Dice& dice, const scenario::Scenario& scenario);

}  // namespace sinews::support
