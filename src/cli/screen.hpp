#pragma once
// What a run shows on the terminal: the answer first, in at most 100 columns.

#include <string>
#include <string_view>
#include <vector>

#include "analyse/answers.hpp"
#include "report/run_record.hpp"

namespace sinews::cli {

/// Marks that a terminal shows and a pipe does not get.
struct Style {
    bool colour = false;
    [[nodiscard]] std::string bold(std::string_view text) const;
    /// Side A and side B of a comparison (256-colour 33 and 130, told apart by more than hue).
    [[nodiscard]] std::string side_a(std::string_view text) const;
    [[nodiscard]] std::string side_b(std::string_view text) const;
};

/// Everything above the last lines.
[[nodiscard]] std::string screen(const analyse::Answers& answers, const std::vector<std::string>& headline,
                                 const Style& style);

/// The last lines: time, hash, files and the next command. `folder` is empty when nothing was written.
[[nodiscard]] std::string closing_lines(const analyse::Answers& answers, const report::RunRecord& record,
                                        const std::string& folder, const std::vector<std::string>& files,
                                        const std::string& scenario_folder);

/// The first sentence of the answer again, for a terminal of `rows` lines on which `above` has pushed it out of sight; "" where it
/// still is to be seen, or rows is 0 (no terminal).
[[nodiscard]] std::string answer_again(const std::vector<std::string>& headline, std::string_view above, int rows);

}  // namespace sinews::cli
