#include "scenario/codes.hpp"
#include "scenario/explanations.hpp"

namespace sinews::scenario {

std::vector<Explanation> explain_answers() {
    return {
        {code::measure_selection, "a measure does not say what it counts",
         "A measure has exactly one of bloc, group and parties, and items with weights. spent and unspent may name "
         "categories in place of\n"
         "items; shares of GDP have no items; the least of other measures has nothing of its own.",
         "metric = \"made\"\nbloc = \"west\"\nparties = [\"DEU\"]",
         "metric = \"made\"\nbloc = \"west\"\nitems = { shell = 1 }"},
        {code::sum_of_levels, "a measure adds up levels",
         "stock, book, waiting, unspent, days_of_supply and shares are what stands at a time. Twelve of them added up "
         "mean nothing.",
         "metric = \"stock\"\nwindow = \"12-month sum\"", "metric = \"stock\"\nwindow = \"month\""},
        {code::measure_cycle, "a measure is the least of itself",
         "least_of names other measures, and these do not name it in turn.", "id = \"a\"\nleast_of = [\"a\", \"b\"]",
         "id = \"a\"\nleast_of = [\"b\", \"c\"]"},
        {code::claim_test, "a claim has no test, or several",
         "A claim is a comparison that holds in its month; or a measure that is at_least or at_most a number; or one "
         "that grew by\n"
         "growth_at_least or growth_at_most since a month; or one that is highest_since a year. Make two claims of two "
         "tests.",
         "measure = \"output\"\nat_least = 100\nat_most = 200", "measure = \"output\"\nat_least = 100"},
        {code::no_history, "a claim of the highest since has no history",
         "highest_since compares with a series of history.csv, which the measure names by its key history.",
         "[[measure]]\nid = \"output\"", "[[measure]]\nid = \"output\"\nhistory = \"made\""},
        {code::lever_table, "a lever names a table that it can not change",
         "Levers change rows of lines, candidates, programmes, pledges, portfolio, economy, items, recipes, "
         "cooperation, use, trade,\n"
         "stocks, variables, and settings of scenario.",
         "table = \"line\"", "table = \"lines\""},
        {code::lever_column, "a lever names a column that is not there, or names rows",
         "Rows are selected by columns of the table and by the bloc and group of their party; what is changed is one "
         "of the columns that\n"
         "do not name the row.",
         "column = \"line\"", "column = \"build_months\""},
        {code::lever_change, "a lever's change is not one amount",
         "A change has exactly one of set, scale and add. Months and words can only be set.", "set = 2\nscale = 0.5",
         "scale = 0.5"},
        {code::lever_past, "a lever would change the past",
         "A lever changes what happens from its month on: opening stocks, experience, what a line or programme is and "
         "the years of a\n"
         "table stay what they are. docs/model.md, \"Levers\", tells what each column means from then on.",
         "table = \"lines\"\ncolumn = \"status\"\nset = \"operating\"",
         "table = \"lines\"\ncolumn = \"chance\"\nset = 1"},
        {code::bad_window, "this is no window of a measure",
         "\"month\", \"month x 12\", \"12-month sum\" or \"since YYYY-MM\".", "window = \"year\"",
         "window = \"12-month sum\""},
    };
}

}  // namespace sinews::scenario
