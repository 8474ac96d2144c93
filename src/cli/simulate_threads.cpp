#include "cli/simulate_threads.hpp"

#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <mutex>
#include <utility>
#include <vector>

#include "analyse/run.hpp"

namespace sinews::cli {

namespace {

// A multiple of every batch width, so that only the last batch of all may have idle lanes; small, to share out the work
// evenly.
constexpr std::uint64_t chunk = 64;

// What is looked up for each step of a month serves the more replications. It costs 15 MB a thread on the flagship, which many
// runs at once (outcome_threads) would pay many times, for nothing.
constexpr int lanes = 64;

}  // namespace

std::optional<analyse::Tally> simulate_threads(const network::Network& network, const analyse::Plan& plan,
                                               const RunSize& size, std::atomic<std::uint64_t>& done,
                                               const std::atomic<bool>& stop) {
    const std::uint64_t chunks = (size.replications + chunk - 1) / chunk;
    const auto threads = static_cast<std::size_t>(std::min<std::uint64_t>(size.threads, chunks));
    std::vector<analyse::Tally> tallies;
    tallies.reserve(threads);
    for (std::size_t thread = 0; thread < threads; ++thread) {
        tallies.emplace_back(plan, thread == 0 ? analyse::MonthlySketches::own : analyse::MonthlySketches::of_another);
    }
    // Threads reach the months of the shared sketches one behind the other and seldom wait.
    std::vector<std::mutex> guards(static_cast<std::size_t>(plan.months));
    const analyse::Exclusively exclusively = [&](int month, const std::function<void()>& work) {
        const std::scoped_lock alone(guards[static_cast<std::size_t>(month)]);
        work();
    };
    std::atomic<std::uint64_t> taken{0};
    tbb::task_arena arena(static_cast<int>(threads));
    arena.execute([&] {
        tbb::parallel_for(std::size_t{0}, threads, [&](std::size_t thread) {
            const analyse::ContinuedRun run =
                analyse::begin_run(network, plan, size.mode, size.seed, size.replications,
                                   {&tallies[thread], &tallies.front(), exclusively}, {lanes}, size.given);
            std::uint64_t first = 0;
            while ((first = taken.fetch_add(chunk, std::memory_order_relaxed)) < size.replications) {
                const std::uint64_t count = std::min(chunk, size.replications - first);
                if (!run.run({size.first + first, count}, &done, &stop)) return;
            }
            run.hand_over();
        });
    });
    if (stop.load(std::memory_order_relaxed)) return std::nullopt;
    for (std::size_t thread = 1; thread < threads; ++thread) tallies.front().merge(tallies[thread]);
    return std::move(tallies.front());
}

}  // namespace sinews::cli
