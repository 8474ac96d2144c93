// A truth that made the data is found again, the same by any threads.

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "evidence/score.hpp"
#include "evidence/small_evidence.hpp"

using namespace sinews;
using namespace sinews::evidence;

namespace {

std::vector<double> sorted_row(const Matrix& matrix, std::size_t row) {
    std::vector<double> values(matrix.row(row), matrix.row(row) + matrix.columns);
    std::ranges::sort(values);
    return values;
}

CalibrationOptions small_options() {
    CalibrationOptions options;
    options.members = 400;
    return options;
}

}  // namespace

TEST_CASE("exact reports lead to the truth") {
    const auto scenario = support::small_evidence_scenario();
    const Observations observations = observations_of(scenario, scenario.evidence);
    const ForwardModel model(scenario, observations, 1, support::in_this_thread());
    // All draws of the truth one and a half deviations off, up and down in turn.
    Matrix truth(model.draws().size(), 1);
    for (std::size_t at = 0; at < truth.rows; ++at) truth(at, 0) = at % 2 == 0 ? 1.5 : -1.5;
    ErrorModel exact;
    exact.actual = exact.derived = exact.capacity = exact.estimate = exact.claim = 0.01;
    const Observations data = support::reported(observations, model, truth, 5, exact);
    const ForwardModel of_data(scenario, data, 1, support::in_this_thread());
    CalibrationOptions options = small_options();
    options.errors = exact;
    const Fit found = fit(of_data, data, options);
    for (const std::size_t at : found.used) {
        const auto before = sorted_row(found.prior_predicted, at);
        const auto after = sorted_row(found.predicted, at);
        const double figure = std::log(data.list[at].figure);
        CHECK(quantile(after, 0.5) == doctest::Approx(figure).epsilon(0.005));
        CHECK(quantile(after, 0.95) - quantile(after, 0.05) < 0.3 * (quantile(before, 0.95) - quantile(before, 0.05)));
    }
    const auto shifts = shifts_of(of_data, found);
    REQUIRE(shifts.size() >= 4);
    CHECK(shifts.front().information > 1);
    CHECK(shifts.front().information >= shifts.back().information);
}

TEST_CASE("lanes and parts do not change a bit of the posterior, the seed does") {
    const auto scenario = support::small_evidence_scenario();
    const Observations observations = observations_of(scenario, scenario.evidence);
    const auto file_of = [&](std::uint64_t seed, int lanes, std::uint64_t part) {
        CalibrationOptions options = small_options();
        options.members = 100;
        options.smoother.seed = seed;
        const ForwardModel model(scenario, observations, seed, support::in_this_thread(lanes, part));
        return posterior_json(posterior_of(model, fit(model, observations, options), options));
    };
    const std::string first = file_of(1, 16, 1000);
    CHECK(first == file_of(1, 1, 1000));
    CHECK(first == file_of(1, 8, 33));
    CHECK(first == file_of(1, 64, 50));
    CHECK(first != file_of(2, 16, 1000));
}

TEST_CASE("a run with the posterior shows what the posterior predicts") {
    const auto scenario = support::small_evidence_scenario();
    const Observations observations = observations_of(scenario, scenario.evidence);
    const ForwardModel model(scenario, observations, 1, support::in_this_thread());
    const CalibrationOptions options = small_options();
    const Fit found = fit(model, observations, options);
    const Posterior posterior = posterior_of(model, found, options);
    REQUIRE_FALSE(posterior.names.empty());
    // Nothing but parameters is uncertain here, so the members' predictions come back but for draws that hardly moved.
    std::size_t unknown = 0;
    const auto given = given_draws(model.network(), posterior, 400, unknown);
    CHECK(unknown == 0);
    const auto plan = analyse::make_plan(observed_scenario(scenario, observations), model.network());
    const auto request = request_of(observations);
    analyse::Outcomes with(plan, request, {0, 400});
    REQUIRE(analyse::run_outcomes(model.network(), plan, simulate::Mode::monte_carlo, 1, {0, 400}, request, with,
                                  nullptr, nullptr, {16}, &given));
    const Observation& first = observations.list[0];
    std::size_t value = 0;
    while (request.values[value].measure != first.measure || request.values[value].month != first.from) ++value;
    for (std::uint64_t member = 0; member < 400; ++member) {
        CHECK(std::log(with.values[with.at(value, member)] * first.scale) ==
              doctest::Approx(found.predicted(0, member)).epsilon(0.003));
    }
}
