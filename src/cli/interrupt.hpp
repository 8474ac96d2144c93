#pragma once
// Ctrl-C as a flag that long work looks at.

#include <atomic>

namespace sinews::cli {

/// From now on the first SIGINT or SIGTERM sets the flag; a second one ends the program at once.
void watch_interrupts();

/// The flag. Set once, never cleared.
[[nodiscard]] const std::atomic<bool>& interrupted();

}  // namespace sinews::cli
