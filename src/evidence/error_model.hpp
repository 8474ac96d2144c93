#pragma once
// How far published figures are from the truth: widths by kind, heavy tails, errors that reports share. docs/evidence.md,
// "How far off a figure may be".

#include <vector>

#include "evidence/matrix.hpp"
#include "evidence/observation.hpp"

namespace sinews::evidence {

/// Errors of the logarithm of a figure: Student t with `degrees` and a scale by kind. Of its variance one part is shared by
/// all reports on a subject (a definition, a rumour that all repeat), one by all that a publisher says (its bias), and the
/// rest is the report's own: Cov(i, j) = s_i s_j (subject [same subject] + publisher [same publisher] + own [i = j]).
struct ErrorModel {
    double actual = 0.10, derived = 0.20, capacity = 0.20, estimate = 0.35, claim = 0.45;
    double of_open_end = 0.25;  // added (in quadrature) on the side on which the figure is open
    double degrees = 4;         // of Student's t; 0: normal
    double by_subject = 0.25, by_publisher = 0.25;

    [[nodiscard]] double width(Kind kind) const;
};

/// The errors of a list of observations, ready for computing. All arrays by observation.
struct Errors {
    std::vector<double> when_lower;   // scale where the truth (or what is simulated) lies below the figure
    std::vector<double> when_higher;  // scale where it lies above
    std::vector<int> subject;         // numbers of the groups that share an error
    std::vector<int> publisher;
    std::vector<int> echoes;  // how many reports, this one included, are one statement
    double degrees = 4;
    double by_subject = 0, by_publisher = 0;
};

/// A range low..high is a 90 % interval beside the error of its kind: variances add. Reports of one subject with overlapping
/// months and figures within 2 % are echoes of one statement: whoever fits must give each of n echoes n times the variance, so
/// that together they count once.
[[nodiscard]] Errors errors_of(const std::vector<Observation>& observations, const ErrorModel& model);

/// Covariance of the errors, row i scaled by scales[i].
[[nodiscard]] Matrix covariance(const Errors& errors, const std::vector<double>& scales);

/// Draws of the errors in units of their scales, [observation][member]: with shared parts, normal, of mean 0. Addressed by
/// (seed, name of observation, subject or publisher, member, block).
[[nodiscard]] Matrix draw_errors(const std::vector<Observation>& observations, const Errors& errors, std::uint64_t seed,
                                 std::size_t members, std::uint32_t block);

/// As draw_errors, but Student t with the model's degrees (which are even): what a report will say around the truth.
[[nodiscard]] Matrix draw_heavy_errors(const std::vector<Observation>& observations, const Errors& errors,
                                       std::uint64_t seed, std::size_t members, std::uint32_t block);

}  // namespace sinews::evidence
