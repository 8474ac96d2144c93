// Simulation-based calibration (Talts and others 2018): were the prior the truth, then the truth's rank among the
// posterior's members would be uniform, and its 90 % intervals would hold it nine times in ten.

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "evidence/small_evidence.hpp"

using namespace sinews;
using namespace sinews::evidence;

TEST_CASE("intervals cover as often as they say, and ranks are uniform") {
    constexpr int repetitions = 200;
    constexpr std::size_t members = 300;
    constexpr std::size_t bins = 10;
    const auto scenario = support::small_evidence_scenario();
    const Observations observations = observations_of(scenario, scenario.evidence);
    const ForwardModel model(scenario, observations, 1, support::in_this_thread());
    const std::size_t draws = model.draws().size();
    REQUIRE(draws >= 5);
    std::vector<std::vector<int>> ranks(draws, std::vector<int>(bins, 0));
    std::vector<int> covered(draws, 0);
    for (int repetition = 0; repetition < repetitions; ++repetition) {
        const auto seed = static_cast<std::uint64_t>(1000 + repetition);
        const Matrix truth = prior_scores(model.draws(), 700'000 + seed, 1);
        const ErrorModel errors;
        const Observations data = support::reported(observations, model, truth, seed, errors);
        const ForwardModel of_data(scenario, data, seed, support::in_this_thread());
        CalibrationOptions options;
        options.members = members;
        options.smoother.seed = seed;
        const Fit found = fit(of_data, data, options);
        for (std::size_t draw = 0; draw < draws; ++draw) {
            const double* row = found.scores.row(draw);
            const auto below = static_cast<std::size_t>(
                std::count_if(row, row + members, [&](double score) { return score < truth(draw, 0); }));
            ++ranks[draw][std::min(bins - 1, below * bins / (members + 1))];
            covered[draw] += below >= members / 20 && below <= members - members / 20 ? 1 : 0;
        }
    }
    double all_covered = 0;
    for (std::size_t draw = 0; draw < draws; ++draw) {
        const std::string& name = model.draws()[draw].name;
        const double share = covered[draw] / static_cast<double>(repetitions);
        all_covered += share / static_cast<double>(draws);
        double chi_square = 0;
        for (const int count : ranks[draw]) {
            const double expected = repetitions / static_cast<double>(bins);
            chi_square += (count - expected) * (count - expected) / expected;
        }
        MESSAGE(name << ": 90 % intervals cover " << share << ", chi-square " << chi_square);
        CHECK_MESSAGE(share >= 0.85, name);
        CHECK_MESSAGE(share <= 0.95, name);
        CHECK_MESSAGE(chi_square < 27.88, name);  // 9 degrees, one in a thousand
    }
    CHECK(all_covered == doctest::Approx(0.9).epsilon(0.03));
}
