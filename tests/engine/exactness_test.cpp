// Bit-identical whatever the lanes, ranges, order of merging and order of rows; an added line leaves other draws alone.

#include <doctest/doctest.h>

#include <bit>
#include <cstdint>

#include "analyse/run.hpp"
#include "analyse/trajectory.hpp"
#include "network/compile.hpp"
#include "scenario/read.hpp"
#include "support/random_scenario.hpp"

using namespace sinews;

namespace {

struct Compiled {
    scenario::Scenario scenario;
    network::Network network;
    analyse::Plan plan;
};

Compiled compiled(const scenario::FileSet& files) {
    auto read = scenario::read_scenario(files);
    REQUIRE_FALSE(scenario::has_errors(read.faults));
    Compiled result{std::move(read.scenario), {}, {}};
    result.network = network::compile(result.scenario);
    result.plan = analyse::make_plan(result.scenario, result.network);
    return result;
}

scenario::FileSet uncertain_scenario(std::uint64_t seed) {
    support::RandomScenarioOptions options;
    options.uncertain = true;
    return support::random_scenario(seed, options);
}

analyse::Tally run(const Compiled& compiled, const std::vector<analyse::Range>& ranges, analyse::BatchForm form) {
    analyse::Tally total(compiled.plan);
    for (const analyse::Range range : ranges) {
        analyse::Tally part(compiled.plan);
        CHECK(analyse::run_range(compiled.network, compiled.plan, simulate::Mode::monte_carlo, 3, range, part, nullptr,
                                 nullptr, form));
        total.merge(part);
    }
    return total;
}

bool same_bits(double a, double b) { return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b); }

void check_same(const numerics::QuantileSketch& a, const numerics::QuantileSketch& b) {
    CHECK(a.count() == b.count());
    for (const double p : {0.0, 0.05, 0.25, 0.5, 0.75, 0.95, 1.0}) CHECK(same_bits(a.quantile(p), b.quantile(p)));
}

void check_same(const numerics::ExactSums& a, const numerics::ExactSums& b) {
    REQUIRE(a.size() == b.size());
    for (std::size_t at = 0; at < a.size(); ++at) CHECK(same_bits(a.value(at), b.value(at)));
}

void check_same(const analyse::Tally& a, const analyse::Tally& b) {
    CHECK(a.replications == b.replications);
    for (std::size_t at = 0; at < a.measure.size(); ++at) check_same(a.measure[at], b.measure[at]);
    for (std::size_t at = 0; at < a.gap.size(); ++at) check_same(a.gap[at], b.gap[at]);
    for (std::size_t at = 0; at < a.line_start.size(); ++at) check_same(a.line_start[at], b.line_start[at]);
    for (std::size_t at = 0; at < a.core.size(); ++at) check_same(a.core[at], b.core[at]);
    check_same(a.measure_sum, b.measure_sum);
    check_same(a.waterfall, b.waterfall);
    check_same(a.waterfall_inputs, b.waterfall_inputs);
    check_same(a.opened_capacity, b.opened_capacity);
    check_same(a.missing_money, b.missing_money);
    for (std::size_t at = 0; at < a.output.size(); ++at) check_same(a.output[at], b.output[at]);
    check_same(a.output_sum, b.output_sum);
    check_same(a.spent_money, b.spent_money);
    CHECK(a.holds == b.holds);
    CHECK(a.crossover == b.crossover);
    CHECK(a.claim_true == b.claim_true);
    CHECK(a.opened == b.opened);
    CHECK(a.expanded == b.expanded);
}

}  // namespace

TEST_CASE("lanes, ranges and the order of merging do not change a bit") {
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        const Compiled scenario = compiled(uncertain_scenario(seed));
        const analyse::Tally whole = run(scenario, {{0, 77}}, {8});
        for (const int lanes : {1, 32, 64}) check_same(whole, run(scenario, {{0, 77}}, {lanes}));
        check_same(whole, run(scenario, {{40, 37}, {0, 13}, {13, 27}}, {8}));
        const analyse::Tally in_double = run(scenario, {{0, 21}}, {8, analyse::Precision::full});
        check_same(in_double, run(scenario, {{0, 21}}, {1, analyse::Precision::full}));
        check_same(in_double, run(scenario, {{8, 13}, {0, 8}}, {8, analyse::Precision::full}));
    }
}

TEST_CASE("a run that goes on range by range, batches that are not full among them, is one run") {
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
        const Compiled scenario = compiled(uncertain_scenario(seed));
        for (const analyse::Precision precision : {analyse::Precision::single, analyse::Precision::full}) {
            const analyse::Tally whole = run(scenario, {{0, 77}}, {8, precision});
            for (const int lanes : {1, 8, 32, 64}) {
                if (precision == analyse::Precision::full && lanes > 8) continue;
                analyse::Tally tally(scenario.plan);
                const analyse::ContinuedRun going_on =
                    analyse::begin_run(scenario.network, scenario.plan, simulate::Mode::monte_carlo, 3, 77,
                                       {&tally, &tally, {}}, {lanes, precision});
                std::uint64_t first = 0;
                for (const std::uint64_t count : {9U, 9U, 2U, 32U, 1U, 16U, 8U}) {
                    CHECK(going_on.run({first, count}, nullptr, nullptr));
                    first += count;
                }
                going_on.hand_over();
                check_same(whole, tally);
            }
        }
    }
}

TEST_CASE("replications differ, and each runs alone as it runs among others") {
    const Compiled scenario = compiled(uncertain_scenario(2));
    const auto third = analyse::record(scenario.scenario, scenario.network, simulate::Mode::monte_carlo, 3, 3);
    const auto fourth = analyse::record(scenario.scenario, scenario.network, simulate::Mode::monte_carlo, 3, 4);
    CHECK(third.parameters != fourth.parameters);
    analyse::Tally alone(scenario.plan);
    analyse::run_range(scenario.network, scenario.plan, simulate::Mode::monte_carlo, 3, {3, 1}, alone, nullptr, nullptr,
                       {8, analyse::Precision::full});
    for (std::size_t measure = 0; measure < scenario.plan.measures.size(); ++measure) {
        for (std::size_t month = 0; month < third.measures[measure].size(); ++month) {
            const double value = third.measures[measure][month];
            const auto answered =
                static_cast<std::size_t>(scenario.plan.answer_month(measure, static_cast<int>(month)));
            const auto& sketch = alone.measure[measure * third.measures[measure].size() + answered];
            if (value == value) CHECK(same_bits(sketch.quantile(0.5), value));
        }
    }
}

TEST_CASE("the order of rows does not change a bit") {
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        const auto files = uncertain_scenario(seed);
        const Compiled plain = compiled(files);
        const Compiled shuffled = compiled(support::with_rows_shuffled(files, seed + 100));
        check_same(run(plain, {{0, 24}}, {8}), run(shuffled, {{0, 24}}, {8}));
    }
}

TEST_CASE("an added line leaves the draws of the others alone") {
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        scenario::Scenario scenario = scenario::read_scenario(uncertain_scenario(seed)).scenario;
        const auto before = analyse::record(scenario, network::compile(scenario), simulate::Mode::monte_carlo, 3, 5);
        scenario::LineRow added = scenario.lines.front();
        added.line = "0-added-before-all-others";
        scenario.lines.insert(scenario.lines.begin(), added);
        const auto after = analyse::record(scenario, network::compile(scenario), simulate::Mode::monte_carlo, 3, 5);
        for (const auto& [name, value] : before.parameters) {
            REQUIRE(after.parameters.contains(name));
            CHECK(same_bits(after.parameters.at(name), value));
        }
        for (const auto& [line, comes] : before.line_comes) CHECK(after.line_comes.at(line) == comes);
    }
}
