#pragma once
// Results that other commands wrote to a file, as sections of the page.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/page.hpp"

namespace sinews::report {

/// A file of results, read: its section, and what it was made of, so that one can see whether it belongs to a run.
struct KeptSection {
    std::optional<PageSection> section;  // nothing: the file is not what the command writes
    std::string scenario_hash;           // of the scenario's files
    std::vector<std::string> settings;   // --set NAME=EXPR
    std::string posterior;               // fingerprint of the posterior's file; "" without one
};

/// `backtest.json` of `sinews backtest`.
[[nodiscard]] KeptSection backtest_section(std::string_view file);
/// `sensitivity.json` of `sinews sensitivity`.
[[nodiscard]] KeptSection sensitivity_section(std::string_view file);

}  // namespace sinews::report
