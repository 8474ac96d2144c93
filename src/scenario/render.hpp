#pragma once
// Faults as text for a terminal: one line each, or with the line they stand in and a mark under the place.

#include <string>

#include "scenario/fault.hpp"
#include "scenario/read.hpp"

namespace sinews::scenario {

enum class FaultFormat {
    full,     // the line, the place, what would be right
    concise,  // `file:line:column: E014 problem`
};

/// `files` are those that were read, for the lines to quote; `folder` stands before file names ("scenarios/alliance/", or "").
/// Ends with a line of totals in the full format; "" for no faults. Plain text, safe for terminals.
[[nodiscard]] std::string render_faults(const Faults& faults, const FileSet& files, const std::string& folder,
                                        FaultFormat format);

/// "found 3 errors and 1 warning in 2 files; nothing was run. `sinews explain E014` tells more"
[[nodiscard]] std::string fault_totals(const Faults& faults);

}  // namespace sinews::scenario
