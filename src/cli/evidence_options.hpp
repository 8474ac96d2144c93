#pragma once
// What calibrate, backtest and score have in common.

#include <CLI/CLI.hpp>

#include <atomic>
#include <optional>
#include <string>
#include <vector>

#include "cli/load_scenario.hpp"
#include "evidence/calibrate.hpp"

namespace sinews::cli {

struct EvidenceOptions {
    std::string scenario;
    std::optional<std::uint64_t> seed;
    std::uint64_t members = 1000;
    unsigned threads = 0;  // 0: as many as the machine has
    std::vector<std::string> settings;
    std::string out;
    bool json = false;
    bool quiet = false;
};

/// scenario, --seed, --members, --threads, --set, --json, --quiet; --out is each command's own.
void add_evidence_options(CLI::App& command, EvidenceOptions& options);

/// Members, seed and steps of a calibration as the options have them.
[[nodiscard]] evidence::CalibrationOptions calibration_options(const EvidenceOptions& options,
                                                               const LoadedScenario& loaded);

/// Runs the members on threads, counts them in `done` and ends when the user interrupts. `done` must outlive it.
[[nodiscard]] evidence::Simulate simulate_members(const EvidenceOptions& options, std::atomic<std::uint64_t>& done);

/// Writes one file whole or not at all; what went wrong, or nothing.
[[nodiscard]] std::optional<std::string> write_file(const std::string& path, const std::string& content);

}  // namespace sinews::cli
