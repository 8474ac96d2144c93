#include "scenario/codes.hpp"
#include "scenario/explanations.hpp"

namespace sinews::scenario {

std::vector<Explanation> explain_cells() {
    return {
        {code::yearly_hole, "a yearly table has a hole",
         "economy.csv and portfolio.csv hold one row a year without holes, for each party or party and category. Only "
         "after the\n"
         "last row is there a rule: GDP grows by that row's growth, shares stay. defence_share may be empty after the "
         "last known\n"
         "year, not between known ones.",
         "DEU,2024,...\nDEU,2026,...", "DEU,2024,...\nDEU,2025,...\nDEU,2026,..."},
        {code::empty_cell, "a cell that counts is empty",
         "An empty cell is allowed where it means something: no decision, no limit in time, no learning, the party "
         "itself. Anywhere\n"
         "else nothing is assumed in its place: chance, capacity and availability of every line; build, slip and ramp "
         "months of a line\n"
         "with a decision or a trigger; ramp_shape where ramp_months is not 0; price of what is ordered.",
         "us-2,USA,shell,planned,,40,month,2026-01,...", "us-2,USA,shell,planned,0.9,40,month,2026-01,..."},
        {code::not_an_expression, "a numeric cell can not be read",
         "A numeric cell takes a number (12, 0.5, 3e4, 5%), an interval `12 to 18` that holds 90 % of what is "
         "possible, a name of\n"
         "variables.toml, + - * / and brackets, min, max, and uniform, triangular, pert, normal, lognormal, beta. `to` "
         "binds\n"
         "weakest. Numbers have no separators of thousands.",
         "12-18 months", "12 to 18"},
        {code::not_a_month, "this is not a month", "Months are written YYYY-MM, from 01 to 12.", "2026-13", "2026-12"},
        {code::not_a_whole_number, "this is not a year or whole number",
         "Years, priorities, copies and months to hold are whole numbers.", "1st", "1"},
        {code::unknown_word, "this word means nothing here",
         "Some cells take one of a few words: status, per, kind, metric.", "status: built", "status: operating"},
        {code::months_reversed, "a range of months ends before it begins",
         "Ranges of months include both their ends; an empty end is open. The last month of a line can not be before "
         "its decision.",
         "from 2026-01 to 2025-12", "from 2025-01 to 2025-12"},
        {code::outside_horizon, "a month lies outside the scenario",
         "as_of, and the months that measures, comparisons, claims and levers name, lie between start and end.",
         "as_of = \"2019-12\" with start = \"2021-01\"", "as_of = \"2021-06\""},
        {code::impossible_horizon, "the scenario's months make no sense",
         "`end` is not before `start`, and the scenario has at most 1200 months.",
         "start = \"2030-01\"\nend = \"2021-12\"", "start = \"2021-01\"\nend = \"2030-12\""},
        {code::negative_number, "a number is negative that can not be",
         "Only growth, price_growth and slip_months (early is possible) may be negative. A range is written with `to`: "
         "12-18 is minus\n"
         "six.",
         "build_months: 12-18", "build_months: 12 to 18"},
        {code::not_finite, "a cell does not come to a finite number",
         "A division by zero, or a number beyond 1.8e308, also by way of variables.", "1/0", "1/2"},
        {code::outside_bounds, "a number lies outside its bounds",
         "Shares, chances, availability and cooperation lie between 0 and 1 (write 5% or 0.05, not 5); a learning rate "
         "is below 1; a\n"
         "growth rate is above -1. The point value counts; single draws outside are cut at the border, with a warning "
         "when these\n"
         "are many.",
         "defence_share: 2.1", "defence_share: 2.1%"},
        {code::not_plain, "a plain number must stand here",
         "lead_months, history, evidence and the settings of scenario.toml take numbers without distributions and "
         "variables.",
         "lead_months: 3 to 6", "lead_months: 4"},
        {code::bad_draw, "a distribution has impossible numbers",
         "The low end is at most the high end, the mode lies between them, standard deviations and shapes are "
         "positive.",
         "pert(10, 5, 20)", "pert(5, 10, 20)"},
        {code::bad_name, "a name can not be written so",
         "Names hold no `;` (it separates lists) and no line ends, and have at most 200 bytes. Variables are letters, "
         "digits and\n"
         "underscores and are not words of the language.",
         "to = \"12\"", "delay = \"12\""},
    };
}

}  // namespace sinews::scenario
