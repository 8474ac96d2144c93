#include "scenario/codes.hpp"
#include "scenario/explanations.hpp"

namespace sinews::scenario {

std::vector<Explanation> explain_warnings() {
    return {
        {code::negative_draws, "many draws are negative and would be cut",
         "More than one draw in a hundred of a quantity that can not be negative is. When the scenario runs these "
         "count as 0, and the\n"
         "cell says something else than it seems to. An interval with an end at or below 0 is a normal distribution.",
         "-2 to 8", "1 to 8"},
        {code::cut_draws, "many draws lie outside their bounds and would be cut",
         "More than one draw in a hundred lies outside what the quantity may be, such as a chance over 1.",
         "0.7 to 1.1", "pert(0.7, 0.9, 1)"},
        {code::assumption_without_note, "an assumption says not why",
         "The column note of a row with the source assumption says what it rests on.", "shell,powder,2,assumption,",
         "shell,powder,2,assumption,from the mass of one round"},
        {code::unknown_file, "a table is not read", "The folder holds a .csv or .toml that is no part of a scenario.",
         "old_lines.csv", "notes/old_lines.txt"},
        {code::lever_selects_nothing, "a lever's condition meets no row",
         "A lever that selects nothing changes nothing. Values are compared letter by letter.",
         "where = { status = \"plannned\" }", "where = { status = \"planned\" }"},
        {code::has_no_effect, "something has no effect", "The row or key can be read but changes nothing.", "", ""},
        {code::default_taken, "something is missing and a usual value is taken",
         "The value is told in the message. Write it down, so that the scenario says all of itself.", "",
         "hold_months = 1"},
        {code::odd_date, "a date can not be read",
         "Dates of sources are YYYY, YYYY-MM or YYYY-MM-DD; evidence is ordered in time by them.", "Nov 2025",
         "2025-11"},
        {code::odd_address, "an address is not one of the web",
         "Reports show addresses as links only if they start with https:// or http://.", "www.example.org/a",
         "https://www.example.org/a"},
        {code::unusual, "something is possible but unusual", "The message says what; nothing is changed.", "", ""},
        {code::variable_without_source, "a variable names no source",
         "A variable with a value of its own says what it rests on, as rows do.",
         "[us_real]\nvalue = \"pert(0.5, 0.7, 1)\"",
         "[us_real]\nvalue = \"pert(0.5, 0.7, 1)\"\nsource = \"assumption\"\nnote = \"goals of 2023 to 2025 were "
         "missed by a third\""},
    };
}

}  // namespace sinews::scenario
