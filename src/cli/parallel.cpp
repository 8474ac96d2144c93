#include "cli/parallel.hpp"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <memory>

namespace sinews::cli {

stochastic::Parallel parallel_over(unsigned threads) {
    const auto arena = std::make_shared<tbb::task_arena>(static_cast<int>(threads));
    return [arena](int count, const std::function<void(int)>& task) {
        arena->execute([&] {
            tbb::parallel_for(
                tbb::blocked_range<int>(0, count, 1),
                [&](const tbb::blocked_range<int>& range) {
                    for (int index = range.begin(); index < range.end(); ++index) task(index);
                },
                tbb::simple_partitioner());
        });
    };
}

}  // namespace sinews::cli
