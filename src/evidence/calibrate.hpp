#pragma once
// The posterior of a scenario's draws given its evidence, and how well it fits. docs/evidence.md.

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "evidence/error_model.hpp"
#include "evidence/forward.hpp"
#include "evidence/posterior.hpp"
#include "evidence/smoother.hpp"

namespace sinews::evidence {

struct CalibrationOptions {
    std::size_t members = 1000;
    SmootherOptions smoother;
    ErrorModel errors;
    std::optional<scenario::Month> published_by;  // only what sources said up to this month
    std::set<std::string> held_out;               // ids of observations that must not be used
};

/// The ensemble before and after, over all observations of the forward model; `used` are those that it was fitted to.
struct Fit {
    bool stopped = false;
    std::vector<std::size_t> used;  // positions in Observations::list
    std::vector<double> weights;    // by position in `used`: how far a figure counts, below 1 for outliers
    Errors errors;                  // of all observations
    Errors errors_used;
    Matrix prior_scores, scores;        // [draw][member]
    Matrix prior_predicted, predicted;  // [observation][member]
};

/// Fits the ensemble to the observations that count: no targets, and published in time.
[[nodiscard]] Fit fit(const ForwardModel& model, const Observations& observations, const CalibrationOptions& options);

/// Draws whose scores the evidence moved, with the scores that a file keeps.
[[nodiscard]] Posterior posterior_of(const ForwardModel& model, const Fit& fit, const CalibrationOptions& options);

/// What would be reported if each member were the truth: prediction and a drawn error, sorted; logarithms.
[[nodiscard]] std::vector<double> predictive(const std::vector<Observation>& observations, const Errors& errors,
                                             const Matrix& predicted, std::size_t observation, std::uint64_t seed);

/// An uncertain cell before and after. `information` is the divergence of two normals with these medians and widths, in nats.
struct Shift {
    std::string name;
    double prior_p05 = 0, prior_p25 = 0, prior_p50 = 0, prior_p75 = 0, prior_p95 = 0;
    double p05 = 0, p25 = 0, p50 = 0, p75 = 0, p95 = 0;
    double information = 0;
};

/// All cells with a draw of their own (others follow from variables), those that moved most first.
[[nodiscard]] std::vector<Shift> shifts_of(const ForwardModel& model, const Fit& fit);

/// An observation beside what the posterior predicts for it, in its unit.
struct FitOfObservation {
    std::size_t observation = 0;
    double p05 = 0, p50 = 0, p95 = 0;  // predictive: with the error of a report
    double distance = 0;               // of the logarithms of figure and median, in scales of the error
    double weight = 1;
    bool in_50 = false, in_90 = false;
};

/// By position in `used`.
[[nodiscard]] std::vector<FitOfObservation> fits_of(const Observations& observations, const Fit& fit,
                                                    std::uint64_t seed);

}  // namespace sinews::evidence
