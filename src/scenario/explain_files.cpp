#include "scenario/codes.hpp"
#include "scenario/explanations.hpp"

namespace sinews::scenario {

std::vector<Explanation> explain_files() {
    return {
        {code::missing_file, "a file is missing",
         "A scenario is a folder with at least scenario.toml, sources.csv, parties.csv and items.csv. All other tables "
         "may be\n"
         "left out; they then have no rows.",
         "my-scenario/\n  scenario.toml  parties.csv  items.csv",
         "my-scenario/\n  scenario.toml  sources.csv  parties.csv  items.csv"},
        {code::not_text, "a file is not UTF-8 text",
         "All files are text in UTF-8. NUL bytes, other encodings, folders, pipes and links that lead out of the "
         "scenario's folder\n"
         "are refused. Spreadsheets offer UTF-8 when they save as CSV.",
         "", ""},
        {code::too_large, "a file, cell or table is too large",
         "Sizes are bounded so that a broken or hostile file costs bounded time and memory: 64 MiB and 4 million cells "
         "a table,\n"
         "64 KiB a cell, 64 columns, 8 MiB a TOML file, 256 MiB in all.",
         "", ""},
        {code::csv_quotes, "quotes in a CSV cell are out of place",
         "A cell that holds a comma, a quote or a line end stands in quotes, and quotes inside it are doubled. A quote "
         "inside a\n"
         "cell that does not start with one, text after the closing quote, and a quote that is never closed are "
         "faults.",
         "us-camden,the \"new\" works, 2025", "us-camden,\"the \"\"new\"\" works, 2025\""},
        {code::ragged_row, "a row has another number of cells than the header",
         "Every row has as many cells as the header. Too many is often a comma in a note without quotes; too few is "
         "often a\n"
         "forgotten comma of an empty cell.",
         "item,input,quantity,source,note\nshell,powder,2,assumption,estimate, coarse",
         "item,input,quantity,source,note\nshell,powder,2,assumption,\"estimate, coarse\""},
        {code::toml_syntax, "a TOML file can not be read",
         "The text breaks the rules of TOML at this place, and what follows could not be read. Months and names are "
         "text and need\n"
         "quotes; one of several tables starts with double brackets. Keys have at most 16 parts and brackets go at "
         "most 32 deep.",
         "start = 2024-01", "start = \"2024-01\""},
        {code::unknown_column, "a table has a column that it can not have",
         "Every table has its own columns (docs/scenario-format.md). A column with another name would not be read, and "
         "its numbers\n"
         "would silently not count.",
         "item,input,amount,source,note", "item,input,quantity,source,note"},
        {code::missing_column, "a table lacks a column",
         "A column may be left out only where that can not change a result: trigger when no line has one, receiver "
         "when every\n"
         "party orders for itself, decision, until, from and to when they would all be empty.",
         "item,input,source,note", "item,input,quantity,source,note"},
        {code::repeated_column, "a column stands twice in a header", "It would not be clear which of the two counts.",
         "party,year,gdp,gdp", "party,year,gdp,growth"},
        {code::misnamed_file, "a file's name is nearly that of a table",
         "The folder has a file whose name is a slip away from one that a scenario reads, and that one is not there. "
         "Its rows would\n"
         "silently not count.",
         "programs.csv", "programmes.csv"},
        {code::unknown_key, "a TOML table has a key that it can not have",
         "A key with another name would not be read. The keys of settings, measures, comparisons, claims, levers and "
         "variables\n"
         "are listed in docs/scenario-format.md.",
         "[[comparison]]\nid = \"output\"\nhold = 3", "[[comparison]]\nid = \"output\"\nhold_months = 3"},
        {code::missing_key, "a key is missing",
         "Nothing is taken by default that changes a result. growth_sd and growth_persistence may be left out when no "
         "party has\n"
         "economy rows, availability_sd and availability_persistence when every availability is 1.",
         "start = \"2024-01\"\nend = \"2030-12\"", "start = \"2024-01\"\nend = \"2030-12\"\nas_of = \"2026-06\""},
        {code::wrong_type, "a value is of the wrong kind",
         "A key takes text, a number, a list or a table, and this is another.", "parties = { DEU = 1 }",
         "parties = [\"DEU\"]"},
        {code::too_many_faults, "there are more faults than are shown",
         "Five thousand faults are kept; further ones are counted. Many faults often have one cause, such as a shifted "
         "column.",
         "", ""},
    };
}

}  // namespace sinews::scenario
