#pragma once
// What can be asked of a scenario beside a run: calibrate, backtest, score, levers, sensitivity. Without Python, but for the
// progress function.

#include <nanobind/nanobind.h>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "binding/columns.hpp"
#include "binding/model.hpp"
#include "cli/lever_cases.hpp"

namespace sinews::python {

/// An answer: as the command's JSON, and as tables.
struct Study {
    std::string json;
    std::map<std::string, std::shared_ptr<const Table>> tables;
    std::string file;         // the posterior's, of calibrate
    std::string told;         // warnings, a line each
    scenario::Faults faults;  // of tables that score was given, or of what levers make; errors when there is no answer
    std::string faults_text;
};

/// How a calibration is made.
struct EvidenceSize {
    std::uint64_t members = 1000;
    std::optional<std::uint64_t> seed;
    unsigned threads = 0;  // 0: all
};

// All throw Refused for what cannot be asked. `progress` as for `watched`: replications that are done.

/// How many replications a calibration takes, and each of the calibrations of a backtest.
[[nodiscard]] std::uint64_t calibration_replications(const EvidenceSize& size);

[[nodiscard]] Study calibrate(const Model& model, const EvidenceSize& size, const nanobind::object& progress);
/// As of the month `as_of`, then every so many months (0: once).
[[nodiscard]] Study backtest(const Model& model, const std::string& as_of, int every, const EvidenceSize& size,
                             const nanobind::object& progress);
/// `figures` and `mapping` are the bytes of two tables; `as_of` may be "".
[[nodiscard]] Study score(const Model& model, const std::string& figures, const std::string& mapping,
                          const std::string& as_of, const EvidenceSize& size, const nanobind::object& progress);

[[nodiscard]] Study levers(const Model& model, const Beside& beside, const cli::LeversAsked& asked,
                           std::uint64_t replications, std::uint64_t seed, unsigned threads, double precision,
                           const nanobind::object& progress);
[[nodiscard]] Study sensitivity(const Model& model, const Beside& beside, const std::string& of, bool sobol, int top,
                                std::uint64_t replications, std::uint64_t seed, unsigned threads,
                                const nanobind::object& progress);

}  // namespace sinews::python
