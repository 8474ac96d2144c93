#pragma once
// The time file: which stage each row and column of the core belongs to.

#include <string>
#include <string_view>
#include <vector>

#include "stochastic/smps_core.hpp"

namespace sinews::stochastic {

struct TimeFile {
    std::vector<std::string> periods;          // names, in order
    std::vector<int> row_stage, column_stage;  // of the core's rows and columns in the order of its file

    /// Position of a period's name, -1 when there is none.
    [[nodiscard]] int stage(std::string_view period) const;
};

struct TimeResult {
    TimeFile time;
    std::vector<SmpsFault> faults;
};

/// Both forms: implicit (each period names its first column and row; a period's row may be the objective) and explicit
/// (PERIODS EXPLICIT, then ROWS and COLUMNS with a period for each name; the order of periods is that under PERIODS, else that
/// in which they appear).
[[nodiscard]] TimeResult read_time(std::string_view text, SmpsFormat format, const std::string& file,
                                   const CoreFile& core);

}  // namespace sinews::stochastic
