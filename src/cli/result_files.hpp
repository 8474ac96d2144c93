#pragma once
// The files of a run, written into a folder whole or not at all.

#include <optional>
#include <string>
#include <vector>

#include "analyse/answers.hpp"
#include "analyse/trajectory.hpp"
#include "cli/timer.hpp"
#include "report/page.hpp"
#include "report/run_record.hpp"

namespace sinews::cli {

struct WrittenFiles {
    std::vector<std::string> names;      // in the order to be shown; empty when nothing was written
    std::string summary;                 // as summary.json has it
    std::optional<std::string> failure;  // what went wrong
    bool interrupted = false;
};

/// Writes all files of the answers into `folder` ("" writes none and only makes the summary). `trajectory` (may be null)
/// becomes series.csv, `sections` are parts of the page. Fills in record.seconds.write and .total, which the summary tells.
[[nodiscard]] WrittenFiles write_results(const std::string& folder, const analyse::Answers& answers,
                                         const std::vector<std::string>& headline,
                                         const analyse::Trajectory* trajectory, report::RunRecord& record,
                                         const Timer& whole, const report::PageSections& sections);

}  // namespace sinews::cli
