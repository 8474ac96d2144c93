#include "evidence/smoother.hpp"

#include <algorithm>

#include "evidence/precision.hpp"
#include "numerics/elementary.hpp"
#include "numerics/stream.hpp"

namespace sinews::evidence {

namespace {

double squared(double x) { return x * x; }

double variance(const double* centred_values, std::size_t count) {
    double sum = 0;
    for (std::size_t at = 0; at < count; ++at) sum += squared(centred_values[at]);
    return count < 2 ? 0 : sum / static_cast<double>(count - 1);
}

/// The ensemble on its way from prior to posterior.
class Assimilation {
public:
    Assimilation(const std::vector<Observation>& observations, const Errors& errors, const std::vector<double>& figures,
                 const SmootherOptions& options, const Matrix& prior)
        : observations_(&observations),
          errors_(&errors),
          figures_(&figures),
          options_(&options),
          inflation_(options.steps),
          consumed_(figures.size(), 0.0),
          weights_(figures.size(), 1.0),
          precisions_(figures.size(), prior.columns) {
        const Matrix deviations = centred(prior);
        for (std::size_t at = 0; at < figures.size(); ++at)
            prior_variances_.push_back(variance(deviations.row(at), deviations.columns));
    }

    /// One step: takes in the likelihood to the power of one over the number of steps.
    void update(Matrix& scores, const Matrix& predicted, std::uint32_t step) {
        const Matrix deviations = centred(predicted);
        std::vector<double> scales = scales_of(predicted);
        weigh(predicted, deviations, scales);
        for (std::size_t at = 0; at < scales.size(); ++at) {
            scales[at] /= numerics::square_root(weights_[at]);
            consumed_[at] += 1 / (inflation_ * squared(scales[at]));
        }
        Matrix whole = covariance(*errors_, scales);
        const Matrix of_predictions = times_transposed(deviations, deviations);
        const auto members = static_cast<double>(predicted.columns);
        for (std::size_t at = 0; at < whole.values.size(); ++at)
            whole.values[at] = whole.values[at] * inflation_ + of_predictions.values[at] / (members - 1);
        Matrix pull = innovations(predicted, scales, step);
        if (!factorise(whole)) return;  // cannot be: the errors have own parts
        solve(whole, pull);
        const Matrix moves = times(localised(centred(scores), deviations), pull);
        for (std::size_t at = 0; at < scores.values.size(); ++at) scores.values[at] += moves.values[at];
    }

    [[nodiscard]] const std::vector<double>& weights() const { return weights_; }

private:
    /// Of the side on which the prediction lies; n echoes have n times the variance.
    [[nodiscard]] std::vector<double> scales_of(const Matrix& predicted) const {
        std::vector<double> result;
        for (std::size_t at = 0; at < figures_->size(); ++at) {
            const bool lower = mean_of(predicted.row(at), predicted.columns) < (*figures_)[at];
            const double scale = lower ? errors_->when_lower[at] : errors_->when_higher[at];
            result.push_back(scale * numerics::square_root(errors_->echoes[at]));
        }
        return result;
    }

    /// A figure's precision given what all others say: what the ensemble predicts less what the figure itself has put into
    /// it (the cavity of expectation propagation; Minka 2001). The gain takes the mean, each member a draw of its own.
    void weigh(const Matrix& predicted, const Matrix& deviations, const std::vector<double>& scales) {
        std::ranges::fill(precisions_.values, 1.0);
        if (errors_->degrees == 0) return;
        for (std::size_t at = 0; at < figures_->size(); ++at) {
            const double figure = (*figures_)[at];
            const double spread = variance(deviations.row(at), deviations.columns);
            double distance = figure - mean_of(predicted.row(at), predicted.columns), without = spread;
            if (spread > 0) {
                without = 1 / std::max(1 / spread - consumed_[at], 1 / std::max(prior_variances_[at], spread));
                // The mean without it is w (m/v - (1/v - 1/w) y), so that y lies w/v times as far from it.
                distance *= without / spread;
            }
            const Precision precision(errors_->degrees, distance, without, scales[at]);
            weights_[at] = precision.mean();
            const std::uint64_t stream = numerics::stream_key("evidence/precision/" + (*observations_)[at].id);
            for (std::size_t member = 0; member < predicted.columns; ++member)
                precisions_(at, member) =
                    precision.at(numerics::uniform(options_->seed, stream, member, 0)) / weights_[at];
        }
    }

    /// Figures with drawn errors less what the members predict.
    [[nodiscard]] Matrix innovations(const Matrix& predicted, const std::vector<double>& scales,
                                     std::uint32_t step) const {
        Matrix drawn = centred(draw_errors(*observations_, *errors_, options_->seed, predicted.columns, step));
        for (std::size_t at = 0; at < figures_->size(); ++at) {
            for (std::size_t member = 0; member < predicted.columns; ++member) {
                const double size = numerics::square_root(inflation_ / precisions_(at, member)) * scales[at];
                drawn(at, member) = (*figures_)[at] + size * drawn(at, member) - predicted(at, member);
            }
        }
        return drawn;
    }

    /// Sample covariances of scores and predictions, those that chance alone would give made small (Furrer and Bengtsson 2007).
    [[nodiscard]] Matrix localised(const Matrix& score_deviations, const Matrix& deviations) const {
        const auto members = static_cast<double>(deviations.columns);
        Matrix result = times_transposed(score_deviations, deviations);
        std::vector<double> spread;
        for (std::size_t j = 0; j < deviations.rows; ++j)
            spread.push_back(variance(deviations.row(j), deviations.columns));
        for (std::size_t i = 0; i < result.rows; ++i) {
            const double own = variance(score_deviations.row(i), deviations.columns);
            for (std::size_t j = 0; j < result.columns; ++j) {
                const double covariance = result(i, j) / (members - 1);
                const double of_chance = options_->localisation / members * own * spread[j];
                const double square = squared(covariance);
                result(i, j) = square > of_chance ? covariance * (square - of_chance) / square : 0;
            }
        }
        return result;
    }

    const std::vector<Observation>* observations_;
    const Errors* errors_;
    const std::vector<double>* figures_;
    const SmootherOptions* options_;
    double inflation_;                     // of the errors' variance, the number of steps
    std::vector<double> prior_variances_;  // of what is predicted
    std::vector<double> consumed_;         // of each figure's own information, what the ensemble holds already
    std::vector<double> weights_;          // mean precision by figure, in units of 1/scale²
    Matrix precisions_;                    // by member, over their mean
};

}  // namespace

Smoothed smooth(const std::vector<Observation>& observations, const Errors& errors, const std::vector<double>& figures,
                Matrix scores, const Predict& predict, const SmootherOptions& options) {
    Smoothed result;
    result.scores = std::move(scores);
    result.stopped = !predict(result.scores, result.predicted);
    if (result.stopped || observations.empty()) return result;
    result.prior = result.predicted;
    Assimilation assimilation(observations, errors, figures, options, result.prior);
    for (int step = 0; step < options.steps && !result.stopped; ++step) {
        assimilation.update(result.scores, result.predicted, static_cast<std::uint32_t>(step));
        result.stopped = !predict(result.scores, result.predicted);
    }
    result.weights = assimilation.weights();
    return result;
}

}  // namespace sinews::evidence
