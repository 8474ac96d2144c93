#pragma once
// What a calibration says, for people and for programs.

#include <string>

#include "evidence/calibrate.hpp"

namespace sinews::cli {

struct CalibrationReport {
    const evidence::ForwardModel& model;
    const evidence::Observations& observations;
    const evidence::Fit& fit;
    const evidence::Posterior& posterior;
    std::vector<evidence::Shift> shifts;           // those that moved most first
    std::vector<evidence::FitOfObservation> fits;  // by position in Fit::used
    std::string scenario_name, scenario_hash;
    double seconds = 0;
};

[[nodiscard]] std::string calibration_screen(const CalibrationReport& report);
[[nodiscard]] std::string calibration_json(const CalibrationReport& report);

}  // namespace sinews::cli
