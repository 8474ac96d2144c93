// Network and Plan are shared by threads without a lock; how replications are divided over threads changes no bit.

#include <doctest/doctest.h>

#include <atomic>
#include <bit>
#include <cstdint>
#include <functional>
#include <mutex>
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
        threads.reserve(count);
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

// The same as the command line does: the sketches are those of one tally, month by month under a lock.
analyse::Tally run_sharing_sketches(unsigned count, const Compiled& compiled) {
    std::vector<analyse::Tally> tallies(count, analyse::Tally(compiled.plan));
    std::vector<std::mutex> guards(static_cast<std::size_t>(compiled.plan.months));
    const analyse::Exclusively exclusively = [&](int month, const std::function<void()>& work) {
        const std::scoped_lock alone(guards[static_cast<std::size_t>(month)]);
        work();
    };
    std::atomic<std::uint64_t> next{0};
    {
        std::vector<std::jthread> threads;
        threads.reserve(count);
        for (unsigned thread = 0; thread < count; ++thread) {
            threads.emplace_back([&, thread] {
                const analyse::ContinuedRun run =
                    analyse::begin_run(compiled.network, compiled.plan, simulate::Mode::monte_carlo, seed, piece,
                                       {&tallies[thread], &tallies.front(), exclusively}, {8});
                for (std::uint64_t first = 0; (first = next.fetch_add(piece)) < replications;)
                    run.run({first, piece}, nullptr, nullptr);
                run.hand_over();
            });
        }
    }
    for (unsigned thread = 1; thread < count; ++thread) tallies.front().merge(tallies[thread]);
    return std::move(tallies.front());
}

std::uint64_t bits(double value) { return std::bit_cast<std::uint64_t>(value); }

void check_same(const analyse::Tally& one, const analyse::Tally& four) {
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
    CHECK(one.measure == four.measure);
    CHECK(one.gap == four.gap);
    CHECK(one.output == four.output);
    CHECK(one.crossover == four.crossover);
    CHECK(one.claim_true == four.claim_true);
    CHECK(one.line_starts == four.line_starts);
}

}  // namespace

TEST_CASE("four threads give the bits of one") {
    for (const std::uint64_t number : {1u, 2u, 3u}) {
        CAPTURE(number);
        const Compiled compiled = uncertain(number);
        const analyse::Tally one = run_on(1, compiled);
        check_same(one, run_on(4, compiled));
        check_same(one, run_sharing_sketches(4, compiled));
    }
}
