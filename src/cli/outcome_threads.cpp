#include "cli/outcome_threads.hpp"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>
#include <tbb/task_group.h>

#include <algorithm>

namespace sinews::cli {

namespace {

constexpr std::uint64_t chunk = 256;  // as in simulate_threads

}  // namespace

bool outcome_threads(const std::vector<OutcomeRun>& runs, const analyse::OutcomeRequest& request, const RunSize& size,
                     analyse::Range range, std::atomic<std::uint64_t>& done, const std::atomic<bool>& stop) {
    const std::uint64_t chunks = (range.count + chunk - 1) / chunk;
    tbb::task_arena arena(static_cast<int>(std::min<std::uint64_t>(size.threads, chunks * runs.size())));
    tbb::task_group_context context;
    arena.execute([&] {
        tbb::parallel_for(
            tbb::blocked_range<std::uint64_t>(0, chunks * runs.size(), 1),
            [&](const tbb::blocked_range<std::uint64_t>& tasks) {
                for (std::uint64_t task = tasks.begin(); task < tasks.end(); ++task) {
                    if (stop.load(std::memory_order_relaxed)) {
                        context.cancel_group_execution();
                        return;
                    }
                    const OutcomeRun& run = runs[static_cast<std::size_t>(task / chunks)];
                    const std::uint64_t first = range.first + task % chunks * chunk;
                    const std::uint64_t count = std::min(chunk, range.first + range.count - first);
                    analyse::run_outcomes(*run.network, *run.plan, size.mode, size.seed, {first, count}, request,
                                          *run.outcomes, &done, &stop, {}, run.given);
                }
            },
            tbb::simple_partitioner(), context);
    });
    return !stop.load(std::memory_order_relaxed);
}

}  // namespace sinews::cli
