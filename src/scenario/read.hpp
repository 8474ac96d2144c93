#pragma once
// Files as bytes -> Scenario and all its faults at once.

#include <map>
#include <string>

#include "scenario/fault.hpp"
#include "scenario/scenario.hpp"

namespace sinews::scenario {

/// The files of a scenario's folder by name ("lines.csv"), as bytes.
using FileSet = std::map<std::string, std::string>;

struct ReadResult {
    Scenario scenario;  // complete only when `faults` holds no error
    Faults faults;      // sorted by file, line, column
};

/// Reads and validates everything. Never throws, prints or aborts; bounded time and memory on hostile input.
[[nodiscard]] ReadResult read_scenario(const FileSet& files);

}  // namespace sinews::scenario
