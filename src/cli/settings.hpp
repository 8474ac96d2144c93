#pragma once
// --set NAME=EXPR: a cell of the scenario is written anew in the files' bytes before they are read, so that the new value
// goes through every check and has a place in every message.

#include <optional>
#include <string>
#include <vector>

#include "scenario/read.hpp"

namespace sinews::cli {

struct Setting {
    std::string name;        // a variable, or table/row/column: "lines/us-camden/ramp_months", "economy/DEU/2030/gdp"
    std::string expression;  // as a cell would say it
};

/// Splits "NAME=EXPR" at the first equals sign; nothing when there is none or a side is empty.
[[nodiscard]] std::optional<Setting> parse_setting(const std::string& text);

struct SettingResult {
    scenario::FileSet files;             // with the cell replaced
    std::optional<std::string> problem;  // what is wrong with the name, and what would be right
};

/// Replaces one cell. `scenario` is what `files` read to, without errors.
[[nodiscard]] SettingResult apply_setting(const scenario::FileSet& files, const scenario::Scenario& scenario,
                                          const Setting& setting);

}  // namespace sinews::cli
