// Single precision against double: what rounding does to measures, and what it must not do to sums.

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "analyse/outcomes.hpp"
#include "analyse/tally.hpp"
#include "network/certainty.hpp"
#include "network/compile.hpp"
#include "scenario/read.hpp"
#include "simulate/line_capacity.hpp"
#include "simulate/waterfall_state.hpp"
#include "support/folder.hpp"
#include "support/random_scenario.hpp"

using namespace sinews;
using analyse::Precision;

namespace {

constexpr std::uint64_t replications = 64;

struct Compiled {
    network::Network network;
    analyse::Plan plan;
};

Compiled compiled(const scenario::FileSet& files) {
    const auto read = scenario::read_scenario(files);
    REQUIRE_FALSE(scenario::has_errors(read.faults));
    Compiled result{network::compile(read.scenario), {}};
    result.plan = analyse::make_plan(read.scenario, result.network);
    return result;
}

Compiled random_network(std::uint64_t seed) {
    support::RandomScenarioOptions options;
    options.uncertain = true;
    return compiled(support::random_scenario(seed, options));
}

/// Every measure in every month, [measure][month][replication] in a row.
std::vector<double> values(const Compiled& compiled, Precision precision) {
    analyse::OutcomeRequest request;
    for (int measure = 0; measure < static_cast<int>(compiled.plan.measures.size()); ++measure) {
        for (int month = 0; month < compiled.plan.months; ++month) request.values.push_back({measure, month});
    }
    analyse::Outcomes outcomes(compiled.plan, request, {0, replications});
    CHECK(analyse::run_outcomes(compiled.network, compiled.plan, simulate::Mode::monte_carlo, 3, {0, replications},
                                request, outcomes, nullptr, nullptr, {8, precision}));
    return outcomes.values;
}

analyse::Tally tally_of(const Compiled& compiled, Precision precision) {
    analyse::Tally tally(compiled.plan);
    CHECK(analyse::run_range(compiled.network, compiled.plan, simulate::Mode::monte_carlo, 3, {0, replications}, tally,
                             nullptr, nullptr, {8, precision}));
    return tally;
}

bool same(const std::vector<double>& one, const std::vector<double>& other) {
    return std::ranges::equal(one, other,
                              [](double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); });
}

struct Agreement {
    std::size_t compared = 0, close = 0;
    bool same_gaps = true;  // empty in the one where empty in the other
};

/// Compares the values of one measure, replication by replication, on the scale of the measure's largest value.
void compare(const double* single, const double* full, std::size_t count, Agreement& agreement) {
    double scale = 0;
    for (std::size_t at = 0; at < count; ++at) {
        if (std::isfinite(full[at])) scale = std::max(scale, std::abs(full[at]));
    }
    for (std::size_t at = 0; at < count; ++at) {
        agreement.same_gaps = agreement.same_gaps && std::isnan(single[at]) == std::isnan(full[at]);
        if (!std::isfinite(full[at]) || full[at] == 0) continue;
        ++agreement.compared;
        if (std::abs(single[at] - full[at]) <= 2e-5 * std::max(std::abs(full[at]), 1e-3 * scale)) ++agreement.close;
    }
}

}  // namespace

TEST_CASE("single precision moves measures by a few units in the fifth digit") {
    Agreement agreement;
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        const Compiled compiled = random_network(seed);
        const std::vector<double> single = values(compiled, Precision::single);
        const std::vector<double> full = values(compiled, Precision::full);
        const std::size_t of_measure = static_cast<std::size_t>(compiled.plan.months) * replications;
        for (std::size_t measure = 0; measure < compiled.plan.measures.size(); ++measure) {
            compare(&single[measure * of_measure], &full[measure * of_measure], of_measure, agreement);
        }
    }
    CHECK(agreement.same_gaps);
    CHECK(agreement.compared > 100'000);
    MESSAGE(agreement.close, " of ", agreement.compared, " within 2e-5");
    CHECK(static_cast<double>(agreement.close) >= 0.99 * static_cast<double>(agreement.compared));
}

TEST_CASE("the waterfall adds up to the wished rate in single precision as in double") {
    using simulate::Term;
    std::size_t compared = 0;
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        const Compiled compiled = random_network(seed);
        const analyse::Tally tally = tally_of(compiled, Precision::single);
        const std::size_t rows = compiled.plan.waterfall.size();
        for (std::size_t month = 0; month < static_cast<std::size_t>(compiled.plan.months); ++month) {
            for (std::size_t row = 0; row < rows; ++row) {
                const auto sum = [&](std::size_t level) -> const numerics::ExactSum& {
                    return tally.waterfall.sum((month * rows + row) * simulate::level_count + level);
                };
                const auto terms = simulate::terms_of_levels(
                    [&](std::size_t level) { return sum(level).value(); },
                    [&](std::size_t level, std::size_t next) { return sum(level).less(sum(next)); });
                const auto term = [&](Term of) { return terms[static_cast<std::size_t>(of)]; };
                const double parts = term(Term::money) + term(Term::capacity) + term(Term::cooperation) +
                                     term(Term::ramp) + term(Term::inputs) + term(Term::made);
                CHECK(parts == doctest::Approx(term(Term::wished)).epsilon(1e-13));
                const analyse::WaterfallRow& entry = compiled.plan.waterfall[row];
                const auto item =
                    static_cast<std::size_t>(compiled.network.pools[static_cast<std::size_t>(entry.pool)].item);
                const std::size_t length = compiled.network.chain[item].size();
                double named = 0;
                for (std::size_t input = 0; input < length; ++input) {
                    named +=
                        tally.waterfall_inputs.value(month * static_cast<std::size_t>(compiled.plan.waterfall_inputs) +
                                                     static_cast<std::size_t>(entry.first_input) + input);
                }
                if (length > 0) CHECK(named == doctest::Approx(term(Term::inputs)).epsilon(1e-13));
                if (length > 0 && named > 0) ++compared;
            }
        }
    }
    CHECK(compared > 50);
}

namespace {

/// The ramp R from what is left of it, 20^-y.
template <auto W>
simulate::Lanes<W> ramp_at(double y) {
    return 1.0 - numerics::exponential(simulate::Lanes<W>(-simulate::detail::logarithm_of_20 * y));
}
/// R is 1 to the last bit from where it is said to end, and not long before.
template <auto W>
void check_ramp_end() {
    const double end = simulate::detail::ramp_end<W>;
    for (int step = 0; step < 4000; ++step) CHECK(ramp_at<W>(end * (1 + step * 0.01))[0] == 1.0);
    CHECK(ramp_at<W>(end - 0.05)[0] < 1.0);
}

}  // namespace

TEST_CASE("a ramp ends where the precision no longer tells it from 1") {
    check_ramp_end<1>();
    check_ramp_end<simulate::Single{1}>();
}

TEST_CASE("what leaves nothing to chance is computed in double precision") {
    int certain = 0, differ = 0;
    for (const auto& folder : support::folders_in(std::filesystem::path(SINEWS_SOURCE_FOLDER) / "tests" / "cases")) {
        const Compiled worked = compiled(support::read_files(folder));
        if (!network::is_certain(worked.network)) continue;
        ++certain;
        const std::vector<double> full = values(worked, Precision::full);
        CHECK(same(values(worked, Precision::as_needed), full));
        differ += same(values(worked, Precision::single), full) ? 0 : 1;
    }
    CHECK(certain >= 9);
    CHECK(differ > 0);
    const Compiled uncertain = random_network(2);
    REQUIRE_FALSE(network::is_certain(uncertain.network));
    CHECK(same(values(uncertain, Precision::as_needed), values(uncertain, Precision::single)));
}
