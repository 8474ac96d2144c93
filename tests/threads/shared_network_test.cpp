// Network and Plan are shared by threads without a lock; how replications are divided over threads changes no bit.

#include <doctest/doctest.h>

#include <atomic>
#include <bit>
#include <cstdint>
#include <thread>
#include <vector>

#include "analyse/run.hpp"
#include "network/compile.hpp"
#include "scenario/read.hpp"
#include "support/random_scenario.hpp"

using namespace sinews;

namespace {

constexpr std::uint64_t seed = 7;
constexpr std::uint64_t replications = 96;
constexpr std::uint64_t piece = 8;

struct Compiled {
    scenario::Scenario scenario;
    network::Network network;
    analyse::Plan plan;
};

Compiled uncertain(std::uint64_t number) {
    support::RandomScenarioOptions options;
    options.uncertain = true;
    auto read = scenario::read_scenario(support::random_scenario(number, options));
    REQUIRE_FALSE(scenario::has_errors(read.faults));
    Compiled result{std::move(read.scenario), {}, {}};
    result.network = network::compile(result.scenario);
    result.plan = analyse::make_plan(result.scenario, result.network);
    return result;
}

// Each thread takes the next piece that nobody took, as the command line does, and keeps a tally of its own.
analyse::Tally run_on(unsigned count, const Compiled& compiled) {
    std::vector<analyse::Tally> tallies(count, analyse::Tally(compiled.plan));
    std::atomic<std::uint64_t> next{0};
    std::atomic<std::uint64_t> done{0};
    const std::atomic<bool> stop{false};
    {
        std::vector<std::jthread> threads;
        for (unsigned thread = 0; thread < count; ++thread) {
            threads.emplace_back([&, thread] {
                for (std::uint64_t first = 0; (first = next.fetch_add(piece)) < replications;) {
                    analyse::run_range(compiled.network, compiled.plan, simulate::Mode::monte_carlo, seed,
                                       {first, piece}, tallies[thread], &done, &stop, {8});
                }
            });
        }
    }
    CHECK(done == replications);
    analyse::Tally whole(compiled.plan);
    for (const analyse::Tally& part : tallies) whole.merge(part);
    return whole;
}

std::uint64_t bits(double value) { return std::bit_cast<std::uint64_t>(value); }

}  // namespace

TEST_CASE("four threads give the bits of one") {
    for (const std::uint64_t number : {1u, 2u, 3u}) {
        CAPTURE(number);
        const Compiled compiled = uncertain(number);
        const analyse::Tally one = run_on(1, compiled);
        const analyse::Tally four = run_on(4, compiled);
        CHECK(one.replications == replications);
        CHECK(four.replications == replications);
        REQUIRE(one.measure_sum.size() == four.measure_sum.size());
        for (std::size_t at = 0; at < one.measure_sum.size(); ++at) {
            CHECK(bits(one.measure_sum.value(at)) == bits(four.measure_sum.value(at)));
        }
        REQUIRE(one.waterfall.size() == four.waterfall.size());
        for (std::size_t at = 0; at < one.waterfall.size(); ++at) {
            CHECK(bits(one.waterfall.value(at)) == bits(four.waterfall.value(at)));
        }
        REQUIRE(one.measure.size() == four.measure.size());
        for (std::size_t at = 0; at < one.measure.size(); ++at) {
            CHECK(bits(one.measure[at].quantile(0.5)) == bits(four.measure[at].quantile(0.5)));
        }
        CHECK(one.crossover == four.crossover);
        CHECK(one.claim_true == four.claim_true);
        CHECK(one.line_starts == four.line_starts);
    }
}
