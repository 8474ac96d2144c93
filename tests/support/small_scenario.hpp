#pragma once
// Tiny scenarios written by hand in tests.

#include <map>
#include <string>
#include <vector>

#include "scenario/read.hpp"

namespace sinews::support {

/// Text of a scenario that starts in 2024-01 and runs for some months. `settings` replaces or adds keys of
/// scenario.toml, e.g. {"max_book_months", "2"}. `rows` holds rows by table, without `source` and `note`; the
/// columns are those of docs/scenario-format.md in their order.
struct SmallScenario {
    int months = 12;
    std::map<std::string, std::string> settings;
    std::map<std::string, std::vector<std::string>> rows;
    std::string questions;  // [[measure]] and [[comparison]] blocks

    [[nodiscard]] scenario::FileSet files() const;
};

}  // namespace sinews::support
