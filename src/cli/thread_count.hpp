#pragma once
// How many threads to use.

namespace sinews::cli {

/// As many as asked for, or as the machine has when that is 0.
[[nodiscard]] unsigned thread_count(unsigned asked);

}  // namespace sinews::cli
