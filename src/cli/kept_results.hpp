#pragma once
// Results that other commands kept in files and a run shows in its report: how forecasts of the past came out, and which
// unknown matters. Found beside the scenario as backtest.json and sensitivity.json, or named.

#include <CLI/CLI.hpp>

#include <string>
#include <string_view>
#include <vector>

#include "report/page.hpp"

namespace sinews::cli {

inline constexpr const char* kept_backtest = "backtest.json";
inline constexpr const char* kept_sensitivity = "sensitivity.json";

struct KeptChoice {
    std::string backtest, sensitivity;  // --with-backtest, --with-sensitivity; "" when not given
};

/// --with-backtest and --with-sensitivity.
void add_kept_options(CLI::App& command, KeptChoice& choice);

/// What a run was made of.
struct MadeOf {
    std::string scenario;       // its folder, for messages
    std::string scenario_hash;  // of its files
    std::vector<std::string> settings;
    bool acted = false;     // with levers or a plan
    std::string posterior;  // fingerprint; "" without one
};

struct KeptResults {
    report::PageSections sections;
    std::string message;  // for standard error: what was left out and why, or what is wrong
    int exit_code = 0;    // 3: a file cannot be read or is no such file
};

/// The sections of one run from the bytes of files; "" for a file that is not there. A backtest belongs to runs of the same files
/// and settings; a sensitivity of the same posterior besides, and without levers. What does not belong is left out, and told.
struct KeptFile {
    std::string path;
    std::string_view bytes;
};
[[nodiscard]] KeptResults kept_results(const KeptFile& backtest, const KeptFile& sensitivity, const MadeOf& run);

/// The same of the files that are named or lie in the scenario's folder.
[[nodiscard]] KeptResults read_kept_results(const KeptChoice& choice, const MadeOf& run);

}  // namespace sinews::cli
