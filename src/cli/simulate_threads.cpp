#include "cli/simulate_threads.hpp"

#include <tbb/blocked_range.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>
#include <tbb/task_group.h>

#include <algorithm>
#include <utility>

#include "analyse/run.hpp"

namespace sinews::cli {

namespace {

// A multiple of every batch width, so that only the last batch of all may have idle lanes; small enough to share out the
// work evenly, large enough that setting up a workspace does not show.
constexpr std::uint64_t chunk = 256;

}  // namespace

std::optional<analyse::Tally> simulate_threads(const network::Network& network, const analyse::Plan& plan,
                                               const RunSize& size, std::atomic<std::uint64_t>& done,
                                               const std::atomic<bool>& stop) {
    const std::uint64_t chunks = (size.replications + chunk - 1) / chunk;
    const auto threads = static_cast<int>(std::min<std::uint64_t>(size.threads, chunks));
    tbb::enumerable_thread_specific<analyse::Tally> tallies([&] { return analyse::Tally(plan); });
    tbb::task_arena arena(threads);
    tbb::task_group_context context;
    arena.execute([&] {
        tbb::parallel_for(
            tbb::blocked_range<std::uint64_t>(0, chunks, 1),
            [&](const tbb::blocked_range<std::uint64_t>& range) {
                if (stop.load(std::memory_order_relaxed)) {
                    context.cancel_group_execution();  // chunks that nobody began are dropped
                    return;
                }
                analyse::Tally& tally = tallies.local();
                const std::uint64_t first = range.begin() * chunk;
                const std::uint64_t last = std::min(range.end() * chunk, size.replications);
                analyse::run_range(network, plan, size.mode, size.seed, {size.first + first, last - first}, tally,
                                   &done, &stop, {}, size.given);
            },
            tbb::simple_partitioner(), context);
    });
    if (stop.load(std::memory_order_relaxed)) return std::nullopt;
    // Merged into the first, and each given back at once: tallies are what a run's memory consists of.
    std::optional<analyse::Tally> whole;
    for (analyse::Tally& part : tallies) {
        if (whole) {
            whole->merge(part);
            const analyse::Tally dropped = std::move(part);
        } else {
            whole = std::move(part);
        }
    }
    return whole;
}

}  // namespace sinews::cli
