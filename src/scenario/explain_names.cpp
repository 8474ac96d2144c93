#include "scenario/codes.hpp"
#include "scenario/explanations.hpp"

namespace sinews::scenario {

std::vector<Explanation> explain_names() {
    return {
        {code::unknown_party, "no party has this name",
         "Parties are the rows of parties.csv. Names are compared letter by letter.", "GER", "DEU"},
        {code::unknown_item, "no item has this name", "Items are the rows of items.csv.", "shell155", "shell_155"},
        {code::unknown_bloc, "no bloc has this name", "Blocs are named by the column bloc of parties.csv.",
         "bloc = \"Alliance\"", "bloc = \"alliance\""},
        {code::unknown_group, "no group has this name", "Groups are named by the column group of parties.csv.",
         "group = \"eu\"", "group = \"europe\""},
        {code::unknown_category, "no category has this name", "Categories are named in items.csv and portfolio.csv.",
         "categories = [\"cyberspace\"]", "categories = [\"cyber\"]"},
        {code::unknown_source, "no source has this id",
         "The column source names ids of sources.csv, several as `a;b`, or the word assumption.", "nato_2025",
         "nato_2026_07"},
        {code::unknown_variable, "no variable has this name",
         "A name in a numeric cell is one of variables.toml. Text that is meant as a number is told here too.",
         "50000*us_rael", "50000*us_real"},
        {code::unknown_measure, "no measure has this id", "Measures are the [[measure]] tables of scenario.toml.",
         "left = \"west_yaer\"", "left = \"west_year\""},
        {code::unknown_comparison, "no comparison has this id",
         "Comparisons are the [[comparison]] tables of scenario.toml.", "comparison = \"outputs\"",
         "comparison = \"output\""},
        {code::unknown_series, "no series of history.csv has this name",
         "The key history of a measure names a series of history.csv.", "history = \"shells\"",
         "history = \"usa_shells_made\""},
        {code::unknown_line, "no line has this name", "Lines are the rows of lines.csv.", "line = \"us-camdem\"",
         "line = \"us-camden\""},
        {code::unknown_candidate, "no candidate has this name", "What a lever builds is a row of candidates.csv.",
         "build = { candidate = \"c-shell\", copies = 1, month = \"2027-01\" }",
         "build = { candidate = \"c-shell-deu\", copies = 1, month = \"2027-01\" }"},
        {code::duplicate, "something stands twice",
         "Names are unique within their table, lines and candidates within both; a year, input, stock or link of trade "
         "is told once.\n"
         "Two links of one sender, receiver and item may follow each other in time.",
         "DEU,2025,4600,...\nDEU,2025,4650,...", "DEU,2025,4650,..."},
        {code::no_source, "a row names no source",
         "Every row says what it rests on: ids of sources.csv, or the word assumption with a note that says why.",
         "shell,powder,2,,", "shell,powder,2,assumption,from the mass of one round"},
    };
}

}  // namespace sinews::scenario
