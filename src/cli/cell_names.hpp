#pragma once
// Numeric cells by name: "variable", or "table/row/column" with the row's key columns one after the other.

#include <string>
#include <string_view>
#include <vector>

#include "scenario/scenario.hpp"

namespace sinews::cli {

struct NamedCell {
    std::string name;  // "lines/us-camden/ramp_months"; a variable's name alone
    std::string file;
    int line = 0;
    int column = 0;
    std::string text;  // what stands there now
};

/// Every numeric cell whose place is known, in the order of the files. Rows that share a name (use.csv may have several of
/// one party and items) give cells of the same name.
[[nodiscard]] std::vector<NamedCell> cell_names(const scenario::Scenario& scenario);

}  // namespace sinews::cli
