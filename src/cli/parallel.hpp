#pragma once
// Threads for rooms that own none.

#include "stochastic/solve.hpp"

namespace sinews::cli {

/// Runs tasks on that many threads (at least 1), each task on one.
[[nodiscard]] stochastic::Parallel parallel_over(unsigned threads);

}  // namespace sinews::cli
