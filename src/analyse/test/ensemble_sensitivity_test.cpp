#include "analyse/ensemble_sensitivity.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "numerics/stream.hpp"

using namespace sinews;
using namespace sinews::analyse;

namespace {

constexpr std::uint64_t members = 400;
constexpr std::uint64_t replications = 8000;

/// Two inputs of an ensemble, uniform and independent.
simulate::GivenDraws ensemble(std::uint64_t seed) {
    simulate::GivenDraws given;
    given.members = members;
    given.first = seed % members;
    given.streams = {11, 12};
    for (const std::uint64_t stream : given.streams) {
        for (std::uint64_t member = 0; member < members; ++member)
            given.uniforms.push_back(numerics::uniform(seed, stream, member, 0));
    }
    return given;
}

/// a times the first input plus noise of every replication, both of variance 1/12.
std::vector<double> outputs_of(const simulate::GivenDraws& given, double a, std::uint64_t seed) {
    std::vector<double> outputs;
    for (std::uint64_t at = 0; at < replications; ++at)
        outputs.push_back(a * given.at(0, at) + numerics::uniform(seed, 99, at, 0));
    return outputs;
}

}  // namespace

TEST_CASE("an input of an ensemble has the share of the variance that it makes, one without effect none") {
    double effective = 0, idle = 0;
    constexpr int rounds = 20;
    for (std::uint64_t round = 1; round <= rounds; ++round) {
        const auto given = ensemble(round);
        const auto outputs = outputs_of(given, 2, round);
        const EnsembleSensitivity found(given, outputs);
        effective += found.first_order(0) / rounds;
        idle += found.first_order(1) / rounds;
        const SensitivityIndex index = found.first_order_interval(0, round);
        CHECK(index.low < index.value);
        CHECK(index.value < index.high);
    }
    CHECK(effective == doctest::Approx(0.8).epsilon(0.03));  // 4 of 5 parts of the variance
    CHECK(std::abs(idle) < 0.01);  // taking replications for independent would give about 9/400 of the 0.8
}

TEST_CASE("the numbers of an ensemble need not be uniform, and replications may have no output") {
    auto given = ensemble(3);
    const auto outputs = outputs_of(given, 2, 3);
    const double before = EnsembleSensitivity(given, outputs).first_order(0);
    for (double& number : given.uniforms) number = std::pow(number, 8);
    CHECK(EnsembleSensitivity(given, outputs).first_order(0) == before);
    auto holes = outputs;
    for (std::size_t at = 0; at < holes.size(); at += 3) holes[at] = std::numeric_limits<double>::quiet_NaN();
    CHECK(EnsembleSensitivity(given, holes).first_order(0) == doctest::Approx(before).epsilon(0.05));
    CHECK(EnsembleSensitivity(given, std::vector<double>(replications, 1.0)).first_order(0) == 0);
    CHECK(EnsembleSensitivity(given, outputs).row_of(12) == std::optional<std::size_t>(1));
    CHECK_FALSE(EnsembleSensitivity(given, outputs).row_of(13));
}
