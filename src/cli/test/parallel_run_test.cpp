#include <doctest/doctest.h>

#include "cli/load_scenario.hpp"
#include "cli/simulate_threads.hpp"
#include "network/compile.hpp"
#include "report/hash.hpp"

using namespace sinews;
using namespace sinews::cli;

TEST_CASE("the number of threads changes no bit, and a stop gives nothing") {
    const LoadedScenario loaded = load_scenario(SINEWS_SOURCE_FOLDER "/tests/end_to_end/scenario", {});
    REQUIRE_MESSAGE(loaded.exit_code == 0, loaded.message);
    CHECK(loaded.name == "scenario");
    const network::Network network = network::compile(loaded.scenario);
    const analyse::Plan plan = analyse::make_plan(loaded.scenario, network);
    const auto run = [&](unsigned threads, bool stopped) {
        std::atomic<std::uint64_t> done{0};
        const std::atomic<bool> stop{stopped};
        return simulate_threads(network, plan, {simulate::Mode::monte_carlo, 5, 300, threads}, done, stop);
    };
    const auto one = run(1, false);
    REQUIRE(one);
    CHECK(one->replications == 300);
    CHECK(report::result_hash(*run(2, false)) == report::result_hash(*one));
    CHECK(report::result_hash(*run(5, false)) == report::result_hash(*one));
    CHECK_FALSE(run(2, true));
}

TEST_CASE("a folder is named by its last part, and strangers in it do not change the hash") {
    const std::string folder = SINEWS_SOURCE_FOLDER "/tests/end_to_end/scenario";
    const LoadedScenario plain = load_scenario(folder, {});
    const LoadedScenario slash = load_scenario(folder + "/", {});
    const LoadedScenario dotted = load_scenario(folder + "/.", {"east_scale=1"});
    CHECK(slash.name == "scenario");
    CHECK(dotted.name == "scenario");
    CHECK(slash.hash == plain.hash);
    CHECK_MESSAGE(dotted.hash == plain.hash, "settings are told apart from the files");
    CHECK(load_scenario(folder, {"nothing"}).exit_code == 2);
    CHECK(load_scenario(folder + "/none", {}).exit_code == 3);
    CHECK(load_scenario(folder, {"lines/a-pump/capacity=1 to"}).exit_code == 1);
}
