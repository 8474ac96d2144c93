#pragma once
// What a sensitivity is of.

#include <string>

#include "scenario/scenario.hpp"

namespace sinews::cli {

/// One number a replication: a measure's value in a month, 1 or 0 for a claim, the month of a crossover (one month after the
/// horizon for never).
struct SensitivityQuestion {
    enum class Kind { measure, claim, crossover } kind = Kind::measure;
    int position = 0;  // in the scenario
    int month = 0;     // of a measure, from the start
    std::string text;
};

/// Reads MEASURE@YYYY-MM, claim:ID or crossover:ID; "" or what is wrong and what would be right.
[[nodiscard]] std::string read_question(const std::string& of, const scenario::Scenario& scenario,
                                        SensitivityQuestion& question);

}  // namespace sinews::cli
