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

/// Members and seed (else the scenario's) of a calibration; all else is as ever.
[[nodiscard]] evidence::CalibrationOptions calibration_options(std::uint64_t members, std::optional<std::uint64_t> seed,
                                                               const scenario::Scenario& scenario);

/// Replications that a calibration runs.
[[nodiscard]] std::uint64_t replications_of(const evidence::CalibrationOptions& options);

/// Runs the members on so many threads (0: all), counts them in `done` and ends when `stop` becomes true. Both must outlive it.
[[nodiscard]] evidence::Simulate simulate_members(unsigned threads, std::atomic<std::uint64_t>& done,
                                                  const std::atomic<bool>& stop);

/// Writes one file whole or not at all; what went wrong, or nothing.
[[nodiscard]] std::optional<std::string> write_file(const std::string& path, const std::string& content);

}  // namespace sinews::cli
