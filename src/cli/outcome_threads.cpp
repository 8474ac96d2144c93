#include "cli/outcome_threads.hpp"

#include <tbb/blocked_range.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>
#include <tbb/task_group.h>

#include <algorithm>

namespace sinews::cli {

namespace {

/// Replications of one task: a multiple of every batch width; few where there are few, so that all threads have work.
std::uint64_t task_size(std::uint64_t replications, unsigned threads) {
    constexpr std::uint64_t batch = analyse::default_lanes, most = 256;
    const std::uint64_t even = replications / (std::uint64_t{4} * threads);
    return std::clamp((even + batch - 1) / batch * batch, batch, most);
}

}  // namespace

bool outcome_threads(const std::vector<analyse::OutcomeRun>& runs, const analyse::OutcomeRequest& request,
                     const RunSize& size, analyse::Range range, std::atomic<std::uint64_t>& done,
                     const std::atomic<bool>& stop) {
    const std::uint64_t chunk = task_size(range.count, size.threads);
    const std::uint64_t chunks = (range.count + chunk - 1) / chunk;
    tbb::task_arena arena(static_cast<int>(std::min<std::uint64_t>(size.threads, chunks)));
    tbb::task_group_context context;
    tbb::enumerable_thread_specific<analyse::BegunOutcomes> of_threads(
        [&] { return analyse::begin_outcomes(runs, size.mode, size.seed, request); });
    arena.execute([&] {
        tbb::parallel_for(
            tbb::blocked_range<std::uint64_t>(0, chunks, 1),
            [&](const tbb::blocked_range<std::uint64_t>& tasks) {
                for (std::uint64_t task = tasks.begin(); task < tasks.end(); ++task) {
                    if (stop.load(std::memory_order_relaxed)) {
                        context.cancel_group_execution();
                        return;
                    }
                    const std::uint64_t first = range.first + task * chunk;
                    const std::uint64_t count = std::min(chunk, range.first + range.count - first);
                    of_threads.local()({first, count}, &done, &stop);
                }
            },
            tbb::simple_partitioner(), context);
    });
    return !stop.load(std::memory_order_relaxed);
}

}  // namespace sinews::cli
