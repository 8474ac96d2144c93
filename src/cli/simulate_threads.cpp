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

}  // namespace

std::optional<analyse::Tally> simulate_threads(const network::Network& network, const analyse::Plan& plan,
                                               const RunSize& size, std::atomic<std::uint64_t>& done,
                                               const std::atomic<bool>& stop) {
    const std::uint64_t chunks = (size.replications + chunk - 1) / chunk;
    const auto threads = static_cast<std::size_t>(std::min<std::uint64_t>(size.threads, chunks));
    std::vector<analyse::Tally> tallies;
    for (std::size_t thread = 0; thread < threads; ++thread) tallies.emplace_back(plan);
    // Threads reach the months of the shared sketches one behind the other and seldom wait.
    std::vector<std::mutex> guards(static_cast<std::size_t>(plan.months));
    const analyse::Exclusively exclusively = [&](int month, const std::function<void()>& work) {
        const std::scoped_lock alone(guards[static_cast<std::size_t>(month)]);
        work();
    };
    std::atomic<std::uint64_t> taken{0};
    const auto next = [&]() -> std::optional<analyse::Range> {
        const std::uint64_t first = taken.fetch_add(chunk, std::memory_order_relaxed);
        if (first >= size.replications) return std::nullopt;
        return analyse::Range{size.first + first, std::min(chunk, size.replications - first)};
    };
    tbb::task_arena arena(static_cast<int>(threads));
    arena.execute([&] {
        tbb::parallel_for(std::size_t{0}, threads, [&](std::size_t thread) {
            analyse::run_ranges(network, plan, size.mode, size.seed, next,
                                {&tallies[thread], &tallies.front(), exclusively}, &done, &stop, {}, size.given);
        });
    });
    if (stop.load(std::memory_order_relaxed)) return std::nullopt;
    for (std::size_t thread = 1; thread < threads; ++thread) tallies.front().merge(tallies[thread]);
    return std::move(tallies.front());
}

}  // namespace sinews::cli
