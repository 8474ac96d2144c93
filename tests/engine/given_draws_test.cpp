// Draws that are given in place of Philox's.

#include <doctest/doctest.h>

#include <cstring>

#include "analyse/outcomes.hpp"
#include "network/compile.hpp"
#include "numerics/stream.hpp"
#include "scenario/read.hpp"
#include "support/random_scenario.hpp"

using namespace sinews;
using simulate::GivenDraws;

namespace {

constexpr std::uint64_t seed = 3;
constexpr std::uint64_t replications = 40;

struct Compiled {
    network::Network network;
    analyse::Plan plan;
    analyse::OutcomeRequest request;  // every measure in the last month
};

Compiled uncertain_scenario() {
    support::RandomScenarioOptions options;
    options.uncertain = true;
    const auto read = scenario::read_scenario(support::random_scenario(2, options));
    REQUIRE_FALSE(scenario::has_errors(read.faults));
    Compiled result{network::compile(read.scenario), {}, {}};
    result.plan = analyse::make_plan(read.scenario, result.network);
    for (int measure = 0; measure < static_cast<int>(result.plan.measures.size()); ++measure)
        result.request.values.push_back({measure, result.plan.months - 1});
    return result;
}

std::vector<double> values(const Compiled& compiled, const GivenDraws* given, int lanes = 16) {
    analyse::Outcomes outcomes(compiled.plan, compiled.request, {0, replications});
    CHECK(analyse::run_outcomes(compiled.network, compiled.plan, simulate::Mode::monte_carlo, seed, {0, replications},
                                compiled.request, outcomes, nullptr, nullptr, {lanes}, given));
    return outcomes.values;
}

bool same_bits(const std::vector<double>& a, const std::vector<double>& b) {
    return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0;
}

/// A row for every draw, of so many members; member m has the uniforms of replication m.
GivenDraws as_philox_draws(const network::ParameterTable& table, std::uint64_t members) {
    GivenDraws given;
    given.members = members;
    for (std::size_t at = 0; at < table.instructions.size(); ++at) {
        if (table.instructions[at].stream == 0) continue;
        given.streams.push_back(table.instructions[at].stream);
        for (std::uint64_t member = 0; member < members; ++member)
            given.uniforms.push_back(numerics::uniform(seed, table.instructions[at].stream, member, 0));
    }
    return given;
}

}  // namespace

TEST_CASE("a table without rows changes no bit, nor does one with the uniforms of Philox") {
    const Compiled compiled = uncertain_scenario();
    const auto drawn = values(compiled, nullptr);
    const GivenDraws nothing;
    CHECK(same_bits(drawn, values(compiled, &nothing)));
    const GivenDraws everything = as_philox_draws(compiled.network.parameters, replications);
    REQUIRE_FALSE(everything.uniforms.empty());
    for (const int lanes : {1, 8, 16, 64}) CHECK(same_bits(drawn, values(compiled, &everything, lanes)));
}

TEST_CASE("other draws give other values") {
    const Compiled compiled = uncertain_scenario();
    GivenDraws given = as_philox_draws(compiled.network.parameters, replications);
    for (double& u : given.uniforms) u = 1 - u;
    CHECK_FALSE(same_bits(values(compiled, nullptr), values(compiled, &given)));
}

TEST_CASE("replications take the members in turn, from the first on") {
    GivenDraws given;
    given.members = 3;
    given.first = 5;
    given.streams = {7, 8};
    given.uniforms = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6};
    CHECK(given.member_of(0) == 2);
    CHECK(given.member_of(1) == 0);
    CHECK(given.at(1, 0) == 0.6);
    CHECK(given.at(1, 1) == 0.4);
    CHECK(given.at(0, 2) == 0.2);
    CHECK(given.at(0, 5) == 0.2);
}
