#pragma once
// The ensemble smoother with multiple data assimilation (Emerick and Reynolds 2013) in the space of normal scores, with
// heavy-tailed errors and localisation. docs/evidence.md, "Method".

#include <cstdint>
#include <functional>
#include <vector>

#include "evidence/error_model.hpp"
#include "evidence/matrix.hpp"
#include "evidence/observation.hpp"

namespace sinews::evidence {

/// Logarithms of what the model simulates for every observation, [observation][member], from the members' normal scores
/// [draw][member]. False when it was stopped.
using Predict = std::function<bool(const Matrix& scores, Matrix& predicted)>;

struct SmootherOptions {
    int steps = 6;  // the likelihood is taken in by so many equal parts
    double localisation =
        4;  // a correlation r is taken at (r² - this/members) / r² of itself, at none where that is negative
    std::uint64_t seed = 1;
};

struct Smoothed {
    bool stopped = false;
    Matrix scores;                // of the posterior's members
    Matrix predicted;             // by them
    Matrix prior;                 // predicted by the prior's members
    std::vector<double> weights;  // of the observations: below 1 where a figure is taken for an outlier
};

/// From the prior's members (standard normal scores) to the posterior's, which count equally. `figures` are logarithms.
[[nodiscard]] Smoothed smooth(const std::vector<Observation>& observations, const Errors& errors,
                              const std::vector<double>& figures, Matrix scores, const Predict& predict,
                              const SmootherOptions& options);

}  // namespace sinews::evidence
