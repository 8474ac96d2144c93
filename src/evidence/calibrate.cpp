#include "evidence/calibrate.hpp"

#include <algorithm>
#include <numeric>

#include "evidence/score.hpp"
#include "numerics/elementary.hpp"
#include "numerics/stream.hpp"
#include "simulate/parameters.hpp"

namespace sinews::evidence {

namespace {

constexpr std::uint32_t report_block = 1000;  // of the errors of predicted reports, apart from the smoother's
constexpr double kept_move = 0.1;             // a draw whose scores moved by less (root mean square) is drawn as ever

double squared(double x) { return x * x; }

Matrix rows_of(const Matrix& matrix, const std::vector<std::size_t>& rows) {
    Matrix result(rows.size(), matrix.columns);
    for (std::size_t at = 0; at < rows.size(); ++at) std::copy_n(matrix.row(rows[at]), matrix.columns, result.row(at));
    return result;
}

bool counts(const Observation& one, const CalibrationOptions& options) {
    return one.kind != Kind::target && !options.held_out.contains(one.id) &&
           (!options.published_by || one.published <= *options.published_by);
}

double root_mean_square_move(const Fit& fit, std::size_t draw) {
    double sum = 0;
    for (std::size_t member = 0; member < fit.scores.columns; ++member)
        sum += squared(fit.scores(draw, member) - fit.prior_scores(draw, member));
    return numerics::square_root(sum / static_cast<double>(fit.scores.columns));
}

/// As the file writes it, so that a run from memory and one from the file are the same.
double to_two_decimals(double score) { return numerics::floor(score * 100 + 0.5) / 100; }

/// Values of all uncertain parameters, [position in `drawn`][member].
Matrix parameter_values(const network::Network& network, const std::vector<Draw>& draws, const Matrix& scores) {
    constexpr int width = 16;
    const network::ParameterTable& table = network.parameters;
    simulate::State<width> state;
    state.parameters.assign(static_cast<std::size_t>(table.size()), numerics::Lanes<width>(0.0));
    state.registers.assign(static_cast<std::size_t>(table.register_count), numerics::Lanes<width>(0.0));
    const simulate::GivenDraws given = given_draws(draws, scores);
    Matrix values(table.drawn.size(), scores.columns);
    for (std::size_t first = 0; first < scores.columns; first += width) {
        simulate::draw_parameters<width>(network, {simulate::Mode::monte_carlo, 0, first, &given}, state);
        const std::size_t count = std::min<std::size_t>(width, scores.columns - first);
        for (std::size_t at = 0; at < table.drawn.size(); ++at) {
            const auto& lanes = state.parameters[static_cast<std::size_t>(table.drawn[at])];
            for (std::size_t lane = 0; lane < count; ++lane) values(at, first + lane) = lanes[lane];
        }
    }
    return values;
}

bool draws_itself(const network::ParameterTable& table, const network::Program& program) {
    const auto first = table.instructions.begin() + program.first_instruction;
    return std::any_of(first, first + program.instruction_count,
                       [](const network::Instruction& step) { return scenario::is_draw(step.operation); });
}

std::vector<double> sorted_row(const Matrix& matrix, std::size_t row) {
    std::vector<double> values(matrix.row(row), matrix.row(row) + matrix.columns);
    std::ranges::sort(values);
    return values;
}

double information_of(const Shift& shift) {
    const double before = shift.prior_p95 - shift.prior_p05;
    if (!(before > 0)) return 0;
    constexpr double deviations = 3.2897072539029444;  // in a 90 % interval of a normal
    const double moved = (shift.p50 - shift.prior_p50) / before * deviations;
    const double narrowed = std::max((shift.p95 - shift.p05) / before, 1e-6);
    return 0.5 * (squared(narrowed) + squared(moved) - 1) - numerics::logarithm(narrowed);
}

}  // namespace

Fit fit(const ForwardModel& model, const Observations& observations, const CalibrationOptions& options) {
    Fit result;
    std::vector<Observation> used;
    std::vector<double> figures;
    for (std::size_t at = 0; at < observations.list.size(); ++at) {
        if (!counts(observations.list[at], options)) continue;
        result.used.push_back(at);
        used.push_back(observations.list[at]);
        figures.push_back(numerics::logarithm(used.back().figure));
    }
    result.errors = errors_of(observations.list, options.errors);
    result.errors_used = errors_of(used, options.errors);
    result.prior_scores = prior_scores(model.draws(), options.smoother.seed, options.members);
    bool first = true;
    const auto predict = [&](const Matrix& scores, Matrix& predicted) {
        if (!model.predict(scores, result.predicted)) return false;
        if (first) result.prior_predicted = result.predicted;
        first = false;
        predicted = rows_of(result.predicted, result.used);
        return true;
    };
    Smoothed smoothed = smooth(used, result.errors_used, figures, result.prior_scores, predict, options.smoother);
    result.stopped = smoothed.stopped;
    result.scores = std::move(smoothed.scores);
    result.weights = std::move(smoothed.weights);
    return result;
}

Posterior posterior_of(const ForwardModel& model, const Fit& fit, const CalibrationOptions& options) {
    Posterior posterior;
    posterior.seed = options.smoother.seed;
    posterior.steps = options.smoother.steps;
    posterior.observations = fit.used.size();
    if (options.published_by) posterior.as_of = scenario::to_text(*options.published_by);
    std::vector<std::size_t> kept;
    for (std::size_t draw = 0; draw < model.draws().size(); ++draw) {
        if (root_mean_square_move(fit, draw) >= kept_move) kept.push_back(draw);
    }
    std::ranges::sort(kept, {}, [&](std::size_t draw) { return model.draws()[draw].name; });
    for (const std::size_t draw : kept) posterior.names.push_back(model.draws()[draw].name);
    posterior.scores = rows_of(fit.scores, kept);
    for (double& score : posterior.scores.values) score = to_two_decimals(std::clamp(score, -8.0, 8.0));
    return posterior;
}

std::vector<double> predictive(const std::vector<Observation>& observations, const Errors& errors,
                               const Matrix& predicted, std::size_t observation, std::uint64_t seed) {
    Errors own;
    own.degrees = errors.degrees;
    own.by_subject = errors.by_subject;
    own.by_publisher = errors.by_publisher;
    const Matrix drawn = draw_heavy_errors({observations[observation]}, own, seed, predicted.columns, report_block);
    std::vector<double> values(predicted.columns);
    for (std::size_t member = 0; member < values.size(); ++member) {
        // An error below 0 is a figure below the truth.
        const double error = drawn(0, member);
        const double scale = error < 0 ? errors.when_higher[observation] : errors.when_lower[observation];
        values[member] = predicted(observation, member) + scale * error;
    }
    std::ranges::sort(values);
    return values;
}

std::vector<Shift> shifts_of(const ForwardModel& model, const Fit& fit) {
    const network::ParameterTable& table = model.network().parameters;
    const Matrix before = parameter_values(model.network(), model.draws(), fit.prior_scores);
    const Matrix after = parameter_values(model.network(), model.draws(), fit.scores);
    std::vector<Shift> shifts;
    for (std::size_t at = 0; at < table.drawn.size(); ++at) {
        if (!draws_itself(table, table.program[at])) continue;
        const std::vector<double> prior = sorted_row(before, at);
        const std::vector<double> posterior = sorted_row(after, at);
        Shift shift;
        shift.name = table.name[static_cast<std::size_t>(table.drawn[at])];
        shift.prior_p05 = quantile(prior, 0.05);
        shift.prior_p25 = quantile(prior, 0.25);
        shift.prior_p50 = quantile(prior, 0.5);
        shift.prior_p75 = quantile(prior, 0.75);
        shift.prior_p95 = quantile(prior, 0.95);
        shift.p05 = quantile(posterior, 0.05);
        shift.p25 = quantile(posterior, 0.25);
        shift.p50 = quantile(posterior, 0.5);
        shift.p75 = quantile(posterior, 0.75);
        shift.p95 = quantile(posterior, 0.95);
        shift.information = information_of(shift);
        shifts.push_back(shift);
    }
    std::ranges::sort(shifts, [](const Shift& a, const Shift& b) {
        return a.information != b.information ? a.information > b.information : a.name < b.name;
    });
    return shifts;
}

std::vector<FitOfObservation> fits_of(const Observations& observations, const Fit& fit, std::uint64_t seed) {
    std::vector<FitOfObservation> fits;
    for (std::size_t at = 0; at < fit.used.size(); ++at) {
        const std::size_t observation = fit.used[at];
        const std::vector<double> values = predictive(observations.list, fit.errors, fit.predicted, observation, seed);
        const double figure = numerics::logarithm(observations.list[observation].figure);
        const double median = quantile(values, 0.5);
        const double scale = median < figure ? fit.errors.when_lower[observation] : fit.errors.when_higher[observation];
        fits.push_back({observation, numerics::exponential(quantile(values, 0.05)), numerics::exponential(median),
                        numerics::exponential(quantile(values, 0.95)), (figure - median) / scale,
                        fit.weights.empty() ? 1 : fit.weights[at], covered(values, 0.5, figure),
                        covered(values, 0.9, figure)});
    }
    return fits;
}

}  // namespace sinews::evidence
