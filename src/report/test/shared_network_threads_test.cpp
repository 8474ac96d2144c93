// One network and one plan, read by several threads at once: the same bits as one thread gives. Run under the thread
// sanitizer too, so with plain threads: the sanitizer cannot see into a library that was built without it.

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>
#include <vector>

#include "analyse/run.hpp"
#include "network/compile.hpp"
#include "report/hash.hpp"
#include "scenario/read.hpp"

using namespace sinews;

namespace {

scenario::FileSet files_of(const std::filesystem::path& folder) {
    scenario::FileSet files;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        std::ifstream in(entry.path(), std::ios::binary);
        files[entry.path().filename().string()] = {std::istreambuf_iterator<char>(in),
                                                   std::istreambuf_iterator<char>()};
    }
    return files;
}

struct Engine {
    scenario::ReadResult read =
        scenario::read_scenario(files_of(std::filesystem::path(SINEWS_SOURCE_FOLDER) / "tests/end_to_end/scenario"));
    network::Network network = network::compile(read.scenario);
    analyse::Plan plan = analyse::make_plan(read.scenario, network);

    /// Threads take chunks of `chunk` replications in turn; the tallies are merged last to first.
    [[nodiscard]] analyse::Tally run(std::uint64_t replications, std::size_t threads, std::uint64_t chunk) const {
        std::vector<analyse::Tally> tallies(threads, analyse::Tally(plan));
        std::atomic<std::uint64_t> next{0}, done{0};
        const std::atomic<bool> stop{false};
        std::vector<std::thread> running;
        for (analyse::Tally& tally : tallies) {
            running.emplace_back([&] {
                for (std::uint64_t first = next.fetch_add(chunk); first < replications; first = next.fetch_add(chunk)) {
                    const std::uint64_t count = std::min(chunk, replications - first);
                    analyse::run_range(network, plan, simulate::Mode::monte_carlo, 11, {first, count}, tally, &done,
                                       &stop);
                }
            });
        }
        for (std::thread& thread : running) thread.join();
        CHECK(done.load() == replications);
        analyse::Tally whole(plan);
        for (auto tally = tallies.rbegin(); tally != tallies.rend(); ++tally) whole.merge(*tally);
        return whole;
    }
};

}  // namespace

TEST_CASE("threads and chunks change no bit") {
    const Engine engine;
    REQUIRE_FALSE(scenario::has_errors(engine.read.faults));
    const std::uint64_t one = report::result_hash(engine.run(200, 1, 200));
    CHECK(report::result_hash(engine.run(200, 2, 64)) == one);
    CHECK(report::result_hash(engine.run(200, 4, 16)) == one);
    CHECK(report::result_hash(engine.run(200, 3, 7)) == one);  // batches that are not full
    CHECK(report::result_hash(engine.run(201, 2, 64)) != one);
}

TEST_CASE("a run that is told to stop ends early and says so") {
    const Engine engine;
    analyse::Tally tally(engine.plan);
    std::atomic<std::uint64_t> done{0};
    const std::atomic<bool> stop{true};
    CHECK_FALSE(analyse::run_range(engine.network, engine.plan, simulate::Mode::monte_carlo, 1, {0, 1000}, tally, &done,
                                   &stop));
    CHECK(done.load() == 0);
}
