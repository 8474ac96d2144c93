#pragma once
// Work that goes on beside the caller's own.

#include <future>
#include <utility>

namespace sinews::cli {

/// Begins `work` on a thread of its own where there may be `threads` of them, more than one, and one is to be had; else it is done
/// when its result is asked for. What it refers to must outlive the future.
template <typename Work>
[[nodiscard]] auto beside(unsigned threads, Work work) {
    const auto policy = threads > 1 ? std::launch::async | std::launch::deferred : std::launch::deferred;
    return std::async(policy, std::move(work));
}

}  // namespace sinews::cli
