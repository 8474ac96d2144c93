#pragma once
// The three files of an SMPS problem, found and read.

#include <optional>
#include <string>

namespace sinews::cli {

struct SmpsTexts {
    std::string name;  // DIR/NAME without an ending
    std::string core, time, stochastic;
    std::optional<std::string> failure;  // a file that is not there or cannot be read, in words
};

/// `path` is DIR/NAME. Endings: .cor .core .mps, .tim .time, .sto .stoch .stoc, in small letters or capitals.
[[nodiscard]] SmpsTexts read_smps_files(const std::string& path);

}  // namespace sinews::cli
